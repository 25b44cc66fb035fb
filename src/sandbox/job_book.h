// A service's jobs and how far each is: a matter of the clock, of what is made, and of the faults that struck it.
#pragma once

#include "sandbox/maker.h"
#include "sandbox/service.h"

#include <map>
#include <set>
#include <string>

namespace turnaround::sandbox {

struct PracticeJob {
    std::string id;
    std::string model; ///< as the service calls it
    Moment submitted;
    std::string ticket; ///< of what the maker makes
    Json request; ///< what was asked for
    std::set<std::string> faults; ///< those of kind "job-…" that struck it
    double price = 0;
    int results = 1;
    bool cancelled = false;

    bool struckBy(const std::string &fault) const { return faults.contains(fault); }
};

enum class Phase { Queued, Running, Done, Failed, Cancelled };

struct JobProgress {
    Phase phase = Phase::Queued;
    double share = 0; ///< 0..1, of the job's time
};

/// Under its service's lock.
class JobBook
{
public:
    explicit JobBook(World &world, std::string provider)
        : m_world(world)
        , m_provider(std::move(provider))
    {
    }

    /// Takes the job faults that are due, orders the work and notes the charge where `unit` is not empty.
    /// Null: the charge could not be written. `id`: empty for a new one.
    PracticeJob *accept(const std::string &id, const std::string &model, const Pictures &pictures, Json request,
                        double price, const std::string &unit, int results = 1);
    PracticeJob *find(const std::string &id);
    const PracticeJob *find(const std::string &id) const;
    const std::map<std::string, PracticeJob> &all() const { return m_jobs; }

    /// A job is done when its time is over and its model is made.
    JobProgress progress(const PracticeJob &job) const;
    /// Null unless the job is done.
    std::shared_ptr<const MadeModel> made(const PracticeJob &job) const;
    /// The link to a file of the job, a fresh one where the last has expired.
    std::string link(const PracticeJob &job, const std::string &name, const std::string &type,
                     const SharedBytes &bytes) const;
    /// The link to the model; "job-wrong-type" makes it a film by name and type.
    std::string modelLink(const PracticeJob &job, const std::string &name = "model.glb") const;

private:
    World &m_world;
    const std::string m_provider;
    std::map<std::string, PracticeJob> m_jobs;
};

} // namespace turnaround::sandbox

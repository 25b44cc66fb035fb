#include "app/all_jobs.h"

#include "app/event_queue.h"
#include "app/services.h"
#include "jobs/job_store.h"
#include "jobs/job_worker.h"

#include <algorithm>
#include <set>
#include <thread>

namespace turnaround::app {

namespace {

using namespace std::chrono_literals;

bool isOpen(const Job &job)
{
    return !hasEnded(job.state) && job.state != JobState::Unconfirmed;
}

/// The jobs that were open at the start, as they are now.
class Watched
{
public:
    explicit Watched(std::vector<Job> jobs)
        : m_jobs(std::move(jobs))
    {
        std::erase_if(m_jobs, [](const Job &job) { return !isOpen(job); });
    }

    void see(const Job &job)
    {
        const auto known = std::ranges::find(m_jobs, job.id, &Job::id);
        if (known != m_jobs.end())
            *known = job;
    }
    /// As it is said while they run: one that waits for a key waits for the artist.
    void hear(const Job &job)
    {
        see(job);
        if (job.stage == "key")
            m_keyless.insert(job.id);
        else
            m_keyless.erase(job.id);
    }
    bool allEnded() const
    {
        return std::ranges::none_of(m_jobs,
                                    [this](const Job &job) { return isOpen(job) && !m_keyless.contains(job.id); });
    }
    double share() const
    {
        return m_jobs.empty() ? 1 : 1 - double(std::ranges::count_if(m_jobs, isOpen)) / double(m_jobs.size());
    }
    std::vector<Job> take() { return std::move(m_jobs); }

private:
    std::vector<Job> m_jobs;
    std::set<JobId> m_keyless;
};

Result<std::vector<Job>> storedJobs(const jobs::DataFolder &folder)
{
    std::error_code unknown;
    if (!std::filesystem::exists(folder.jobStore(), unknown))
        return std::vector<Job>();
    Result<jobs::JobStore> store = jobs::JobStore::open(folder, library::Access::Reader);
    return store ? store->all() : Result<std::vector<Job>>(store.error());
}

/// As owner: until all have ended. Nothing where it was interrupted.
bool work(EventQueue &events, Watched &watched, const Surroundings &surroundings)
{
    while (!watched.allEnded()) {
        if (surroundings.cancel.requested())
            return false;
        surroundings.progress.show("jobs", watched.share());
        const std::optional<jobs::WorkerEvent> event = events.next(50ms);
        if (!event)
            continue;
        if (const auto *changed = std::get_if<jobs::JobChanged>(&*event))
            watched.hear(changed->job);
    }
    return true;
}

} // namespace

Result<std::vector<Job>> runAllJobs(const jobs::DataFolder &folder, const Surroundings &surroundings)
{
    Result<std::vector<Job>> stored = storedJobs(folder);
    if (!stored)
        return stored.error();
    Watched watched(std::move(*stored));
    const Error left{ErrorKind::Cancelled,
                     "Stopped waiting. The jobs are kept: 'turnaround jobs resume' goes on with them."};
    const Result<jobs::WorkerSetup> setup = workerSetup(folder.root, surroundings, servicesWithOpenJobs(folder.root));
    if (!setup)
        return setup.error();
    while (!watched.allEnded()) {
        EventQueue events;
        std::optional<jobs::WorkerOpened> opened;
        const jobs::JobWorker worker(*setup, [&](const jobs::WorkerEvent &event) { events.push(event); });
        const Result<Role> role = roleOf(events, opened);
        if (!role)
            return role.error();
        if (*role == Role::Owner) {
            for (const Job &job : opened->jobs)
                watched.see(job);
            if (!work(events, watched, surroundings))
                return left;
            break;
        }
        if (surroundings.cancel.requested())
            return left;
        std::this_thread::sleep_for(250ms);
        if (const Result<std::vector<Job>> now = storedJobs(folder); now) {
            for (const Job &job : *now)
                watched.see(job);
        }
    }
    return watched.take();
}

} // namespace turnaround::app

// The body of the one background worker, without its thread: tests drive it with made-up time. All calls, and all
// events, on the thread that opened it.
#pragma once

#include "jobs/inbox.h"
#include "jobs/job_store.h"
#include "jobs/job_worker.h"
#include "jobs/library_desk.h"
#include "jobs/machine.h"
#include "jobs/mailbox.h"
#include "jobs/owner_lock.h"
#include "jobs/service_desk.h"
#include "jobs/service_questions.h"

#include <QThreadPool>

#include <map>
#include <memory>
#include <set>
#include <thread>
#include <unordered_map>

namespace turnaround::jobs {

class Workshop
{
public:
    /// Takes the data folder, and its jobs go on. The mailbox must outlive it. Emits WorkerOpened, or WorkerNotOpened
    /// and returns nothing.
    static std::unique_ptr<Workshop> open(const WorkerSetup &setup, Mailbox &mailbox, Listener listener, UtcTime now);
    /// Without close(), as if the program had been killed: what is saved stays as it is.
    ~Workshop();

    /// Carries out what came, and begins the next job where none runs.
    void runOnce(UtcTime now);
    /// Before close(): whether an answer is coming that says if a paid job was taken. runOnce() hears it.
    bool awaitsSubmit() const { return m_services.awaitsSubmit(); }
    /// Begins nothing new from now on.
    void wrapUp() { m_runsJobs = false; }
    /// Stops the running job and puts it back in line; nothing more may be asked.
    void close(UtcTime now);

    /// Whether to look again soon.
    bool runsJob() const { return m_running.has_value(); }

private:
    Workshop(const WorkerSetup &setup, Mailbox &mailbox, Listener listener, OwnerLock lock, JobStore store,
             library::Library library);
    void resume(UtcTime now);
    void carryOut(const Command &command, UtcTime now);
    void carryOutHanded(UtcTime now);
    Result<void> change(const Command &command, UtcTime now);
    Result<void> submit(const SubmitJob &asked, UtcTime now);
    Result<void> cancel(const JobId &id, UtcTime now);
    Result<void> retry(const RetryJob &asked, UtcTime now);
    Result<void> resumeJob(const ResumeJob &asked, UtcTime now);
    std::optional<Error> objection(const Job &job, const std::optional<Money> &price, UtcTime now) const;
    Result<void> remove(const JobId &id);
    void engineEnded(const EngineEnded &ended, UtcTime now);
    void beginNext(UtcTime now);
    void beginAtServices(UtcTime now);
    void saveAgain(UtcTime now);
    void apply(Job &job, const JobEvent &event, UtcTime now);
    void act(const JobId &id, Action action, UtcTime now);
    void runEngine(const Job &job);
    void storeAsset(const JobId &id, UtcTime now);
    void stopRunning();
    void emitEvent(const WorkerEvent &event);
    bool answerHanded(const WorkerEvent &event);
    Job *find(const JobId &id);
    void takeJobs(std::vector<Job> jobs);
    const LocalEngine *engineFor(const std::string &provider) const;

    struct Running {
        JobId id;
        CancelToken cancel;
    };

    DataFolder m_folder;
    std::vector<LocalEngine> m_engines;
    bool m_runsJobs = true;
    Mailbox &m_mailbox;
    Listener m_listener;
    OwnerLock m_lock;
    JobStore m_store;
    Inbox m_inbox;
    std::vector<Job> m_jobs; ///< in the order they were submitted
    std::unordered_map<std::string, std::size_t> m_places; ///< in m_jobs
    std::optional<Running> m_running;
    std::map<Ticket, std::string> m_handed; ///< library commands from the inbox that wait for their answer
    Ticket m_nextHanded = Ticket(1) << 63; ///< beyond what a window counts to
    Budget m_budget;
    std::set<JobId> m_unsaved; ///< changed, and the disk did not take it yet
    UtcTime m_nextSave{};
    LibraryDesk m_desk;
    QThreadPool m_pool; ///< reads models that are imported, fits pictures, looks at results
    ServiceDesk m_services;
    ServiceQuestions m_questions;
    std::jthread m_engineThread; ///< last: it ends before what it uses
};

} // namespace turnaround::jobs

#include "jobs/job_worker.h"

#include "jobs/workshop.h"

#include <atomic>
#include <exception>
#include <thread>

namespace turnaround::jobs {

namespace {

// Commands wake the worker; these are for what cannot: other processes' commands, and a running job's progress.
constexpr std::chrono::milliseconds kLook(250);
constexpr std::chrono::milliseconds kLookWhileRunning(50);

constexpr std::chrono::seconds kSubmitsPatience(8);

UtcTime now()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace

struct JobWorker::Thread {
    Mailbox mailbox;
    std::atomic<bool> ends = false;
    std::thread thread;

    /// A paid request that is under way is worth a short wait: else nobody knows whether it was taken.
    void hearSubmits(Workshop &workshop)
    {
        workshop.wrapUp();
        const auto until = std::chrono::steady_clock::now() + kSubmitsPatience;
        while (workshop.awaitsSubmit() && std::chrono::steady_clock::now() < until) {
            mailbox.wait(kLookWhileRunning);
            workshop.runOnce(now());
        }
    }
    void run(const WorkerSetup &setup, const Listener &listener)
    {
        try {
            const std::unique_ptr<Workshop> workshop = Workshop::open(setup, mailbox, listener, now());
            while (workshop && !ends) {
                workshop->runOnce(now());
                mailbox.wait(workshop->runsJob() ? kLookWhileRunning : kLook);
            }
            if (workshop) {
                hearSubmits(*workshop);
                workshop->close(now());
            }
        } catch (const std::exception &fault) {
            listener(WorkerNotOpened{Error{ErrorKind::Unavailable,
                                           "The work in the background stopped: there is not enough memory, or "
                                           "Turnaround has a fault. Start it again: every job goes on where it was, "
                                           "and nothing is paid twice.",
                                           fault.what()},
                                     false});
        }
    }
};

JobWorker::JobWorker(WorkerSetup setup, Listener listener)
    : m_thread(std::make_unique<Thread>())
{
    m_thread->thread = std::thread([thread = m_thread.get(), setup = std::move(setup), listener = std::move(listener)] {
        thread->run(setup, listener);
    });
}

JobWorker::~JobWorker()
{
    m_thread->ends = true;
    m_thread->mailbox.wake();
    m_thread->thread.join();
}

void JobWorker::post(Command command)
{
    m_thread->mailbox.post(std::move(command));
}

} // namespace turnaround::jobs

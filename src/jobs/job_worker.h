// The one background worker: it owns a data folder's jobs and its library, and everything that is
// slow about them. The window asks by post() and is told by events; it never touches the files.
//
//   DATA/jobs.sqlite     the jobs, saved before anything is done about them
//   DATA/jobs/ID/        a job's own files: copies of its views, the model until it is in the library
//   DATA/library/        one folder for each asset (library/library.h)
//   DATA/inbox/          commands that other processes hand over (jobs/inbox.h)
//   DATA/owner.lock      held by the one process that may change all this (jobs/owner_lock.h)
#pragma once

#include "jobs/command.h"
#include "jobs/local_engine.h"
#include "jobs/worker_event.h"
#include "net/transport.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace turnaround::jobs {

struct WorkerSetup {
    std::filesystem::path dataFolder; ///< absolute; made where it is missing
    std::vector<LocalEngine> engines = {blockoutEngine()};
    std::shared_ptr<net::Transport> transport; ///< null: no service is asked
    std::map<std::string, providers::Account> accounts; ///< by ServiceInfo::id
    Budget budget;
    bool runsJobs = true; ///< false: jobs stay in line, for a look or one change
};

/// Called on the worker's thread, one call at a time, in order. It must not wait for that thread.
using Listener = std::function<void(const WorkerEvent &)>;

/// Owns the thread. Nothing in the constructor touches a file: WorkerOpened or WorkerNotOpened tells.
class JobWorker
{
public:
    JobWorker(WorkerSetup setup, Listener listener);
    /// Stops: a job that runs here goes back in line for the next start. The listener is not called afterwards.
    ~JobWorker();
    JobWorker(const JobWorker &) = delete;
    JobWorker &operator=(const JobWorker &) = delete;

    /// Any thread, at once. Commands are carried out in the order they came.
    void post(Command command);

private:
    struct Thread;
    std::unique_ptr<Thread> m_thread;
};

} // namespace turnaround::jobs

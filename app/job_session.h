// Has commands carried out in a data folder: by this process where no other owns it, else by the one that does. Main
// thread.
#pragma once

#include "app/verb.h"
#include "jobs/command.h"
#include "jobs/inbox.h"
#include "jobs/job_worker.h"

#include <filesystem>

namespace turnaround::app {

/// A command that is done in a moment: cancel, import, refresh. No job runs meanwhile, unless by the owner.
/// Errors: what the command is answered; Unavailable where the owner does not answer (it says who that is); Disk.
Result<jobs::Answer> carryOut(const std::filesystem::path &dataFolder, const jobs::Command &command,
                              const CancelToken &cancel);

/// How far a job is followed.
struct Follow {
    bool untilAccepted = false; ///< else to its end
    bool interruptCancels = true; ///< Ctrl-C cancels the job; else it is left as it is
    bool untilCancelHeard = false; ///< or until the service has refused to cancel it

    bool isOver(const Job &job) const;
    /// What Ctrl-C leaves behind.
    Error leftError(const JobId &id) const;
};

/// Submits, retries or resumes a job and follows it, telling of its progress. Where the owner ends before the
/// job does, this process takes over. A submitted job's views must lie in its folder already. Jobs that waited before
/// it are done first. Errors: as carryOut(), Cancelled. A job that failed, or is unconfirmed, is no error here: see its
/// state.
Result<Job> runJob(const jobs::WorkerSetup &setup, const JobId &id, const jobs::Command &command, const Follow &follow,
                   const Surroundings &surroundings);

} // namespace turnaround::app

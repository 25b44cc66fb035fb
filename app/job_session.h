// Has commands carried out in a data folder: by this process where no other owns it, else by the one that does. Main
// thread.
#pragma once

#include "app/verb.h"
#include "jobs/command.h"
#include "jobs/inbox.h"

#include <filesystem>

namespace turnaround::app {

/// A command that is done in a moment: cancel, import, refresh. No job runs meanwhile, unless by the owner.
/// Errors: what the command is answered; Unavailable where the owner does not answer (it says who that is); Disk.
Result<jobs::Answer> carryOut(const std::filesystem::path &dataFolder, const jobs::Command &command,
                              const CancelToken &cancel);

/// Submits or retries a job and follows it to its end, telling of its progress. Where the owner ends before the
/// job does, this process takes over. The job's views must lie in its folder already. Jobs that waited before it are
/// done first. Errors: as carryOut(), Cancelled (the job is, too). A job that failed is no error here: see its state.
Result<Job> runJob(const std::filesystem::path &dataFolder, const JobId &id, const jobs::Command &command,
                   const Surroundings &surroundings);

} // namespace turnaround::app

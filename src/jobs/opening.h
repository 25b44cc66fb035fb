// What the worker does before its first job, and what it runs on the pool. The worker's thread.
#pragma once

#include "jobs/data_folder.h"
#include "jobs/job_folder.h"
#include "jobs/job_store.h"
#include "jobs/mailbox.h"
#include "jobs/owner_lock.h"
#include "library/library.h"

#include <optional>

namespace turnaround::jobs {

struct Opened {
    std::optional<OwnerLock> lock; ///< none: another process has it, and nothing else is opened
    std::optional<JobStore> store;
    std::optional<library::Library> library;
    std::vector<Job> jobs;
};

/// Makes the folder where it is missing. Disk, BadInput.
Result<Opened> openDataFolder(const DataFolder &folder);

/// Clears what a crash left of imports, and of jobs that were never accepted.
void removeStrays(const DataFolder &folder, const std::vector<Job> &jobs);

/// Names who holds the folder.
Error heldError(const DataFolder &folder);

/// Unavailable where another process holds the folder right now.
Result<void> checkUnheld(const DataFolder &folder);
Error noSuchJob(const JobId &id);

/// A pool thread's whole work on one job. Errors as LocalEngine::make() and keepMade(); what the engine throws is
/// Unavailable.
Result<MadeModel> runEngineIn(const std::filesystem::path &folder, const LocalEngine &engine,
                              const GenerationRequest &request, Mailbox &mailbox, const CancelToken &cancel);

} // namespace turnaround::jobs

// `turnaround jobs resume` without a job: all that have not ended. Main thread.
#pragma once

#include "app/verb.h"
#include "domain/job.h"
#include "jobs/data_folder.h"

#include <vector>

namespace turnaround::app {

/// Goes on with every job that has not ended, here or in the process that owns the data folder, and waits for all of
/// them. Returns them as they ended. Errors: Cancelled by Ctrl-C, the jobs are kept; as runJob().
Result<std::vector<Job>> runAllJobs(const jobs::DataFolder &folder, const Surroundings &surroundings);

} // namespace turnaround::app

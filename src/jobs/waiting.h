// How long a job waits before a service is asked again. Any thread (pure).
#pragma once

#include "providers/provider.h"

#include <chrono>

namespace turnaround::jobs {

/// Adapted to the job's age: young jobs are asked after often, old ones at the service's slowest.
std::chrono::milliseconds pollWait(const providers::Pace &pace, std::chrono::milliseconds age);

/// After the n-th trouble in a row (1 …): 1, 2, 4 … 60 s, shortened by up to a half so that many jobs do not come back
/// in step (`chance`, 0..1). The service's own wish counts where it is longer.
std::chrono::milliseconds troubleWait(int troubles, double chance, std::optional<std::chrono::seconds> wish);

} // namespace turnaround::jobs

// The part of the machine for jobs that a service makes. machine.h has the whole picture. Any thread (pure).
#pragma once

#include "jobs/machine.h"

namespace turnaround::jobs {

/// How often a job's links are asked for anew before it is left to the artist.
inline constexpr int kMostFreshLinks = 5;

/// How often a submit under one task id may be lost before it is left to the artist.
inline constexpr int kMostLostSubmits = 4;

/// advance() for a job with Job::remote.
Step advanceRemote(const Job &job, const JobEvent &event, UtcTime now);

/// Whether a failed or stopped job can go on without a new submit: the service knows it, and has not ended it.
bool canResume(const Job &job);

} // namespace turnaround::jobs

// What to type next for a job at a service that is not done. Any thread (pure).
#pragma once

#include "domain/job.h"

#include <string>

namespace turnaround::app {

/// What happens to it right now: "Runware makes it"; empty where the state alone says it.
std::string stageWords(const Job &job);

/// One sentence with the command; empty where there is nothing to do.
std::string nextStep(const Job &job);

} // namespace turnaround::app

// `turnaround generate` with a service: through the same job machine as the window's. Main thread.
#pragma once

#include "app/generate_options.h"
#include "app/verb.h"

namespace turnaround::app {

/// BadUsage: a model, an option or a word that is not there, or something given that the model does not use (unless
/// --drop-unused); nothing is sent then. Else the outcome tells how the job ended.
Result<Outcome> generateAtService(const GenerateOptions &options, const Surroundings &surroundings);

} // namespace turnaround::app

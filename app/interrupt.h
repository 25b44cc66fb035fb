// Ctrl-C (SIGINT) and SIGTERM as a wish to stop.
#pragma once

#include "core/cancel.h"

namespace turnaround::app {

/// From now on the first SIGINT or SIGTERM requests the token's cancel and nothing else: the work ends
/// by itself and cleans up. The third ends the process at once. SIGPIPE and SIGXFSZ are ignored, so
/// that a reader that goes away and a file that may not grow are errors of the write. Call once, on the main thread,
/// before other threads start.
CancelToken cancelOnInterrupt();

} // namespace turnaround::app

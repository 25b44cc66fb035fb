// Reads a key that must not be seen. Main thread.
#pragma once

#include "core/result.h"

#include <string>

namespace turnaround::app {

/// On a terminal asks for `what` and shows nothing of what is typed; else takes the next line of standard input.
/// BadUsage: nothing was given, or it is longer than 4,096 bytes.
Result<std::string> readSecret(const std::string &what);

} // namespace turnaround::app

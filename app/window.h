// The window: what is composed where, and the event loop. Main thread.
#pragma once

#include "core/result.h"

#include <string>

namespace turnaround::app {

/// Opens the window and returns when it is closed. Errors: Unavailable without a display, or where a QML
/// module of Qt is missing.
/// `model`: a file to show in it, empty for none.
Result<void> runWindow(int &argumentCount, char **arguments, const std::string &model);

} // namespace turnaround::app

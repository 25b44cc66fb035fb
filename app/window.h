// The window: what is composed where, and the event loop. Main thread.
#pragma once

#include "core/result.h"

#include <filesystem>

namespace turnaround::app {

/// Names, graphics and typeface of the application. After QGuiApplication, before the first window.
void prepareForWindows();

/// Opens the window and returns when it is closed. `dataFolder` is absolute; `modelOrViews`: a file to
/// show or a folder of views to compose with, if any; `practice`: every service is played on this machine. Errors:
/// Unavailable without a display, where another process holds the data folder, where a QML module of Qt is missing, or
/// where the practice services can't start.
Result<void> runWindow(int &argumentCount, char **arguments, const std::filesystem::path &dataFolder,
                       const std::filesystem::path &modelOrViews, bool practice);

} // namespace turnaround::app

// Whether a window can be opened at all. Main thread, before QGuiApplication: that one ends the program
// where there is no display.
#pragma once

#include "core/result.h"

namespace turnaround::ui {

/// Errors: Unavailable where neither an X display nor a Wayland one takes connections. A platform that
/// QT_QPA_PLATFORM names is trusted.
Result<void> checkDisplay();

} // namespace turnaround::ui

// The window's typeface travels with the program (resources/fonts). GUI thread.
#pragma once

namespace turnaround::ui {

/// Makes Inter known to the application and its default. Call after QGuiApplication, before any QML.
void loadTypeface();

} // namespace turnaround::ui

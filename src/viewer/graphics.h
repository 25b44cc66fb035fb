// Whether this machine draws 3D in a window, and how fast. Main thread.
#pragma once

#include <string>

namespace turnaround::viewer {

struct Graphics {
    bool draws3d = false;
    std::string reason; ///< why not, one plain sentence; empty where it does
    /// The processor draws what a graphics card should: everything works, but each frame takes its time.
    bool softwareDriver = false;
};

/// Call after QGuiApplication is made and before the first window. Where OpenGL 3.3 can't be had, Qt Quick is
/// told to draw by its software backend, so that everything but the 3D view goes on working; else it is told
/// to use OpenGL, the one interface that the stage is tested with.
Graphics chooseGraphics();

} // namespace turnaround::viewer

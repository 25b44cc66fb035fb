// A display to draw pictures on, found or made. For command lines and tests; main thread.
//
// Qt Quick 3D needs OpenGL, and on Linux that means an X display: Qt's "offscreen" platform draws
// every 3D view blank without a word. Where no display can be opened, a private Xvfb serves.
#pragma once

#include "core/result.h"

#include <memory>

namespace turnaround::viewer {

/// Open it before QGuiApplication is created, and keep it until that is gone: it sets DISPLAY,
/// QT_QPA_PLATFORM and, where it is missing, XDG_RUNTIME_DIR for the process, and takes back what it
/// set. An Xvfb that it started ends with the object, and with the program however that ends.
class PictureDisplay
{
public:
    /// Uses DISPLAY where a connection to it succeeds, else starts an Xvfb.
    /// Errors: Unavailable where Xvfb is missing (the sentence names the package) or does not start;
    /// nothing is left behind then.
    static Result<PictureDisplay> open();
    /// Always an own Xvfb, whatever DISPLAY says: for tests.
    static Result<PictureDisplay> openPrivate();

    PictureDisplay(PictureDisplay &&) noexcept;
    PictureDisplay &operator=(PictureDisplay &&) noexcept;
    ~PictureDisplay();

    bool isPrivate() const;

private:
    struct State;
    explicit PictureDisplay(std::unique_ptr<State> state);
    void prepareEnvironment();
    std::unique_ptr<State> m_state;
};

} // namespace turnaround::viewer

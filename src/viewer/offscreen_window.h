// A Qt Quick window that is never shown: its frames are drawn by OpenGL into memory. GUI thread.
#pragma once

#include "core/result.h"

#include <QImage>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFramebufferObject>
#include <QQuickRenderControl>
#include <QQuickWindow>

#include <memory>

namespace turnaround::viewer {

class OffscreenWindow
{
public:
    /// Errors: Unavailable without a QGuiApplication, on a platform or with a Qt Quick backend that
    /// draws no 3D, or where OpenGL 3.3 can't be had; the sentence says what to do.
    static Result<std::unique_ptr<OffscreenWindow>> open();
    ~OffscreenWindow();

    QQuickItem &contentItem() { return *m_window->contentItem(); }
    /// Draws one frame of `side` x `side` pixels: premultiplied alpha, top row first.
    /// Errors: Unavailable where the graphics driver refuses.
    Result<QImage> grab(int side);

private:
    OffscreenWindow() = default;
    Result<void> start();

    // Destroyed from below: the window needs its control, both need the context.
    std::unique_ptr<QOffscreenSurface> m_surface;
    std::unique_ptr<QOpenGLContext> m_context;
    std::unique_ptr<QQuickRenderControl> m_control;
    std::unique_ptr<QQuickWindow> m_window;
    std::unique_ptr<QOpenGLFramebufferObject> m_target;
};

} // namespace turnaround::viewer

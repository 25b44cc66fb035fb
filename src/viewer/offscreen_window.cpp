#include "viewer/offscreen_window.h"

#include <QGuiApplication>
#include <QQuickGraphicsDevice>
#include <QQuickItem>
#include <QQuickRenderTarget>
#include <QSGRendererInterface>
#include <QtQuick3D/qquick3d.h>

namespace turnaround::viewer {

namespace {

Error unavailable(std::string message, std::string detail = {})
{
    return {ErrorKind::Unavailable, std::move(message), std::move(detail)};
}

Error softwareBackend()
{
    return unavailable("Qt Quick draws by its software backend here, which has no 3D; unset QT_QUICK_BACKEND.");
}

Error noOpenGl(const std::string &detail)
{
    const std::string display = qEnvironmentVariable("DISPLAY", QStringLiteral("none")).toStdString();
    return unavailable(
        "This display (" + display +
            ") offers no OpenGL 3.3, so no picture can be drawn; install the package libgl1-mesa-dri, or "
            "unset DISPLAY and WAYLAND_DISPLAY to draw on a private display.",
        detail);
}

} // namespace

Result<std::unique_ptr<OffscreenWindow>> OffscreenWindow::open()
{
    std::unique_ptr<OffscreenWindow> window(new OffscreenWindow);
    const Result<void> started = window->start();
    if (!started)
        return started.error();
    return window;
}

Result<void> OffscreenWindow::start()
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return unavailable("No picture can be drawn before the graphical application has started.");
    const std::string platform = QGuiApplication::platformName().toStdString();
    if (platform == "offscreen" || platform == "minimal" || platform == "vnc" || platform == "linuxfb")
        return unavailable("Qt's platform \"" + platform +
                           "\" draws no 3D; unset QT_QPA_PLATFORM, so that a display or a private one is used.");

    if (QQuickWindow::sceneGraphBackend() == QLatin1String("software") ||
        qEnvironmentVariable("QT_QUICK_BACKEND") == QLatin1String("software"))
        return softwareBackend();

    QQuickWindow::setGraphicsApi(QSGRendererInterface::OpenGL);
    if (QOpenGLContext plain; !plain.create())
        return noOpenGl("QOpenGLContext::create failed");
    m_context = std::make_unique<QOpenGLContext>();
    m_context->setFormat(QQuick3D::idealSurfaceFormat());
    if (!m_context->create())
        return noOpenGl("QOpenGLContext::create failed for the ideal format");
    m_surface = std::make_unique<QOffscreenSurface>();
    m_surface->setFormat(m_context->format());
    m_surface->create();
    if (!m_surface->isValid() || !m_context->makeCurrent(m_surface.get()))
        return noOpenGl("no current context");
    const QSurfaceFormat got = m_context->format();
    if (!m_context->isOpenGLES() && got.version() < qMakePair(3, 3))
        return noOpenGl("OpenGL " + std::to_string(got.majorVersion()) + "." + std::to_string(got.minorVersion()));

    m_control = std::make_unique<QQuickRenderControl>();
    m_window = std::make_unique<QQuickWindow>(m_control.get());
    m_window->setGraphicsDevice(QQuickGraphicsDevice::fromOpenGLContext(m_context.get()));
    m_window->setColor(Qt::transparent);
    if (!m_control->initialize())
        return noOpenGl("QQuickRenderControl::initialize failed");
    const auto api = m_window->rendererInterface()->graphicsApi();
    if (!QSGRendererInterface::isApiRhiBased(api))
        return softwareBackend();
    return {};
}

OffscreenWindow::~OffscreenWindow()
{
    if (m_context && m_surface)
        m_context->makeCurrent(m_surface.get());
    m_target.reset();
    m_window.reset();
    m_control.reset();
    if (m_context)
        m_context->doneCurrent();
}

Result<QImage> OffscreenWindow::grab(int side)
{
    const QSize size(side, side);
    if (!m_context->makeCurrent(m_surface.get()))
        return noOpenGl("the context was lost");
    if (!m_target || m_target->size() != size) {
        m_target = std::make_unique<QOpenGLFramebufferObject>(size, QOpenGLFramebufferObject::CombinedDepthStencil);
        if (!m_target->isValid()) {
            m_target.reset();
            return unavailable("The graphics driver has no room for a picture of " + std::to_string(side) + " x " +
                               std::to_string(side) + " pixels; ask for a smaller one.");
        }
        m_window->setGeometry(0, 0, side, side);
        m_window->contentItem()->setSize(size);
        m_window->setRenderTarget(QQuickRenderTarget::fromOpenGLTexture(m_target->texture(), size));
    }
    m_control->polishItems();
    m_control->beginFrame();
    m_control->sync();
    m_control->render();
    m_control->endFrame();
    m_context->makeCurrent(m_surface.get());
    return m_target->toImage(true);
}

} // namespace turnaround::viewer

#include "viewer/graphics.h"

#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>
#include <QSGRendererInterface>
#include <QtQuick3D/qquick3d.h>

namespace turnaround::viewer {

namespace {

Graphics without3d(std::string reason)
{
    QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
    return {false, std::move(reason), false};
}

bool isSoftware(const std::string &renderer)
{
    for (const char *name : {"llvmpipe", "softpipe", "swrast", "SwiftShader", "Software Rasterizer"}) {
        if (renderer.find(name) != std::string::npos)
            return true;
    }
    return false;
}

} // namespace

Graphics chooseGraphics()
{
    const std::string platform = QGuiApplication::platformName().toStdString();
    if (platform == "offscreen" || platform == "minimal" || platform == "vnc" || platform == "linuxfb")
        return without3d("Models can't be shown here: Qt's platform \"" + platform +
                         "\" draws no 3D; unset QT_QPA_PLATFORM.");
    if (QQuickWindow::sceneGraphBackend() == QLatin1String("software") ||
        qEnvironmentVariable("QT_QUICK_BACKEND") == QLatin1String("software"))
        return without3d("Models can't be shown here: Qt Quick draws by its software backend, which has no 3D; unset "
                         "QT_QUICK_BACKEND.");
    const std::string noOpenGl = "Models can't be shown here: this display offers no OpenGL 3.3; install your graphics "
                                 "card's driver, or the package libgl1-mesa-dri.";
    QOpenGLContext context;
    context.setFormat(QQuick3D::idealSurfaceFormat());
    QOffscreenSurface surface;
    if (!context.create())
        return without3d(noOpenGl);
    surface.setFormat(context.format());
    surface.create();
    if (!surface.isValid() || !context.makeCurrent(&surface))
        return without3d(noOpenGl);
    if (!context.isOpenGLES() && context.format().version() < qMakePair(3, 3))
        return without3d(noOpenGl);

    const auto *renderer = reinterpret_cast<const char *>(context.functions()->glGetString(GL_RENDERER));
    Graphics out{true, {}, isSoftware(renderer ? renderer : "")};
    context.doneCurrent();
    QQuickWindow::setGraphicsApi(QSGRendererInterface::OpenGL);
    QSurfaceFormat::setDefaultFormat(QQuick3D::idealSurfaceFormat());
    return out;
}

} // namespace turnaround::viewer

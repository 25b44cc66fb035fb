#include "app/window.h"

#include "ui/display.h"
#include "ui/icon_provider.h"
#include "ui/typeface.h"

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QtQuick3D/qquick3d.h>

#include <clocale>

namespace turnaround::app {

Result<void> runWindow(int &argumentCount, char **arguments)
{
    if (const Result<void> display = ui::checkDisplay(); !display)
        return display.error();
    QGuiApplication qt(argumentCount, arguments);
    std::setlocale(LC_NUMERIC, "C"); // Qt takes the user's
    QGuiApplication::setApplicationName(QStringLiteral("turnaround"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Turnaround"));
    QSurfaceFormat::setDefaultFormat(QQuick3D::idealSurfaceFormat());
    ui::loadTypeface();

    QQmlApplicationEngine engine;
    engine.addImageProvider(QStringLiteral("icon"), new ui::IconProvider); // the engine owns it
    engine.addImportPath(QStringLiteral(":/qt/qml"));
    std::string trouble;
    QObject::connect(&engine, &QQmlApplicationEngine::warnings, &engine, [&](const QList<QQmlError> &warnings) {
        for (const QQmlError &warning : warnings)
            trouble += warning.toString().toStdString() + '\n';
    });
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Turnaround/Main.qml")));
    if (engine.rootObjects().isEmpty())
        return Error{ErrorKind::Unavailable,
                     "The window can't be opened: a part of Qt Quick is missing; packaging/install-packages installs "
                     "what is needed.",
                     trouble};
    QGuiApplication::exec();
    return {};
}

} // namespace turnaround::app

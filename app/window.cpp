#include "app/window.h"

#include "ui/composer.h"
#include "ui/display.h"
#include "ui/icon_provider.h"
#include "ui/typeface.h"

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QStandardPaths>
#include <QtQuick3D/qquick3d.h>

#include <clocale>

void qml_register_types_Turnaround_Ui(); // generated; named here so that the linker keeps it

namespace turnaround::app {

namespace {

std::filesystem::path usualDataFolder()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return std::filesystem::path(data.toStdString()) / "turnaround";
}

} // namespace

Result<void> runWindow(int &argumentCount, char **arguments, const std::filesystem::path &dataFolder)
{
    if (const Result<void> display = ui::checkDisplay(); !display)
        return display.error();
    qputenv("QT_QUICK_CONTROLS_STYLE", "Basic"); // of the file dialog; all else draws itself
    QGuiApplication qt(argumentCount, arguments);
    std::setlocale(LC_NUMERIC, "C"); // Qt takes the user's
    QGuiApplication::setApplicationName(QStringLiteral("turnaround"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Turnaround"));
    QSurfaceFormat::setDefaultFormat(QQuick3D::idealSurfaceFormat());
    ui::loadTypeface();

    qml_register_types_Turnaround_Ui();
    ui::Composer composer(dataFolder.empty() ? usualDataFolder() : std::filesystem::absolute(dataFolder));

    QQmlApplicationEngine engine;
    engine.addImageProvider(QStringLiteral("icon"), new ui::IconProvider); // the engine owns it
    engine.addImportPath(QStringLiteral(":/qt/qml"));
    std::string trouble;
    QObject::connect(&engine, &QQmlApplicationEngine::warnings, &engine, [&](const QList<QQmlError> &warnings) {
        for (const QQmlError &warning : warnings)
            trouble += warning.toString().toStdString() + '\n';
    });
    engine.setInitialProperties({{QStringLiteral("composer"), QVariant::fromValue(&composer)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Turnaround/Main.qml")));
    if (engine.rootObjects().isEmpty())
        return Error{ErrorKind::Unavailable,
                     "The window can't be opened: a part of Qt Quick is missing; packaging/install-packages installs "
                     "what is needed.",
                     trouble};
    composer.restore();
    QGuiApplication::exec();
    return {};
}

} // namespace turnaround::app

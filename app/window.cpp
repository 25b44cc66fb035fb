#include "app/window.h"

#include "ui/display.h"
#include "ui/icon_provider.h"
#include "ui/typeface.h"
#include "viewer/graphics.h"
#include "viewer/model_viewer.h"

#include <QGuiApplication>
#include <QQmlApplicationEngine>

#include <clocale>
#include <filesystem>

namespace turnaround::app {

Result<void> runWindow(int &argumentCount, char **arguments, const std::string &model)
{
    if (const Result<void> display = ui::checkDisplay(); !display)
        return display.error();
    QGuiApplication qt(argumentCount, arguments);
    std::setlocale(LC_NUMERIC, "C"); // Qt takes the user's
    QGuiApplication::setApplicationName(QStringLiteral("turnaround"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Turnaround"));
    viewer::ModelViewer viewer(viewer::chooseGraphics());
    ui::loadTypeface();

    QQmlApplicationEngine engine;
    engine.addImageProvider(QStringLiteral("icon"), new ui::IconProvider); // the engine owns it
    engine.addImportPath(QStringLiteral(":/qt/qml"));
    std::string trouble;
    QObject::connect(&engine, &QQmlApplicationEngine::warnings, &engine, [&](const QList<QQmlError> &warnings) {
        for (const QQmlError &warning : warnings)
            trouble += warning.toString().toStdString() + '\n';
    });
    engine.setInitialProperties({{QStringLiteral("viewer"), QVariant::fromValue(&viewer)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Turnaround/Main.qml")));
    if (engine.rootObjects().isEmpty())
        return Error{ErrorKind::Unavailable,
                     "The window can't be opened: a part of Qt Quick is missing; packaging/install-packages installs "
                     "what is needed.",
                     trouble};
    if (!model.empty())
        viewer.open(QUrl::fromLocalFile(QString::fromStdString(std::filesystem::absolute(model).string())));
    QGuiApplication::exec();
    return {};
}

} // namespace turnaround::app

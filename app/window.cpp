#include "app/window.h"

#include "app/main_window.h"
#include "app/practice.h"
#include "jobs/opening.h"
#include "ui/display.h"
#include "ui/stall_watch.h"
#include "ui/typeface.h"

#include <QGuiApplication>

#include <clocale>
#include <filesystem>

namespace turnaround::app {

void prepareForWindows()
{
    std::setlocale(LC_NUMERIC, "C"); // Qt takes the user's
    QGuiApplication::setApplicationName(QStringLiteral("turnaround"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Turnaround"));
    ui::loadTypeface();
}

Result<void> runWindow(int &argumentCount, char **arguments, const std::filesystem::path &dataFolder,
                       const std::filesystem::path &modelOrViews, bool practice)
{
    if (const Result<void> display = ui::checkDisplay(); !display)
        return display.error();
    if (const Result<void> unheld = jobs::checkUnheld({dataFolder}); !unheld)
        return unheld.error();
    qputenv("QT_QUICK_CONTROLS_STYLE", "Basic"); // of the file dialog; all else draws itself
    QGuiApplication qt(argumentCount, arguments);
    prepareForWindows();
    WindowSetup setup{.dataFolder = dataFolder};
    if (practice) {
        Result<ui::ServiceAccounts::Accounts> accounts = practiceAccounts();
        if (!accounts)
            return accounts.error();
        setup.practice = std::move(*accounts);
    }
    const Result<std::unique_ptr<MainWindow>> main = MainWindow::open(std::move(setup));
    if (!main)
        return main.error();
    ui::StallWatch stalls;
    if (qEnvironmentVariableIsSet("TURNAROUND_WATCH_STALLS"))
        stalls.start();
    if (!modelOrViews.empty())
        (*main)->show(modelOrViews);
    QGuiApplication::exec();
    return {};
}

} // namespace turnaround::app

// screens FOLDER [STATE]: draws every screen in every state, or in those whose names begin so, to PNGs, dark and light,
// at 1440 × 900 and 1100 × 700. Wants a display; see CONTRIBUTING.md.
#include "app/window.h"
#include "ui/composing_states.h"
#include "ui/screen_states.h"
#include "ui/test_keys.h"

#include <QDir>
#include <QGuiApplication>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <iterator>

using namespace turnaround;

namespace {

bool draw(const test::ScreenState &state, QSize size, bool dark, const QDir &folder)
{
    app::WindowSetup setup =
        state.setup ? state.setup() : app::WindowSetup{.keys = std::make_unique<test::MemoryKeys>()};
    test::WindowUnderTest window(size, dark, std::move(setup));
    state.enter(window);
    QTest::qWait(250); // pictures that are read on other threads arrive
    const QString name = QStringLiteral("%1-%2-%3x%4.png")
                             .arg(QString::fromStdString(state.name), dark ? "dark" : "light")
                             .arg(size.width())
                             .arg(size.height());
    const bool saved = window.window().grabWindow().save(folder.filePath(name));
    std::printf("%s%s\n%s", qPrintable(name), saved ? "" : " could not be written", window.main().complaints().c_str());
    std::fflush(stdout);
    return saved && window.main().complaints().empty();
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QUICK_CONTROLS_STYLE", "Basic");
    QGuiApplication application(argc, argv);
    app::prepareForWindows();
    if (argc < 2) {
        std::fprintf(stderr, "screens FOLDER [STATE]\n");
        return 2;
    }
    QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(".");
    bool good = true;
    std::vector<test::ScreenState> states = test::screenStates();
    std::ranges::move(test::composingStates(), std::back_inserter(states));
    std::ranges::move(test::serviceStates(), std::back_inserter(states));
    for (const test::ScreenState &state : states) {
        if (argc > 2 && !state.name.starts_with(argv[2]))
            continue;
        for (const QSize size : {QSize(1440, 900), QSize(1100, 700)}) {
            for (const bool dark : {true, false})
                good = draw(state, size, dark, folder) && good;
        }
    }
    return good ? 0 : 1;
}

// How the library's page bears many models:
//   bench_grid [COUNT [FOLDER]]     10,000 unless told; in a FOLDER they are found again
// Prints how long the index, the list and the first screen of pictures take; then scrolls, and prints the longest
// time that the GUI thread did not answer, how much of it that thread worked, the longest frame, and the memory.
#include "app/window.h"
#include "jobs/data_folder.h"
#include "library/library.h"
#include "ui/full_library.h"
#include "ui/window_under_test.h"

#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace turnaround;

namespace {

constexpr int kPatience = 120'000; ///< ms

double threadMilliseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// The longest that the event loop kept this object waiting, and the longest frame.
class Watch : public QObject
{
public:
    explicit Watch(QQuickWindow &window)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(4);
        connect(&m_timer, &QTimer::timeout, this, [this] { look(); });
        connect(&window, &QQuickWindow::afterAnimating, this, [this] {
            if (m_frame.isValid())
                m_longestFrame = std::max(m_longestFrame, double(m_frame.nsecsElapsed()) / 1e6);
            m_frame.start();
        });
        m_clock.start();
        m_worked = threadMilliseconds();
        m_timer.start();
    }
    void print(const char *what)
    {
        std::printf(
            "%-26s stall %6.0f ms, of which the GUI thread worked %5.0f ms; frame %6.0f ms; %d stalls over 50\n", what,
            m_longest, m_longestWork, m_longestFrame, m_many);
        std::fflush(stdout);
        m_longest = m_longestWork = m_longestFrame = 0;
        m_many = 0;
        m_frame.invalidate();
    }

private:
    void look()
    {
        const double late = double(m_clock.nsecsElapsed()) / 1e6 - 4, worked = threadMilliseconds();
        m_clock.start();
        m_many += late > 50;
        m_longest = std::max(m_longest, late);
        m_longestWork = std::max(m_longestWork, worked - m_worked);
        m_worked = worked;
    }

    QTimer m_timer;
    QElapsedTimer m_clock, m_frame;
    double m_worked = 0, m_longest = 0, m_longestWork = 0, m_longestFrame = 0;
    int m_many = 0;
};

QByteArray memory(const char *what)
{
    QFile status("/proc/self/status");
    if (!status.open(QFile::ReadOnly))
        return "?";
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(what))
            return line.mid(qstrlen(what) + 1).simplified();
    }
    return "?";
}

/// Whether every card in sight shows its picture.
bool pictured(test::WindowUnderTest &test)
{
    int shown = 0;
    while (QQuickItem *card = test.item("AssetCard", shown)) {
        const auto images = card->findChildren<QQuickItem *>("picture");
        if (images.isEmpty() || images.first()->property("status").toInt() != 1)
            return false;
        ++shown;
    }
    return shown > 0;
}

double secondsUntil(const std::function<bool()> &done)
{
    QElapsedTimer clock;
    clock.start();
    if (!QTest::qWaitFor(done, kPatience))
        std::printf("that took too long\n");
    return double(clock.elapsed()) / 1000;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QUICK_CONTROLS_STYLE", "Basic");
    QGuiApplication application(argc, argv);
    app::prepareForWindows();
    const int count = argc > 1 ? std::max(1, std::atoi(argv[1])) : 10'000;
    const QTemporaryDir own;
    const std::filesystem::path data = argc > 2 ? argv[2] : own.path().toStdString();
    QElapsedTimer clock;
    clock.start();
    if (!std::filesystem::exists(jobs::DataFolder{data}.library()))
        test::fillLibrary(data, count);
    std::printf("%d models written in %.1f s\n", count, double(clock.restart()) / 1000);
    if (!library::Library::open(jobs::DataFolder{data}.library(), library::Access::Owner))
        return 2;
    std::printf("%-26s %.2f s\n", "index brought up to date", double(clock.restart()) / 1000);

    test::WindowUnderTest test(QSize(1440, 900), data);
    ui::Shelf &shelf = test.main().shelf();
    std::printf("%-26s %.2f s\n", "window open", double(clock.restart()) / 1000);
    Watch watch(test.window());
    std::printf("%-26s %.2f s\n", "listed after another", secondsUntil([&] { return shelf.listed(); }));
    watch.print("while it was listed");
    QTest::mouseClick(&test.window(), Qt::LeftButton, {}, test.middleOf(*test.item("TabButton", 1)));
    std::printf("%-26s %.2f s\n", "first screen of pictures", secondsUntil([&] { return pictured(test); }));
    watch.print("first screen");

    const QQuickItem &grid = *test.window().findChild<QQuickItem *>("shelfGrid");
    const QPoint middle = test.middleOf(grid);
    for (int i = 0; i < 150; ++i) {
        QWheelEvent notch(middle, test.window().mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&test.window(), &notch);
        QTest::qWait(16);
    }
    watch.print("wheel, 150 notches");
    const double all = grid.property("contentHeight").toDouble() - grid.height();
    for (int i = 1; i <= 40; ++i) {
        const_cast<QQuickItem &>(grid).setProperty("contentY", all * ((i * 17) % 40) / 40);
        QTest::qWait(50);
    }
    watch.print("bar, 40 jumps");
    std::printf("%-26s %.2f s\n", "pictures after the last", secondsUntil([&] { return pictured(test); }));
    watch.print("those pictures");
    shelf.setSearch("0099");
    std::printf("%-26s %.2f s\n", "a search", secondsUntil([&] { return shelf.count() < count; }));
    watch.print("the search");
    shelf.setSearch({});
    std::printf("%-26s %.2f s\n", "all again", secondsUntil([&] { return shelf.count() == shelf.total(); }));
    watch.print("all again");
    std::printf("memory %s, at most %s\n", memory("VmRSS:").constData(), memory("VmHWM:").constData());
}

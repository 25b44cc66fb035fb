// Pictures dragged over from another X11 program, with a window manager and a pointer that moves.
#include "app/window.h"
#include "ui/window_under_test.h"
#include "viewer/picture_display.h"

#include <QDir>
#include <QGuiApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

#include <cstdio>

using namespace turnaround;
using test::WindowUnderTest;

namespace {

constexpr int kPatience = 30'000; ///< ms
const QDir kSample(SAMPLE_DIR);

void pointer(const QStringList &command)
{
    QProcess tool;
    tool.start("xdotool", command);
    QVERIFY2(tool.waitForFinished() && tool.exitCode() == 0, qPrintable(command.join(' ')));
}

QStringList moveTo(QPoint place)
{
    return {"mousemove", QString::number(place.x()), QString::number(place.y())};
}

} // namespace

class TestRealDrag : public QObject
{
    Q_OBJECT

    QProcess m_manager;
    QProcess m_source;

private slots:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable("openbox").isEmpty() || QStandardPaths::findExecutable("xdotool").isEmpty())
            QSKIP("openbox and xdotool are needed to drag from another program");
        m_manager.start("openbox", QStringList());
        QVERIFY(m_manager.waitForStarted());
    }
    void picturesFromAnotherProgramFillTheBoard()
    {
        WindowUnderTest test({1100, 700});
        test.window().setPosition(300, 60);
        QVERIFY(QTest::qWaitForWindowActive(&test.window()));
        QStringList files;
        for (const char *view : {"front", "left", "top"})
            files << kSample.filePath(QString(view) + ".png");
        m_source.start(DRAG_SOURCE, files);
        QVERIFY(m_source.waitForStarted());
        QPoint from(70, 100);
        const QPoint to = test.window().mapToGlobal(test.middleOf(*test.item("ViewTile", 4)));

        // The other program's window takes its time to appear; a drag that finds nothing there is tried again.
        const auto filled = [&] { return test.composer().board()->filled() == 3; };
        for (int attempt = 0; attempt < 10 && !filled(); ++attempt) {
            pointer(moveTo(from));
            QTest::qWait(300);
            pointer({"mousedown", "1"});
            for (int step = 1; step <= 12; ++step) {
                pointer(moveTo(from + (to - from) * step / 12));
                QTest::qWait(60);
            }
            QTest::qWait(300);
            pointer({"mouseup", "1"});
            (void)QTest::qWaitFor(filled, 3'000);
        }
        QCOMPARE(test.composer().board()->filled(), 3);
        QVERIFY2(test.main().complaints().empty(), test.main().complaints().c_str());
        QVERIFY(test.settle());
    }
    void cleanupTestCase()
    {
        for (QProcess *process : {&m_source, &m_manager}) {
            process->terminate();
            (void)process->waitForFinished(kPatience);
        }
    }
};

int main(int argc, char **argv)
{
    const Result<viewer::PictureDisplay> display = viewer::PictureDisplay::openPrivate();
    if (!display) {
        std::fprintf(stderr, "FAIL!  : %s %s\n", display.error().message.c_str(), display.error().detail.c_str());
        return 1;
    }
    QGuiApplication application(argc, argv);
    app::prepareForWindows();
    TestRealDrag test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_real_drag.moc"

// What is dragged over from another X11 program, and to one, with a window manager and a pointer that moves.
#include "app/window.h"
#include "gltf/write.h"
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

bool writeTriangle(const std::filesystem::path &file)
{
    gltf::Primitive triangle;
    triangle.positions = {{-1, -1, 0}, {1, -1, 0}, {0, 1, 0}};
    triangle.indices = {0, 1, 2};
    gltf::Scene scene;
    scene.meshes.push_back({"triangle", {triangle}});
    scene.instances.emplace_back();
    return gltf::writeGlb(scene, file, {}).ok();
}

} // namespace

class TestRealDrag : public QObject
{
    Q_OBJECT

    QProcess m_manager;
    QProcess m_source;
    QProcess m_target;

    /// The other program's window takes its time to appear; a drag that finds nothing there is tried again.
    /// The pointer is moved by a process of its own: a drag of this program's holds this thread up.
    template <class Condition>
    static void dragUntil(const Condition &done, QPoint from, QPoint to)
    {
        const auto number = [](int value) { return QString::number(value); };
        QStringList moves{"mousemove", number(from.x()), number(from.y()), "sleep", "0.3", "mousedown", "1"};
        for (int step = 1; step <= 12; ++step) {
            const QPoint place = from + (to - from) * step / 12;
            moves << "sleep"
                  << "0.06"
                  << "mousemove" << number(place.x()) << number(place.y());
        }
        moves << "sleep"
              << "0.3"
              << "mouseup"
              << "1";
        for (int attempt = 0; attempt < 10 && !done(); ++attempt) {
            QProcess pointer;
            pointer.start("xdotool", moves);
            QVERIFY(QTest::qWaitFor([&] { return pointer.state() == QProcess::NotRunning; }, kPatience));
            QCOMPARE(pointer.exitCode(), 0);
            (void)QTest::qWaitFor(done, 3'000);
        }
    }

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
        const QPoint to = test.window().mapToGlobal(test.middleOf(*test.item("ViewTile", 4)));

        const auto filled = [&] { return test.composer().board()->filled() == 3; };
        dragUntil(filled, {70, 100}, to);
        QCOMPARE(test.composer().board()->filled(), 3);
        QVERIFY2(test.main().complaints().empty(), test.main().complaints().c_str());
        QVERIFY(test.settle());
    }
    void aModelOfTheLibraryGoesToAnotherProgramAsAFile()
    {
        WindowUnderTest test({1100, 700});
        test.window().setPosition(300, 60);
        QVERIFY(QTest::qWaitForWindowActive(&test.window()));
        QTest::mouseClick(&test.window(), Qt::LeftButton, {}, test.middleOf(*test.item("TabButton", 1)));
        const std::filesystem::path model = test.folder() / "Old van.glb";
        QVERIFY(writeTriangle(model));
        test.main().shelf().importModels({QUrl::fromLocalFile(QString::fromStdString(model.string()))});
        QTRY_COMPARE_WITH_TIMEOUT(test.main().shelf().count(), 1, kPatience);
        QTRY_VERIFY(test.item("AssetCard"));
        m_target.start(DROP_TARGET, QStringList());
        QVERIFY(m_target.waitForStarted());
        QByteArray told;
        const auto dropped = [&] { return !(told += m_target.readAllStandardOutput()).isEmpty(); };
        dragUntil(dropped, test.window().mapToGlobal(test.middleOf(*test.item("AssetCard"))), {90, 330});
        const QString file = QUrl(QString::fromUtf8(told.split('\n').first())).toLocalFile();
        QVERIFY2(file.endsWith("Old van/model.glb") && QFile::exists(file), told);
    }
    void cleanupTestCase()
    {
        for (QProcess *process : {&m_source, &m_target, &m_manager}) {
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

// The window as an artist uses it: drops, keys and clicks, on the real models. No 3D is needed.
#include "app/window.h"
#include "ui/window_under_test.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QTest>

using namespace turnaround;
using namespace turnaround::ui;
using turnaround::test::WindowUnderTest;

namespace {

constexpr int kPatience = 30'000; ///< ms
const QDir kSample(SAMPLE_DIR);

QUrl sample(const char *view)
{
    return QUrl::fromLocalFile(kSample.filePath(QString::fromLatin1(view) + ".png"));
}

QQuickItem &named(WindowUnderTest &test, const char *name)
{
    auto *found = test.window().findChild<QQuickItem *>(name);
    if (!found)
        found = test.named(name);
    if (!found)
        qFatal("there is no %s", name);
    return *found;
}

QList<QUrl> wholeSample()
{
    QList<QUrl> files;
    for (const View view : kAllViews)
        files << sample(viewName(view).data());
    return files;
}

/// The tile of a view: tiles stand in the board's order.
QQuickItem *tileOf(WindowUnderTest &test, View view)
{
    return test.item("ViewTile", static_cast<int>(std::ranges::find(kBoardOrder, view) - kBoardOrder.begin()));
}

std::filesystem::path fileOf(WindowUnderTest &test, View view)
{
    const auto &views = test.composer().draft().views;
    const auto at = views.find(view);
    return at == views.end() ? std::filesystem::path() : at->second.file.filename();
}

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT
private slots:
    void aFileDroppedOnASlotGoesThereWhateverItsName()
    {
        WindowUnderTest test({1440, 900});
        QMimeData content;
        content.setUrls({sample("front")});
        test.drop(*tileOf(test, View::Top), content);
        QTRY_COMPARE_WITH_TIMEOUT(fileOf(test, View::Top).string(), std::string("front.png"), kPatience);
        QVERIFY(test.settle());
        QVERIFY(!test.composer().blockout()->picture().isNull());
        QVERIFY2(test.main().complaints().empty(), test.main().complaints().c_str());
    }
    void manyFilesAreSortedByTheirNames()
    {
        WindowUnderTest test({1440, 900});
        QMimeData content;
        content.setUrls(wholeSample());
        test.drop(*tileOf(test, View::Front), content);
        QTRY_COMPARE_WITH_TIMEOUT(test.composer().board()->filled(), 8, kPatience);
        QCOMPARE(fileOf(test, View::LeftFront).string(), std::string("left_front.png"));
        QVERIFY(test.settle());
        QVERIFY(test.composer().ready());
        QCOMPARE(test.composer().request().views.size(), std::size_t(8));
    }
    void unclearNamesAreAskedAbout()
    {
        WindowUnderTest test({1440, 900});
        QList<QUrl> files;
        for (const char *name : {"hero_side.png", "hero_front.png"}) {
            const QString path = QString::fromStdString((test.folder() / name).string());
            QVERIFY(QFile::copy(kSample.filePath("front.png"), path));
            files << QUrl::fromLocalFile(path);
        }
        test.composer().open(-1, files);
        QTRY_COMPARE_WITH_TIMEOUT(test.composer().sorting()->count(), 2, kPatience);
        QVERIFY(test.composer().draft().views.empty());
        test.composer().sorting()->choose(1, 1 + static_cast<int>(View::Left));
        test.composer().applySorting();
        QCOMPARE(fileOf(test, View::Left).string(), std::string("hero_side.png"));
        QCOMPARE(fileOf(test, View::Front).string(), std::string("hero_front.png"));
    }
    void aPictureFromABrowserIsKeptAsAFile()
    {
        WindowUnderTest test({1440, 900});
        QFile picture(kSample.filePath("back.png"));
        QVERIFY(picture.open(QFile::ReadOnly));
        QMimeData content;
        content.setUrls({QUrl("http://example.com/back.png")});
        content.setData("image/png", picture.readAll());
        test.drop(*tileOf(test, View::Back), content);
        QTRY_VERIFY_WITH_TIMEOUT(fileOf(test, View::Back).string().starts_with("pasted-"), kPatience);
        QVERIFY(test.settle());
        QVERIFY(!test.composer().board()->broken());
    }
    void aLinkThatIsNotFetchedIsExplained()
    {
        WindowUnderTest test({1440, 900});
        QStringList said;
        connect(&test.composer(), &Composer::said, this, [&](const QString &sentence) { said << sentence; });
        QMimeData content;
        content.setUrls({QUrl("http://example.com/back.png")});
        test.drop(*tileOf(test, View::Back), content);
        QCOMPARE(said.size(), 1);
        QVERIFY(said.first().contains("save the picture"));
        QCOMPARE(tileOf(test, View::Back)->property("slotState").toInt(), int(SlotState::State::Missed));
        QVERIFY(test.composer().draft().views.empty());
    }
    void aTileDraggedOntoAnotherSwapsThem()
    {
        WindowUnderTest test({1440, 900});
        test.composer().open(-1, {sample("front"), sample("back")});
        QTRY_COMPARE_WITH_TIMEOUT(test.composer().board()->filled(), 2, kPatience);
        QVERIFY(test.settle());
        const QPoint from = test.middleOf(*tileOf(test, View::Front));
        const QPoint to = test.middleOf(*tileOf(test, View::Back));
        QTest::mousePress(&test.window(), Qt::LeftButton, {}, from);
        for (int step = 1; step <= 10; ++step)
            QTest::mouseMove(&test.window(), from + (to - from) * step / 10);
        QTest::mouseRelease(&test.window(), Qt::LeftButton, {}, to);
        QTRY_COMPARE(fileOf(test, View::Back).string(), std::string("front.png"));
        QCOMPARE(fileOf(test, View::Front).string(), std::string("back.png"));
        test.composer().undo();
        QCOMPARE(fileOf(test, View::Front).string(), std::string("front.png"));
    }
    void theKeyboardReachesAllThatASlotCan()
    {
        WindowUnderTest test({1440, 900});
        test.composer().open(static_cast<int>(View::Front), {sample("front")});
        QTRY_COMPARE_WITH_TIMEOUT(test.composer().board()->filled(), 1, kPatience);
        test.window().requestActivate();
        tileOf(test, View::Front)->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(&test.window(), Qt::Key_M);
        QVERIFY(test.composer().draft().views.at(View::Front).mirrored);
        QTest::keyClick(&test.window(), Qt::Key_Left);
        QVERIFY(tileOf(test, View::RightFront)->hasActiveFocus());
        QTest::keyClick(&test.window(), Qt::Key_Right);
        QTest::keyClick(&test.window(), Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(fileOf(test, View::LeftFront).string(), std::string("front.png"));
        QTest::keyClick(&test.window(), Qt::Key_Delete);
        QVERIFY(test.composer().draft().views.empty());
        QTest::keyClick(&test.window(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(test.composer().draft().views.size(), std::size_t(1));
    }
    void aMirroredViewIsToldAndMendedWithOneClick()
    {
        WindowUnderTest test({1440, 900});
        test.composer().open(-1, wholeSample());
        QTRY_COMPARE_WITH_TIMEOUT(test.composer().board()->filled(), 8, kPatience);
        test.composer().mirror(static_cast<int>(View::Left));
        QVERIFY(test.settle());
        QCOMPARE(test.composer().note()->title(), QString("Left looks mirrored"));
        QCOMPARE(test.composer().note()->remedy(), QString("Mirror"));
        QCOMPARE(tileOf(test, View::Left)->property("slotState").toInt(), int(SlotState::State::Flagged));
        test.composer().mend();
        QVERIFY(test.settle());
        QVERIFY(test.composer().note()->open().empty());
        QVERIFY(!test.composer().draft().views.at(View::Left).mirrored);
    }
    void anUnreadableFileBlocksGenerateAndSaysWhy()
    {
        WindowUnderTest test({1440, 900});
        const std::filesystem::path path = test.folder() / "front.png";
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("words");
        file.close();
        test.composer().open(-1, {QUrl::fromLocalFile(file.fileName())});
        QTRY_VERIFY_WITH_TIMEOUT(test.composer().board()->broken().has_value(), kPatience);
        QVERIFY(!test.composer().ready());
        QVERIFY(test.composer().readyText().contains("Front"));
        // Mended on disk, it is read again by itself.
        QFile::remove(file.fileName());
        QVERIFY(QFile::copy(kSample.filePath("front.png"), file.fileName()));
        QTRY_VERIFY_WITH_TIMEOUT(!test.composer().board()->broken().has_value(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(test.composer().ready(), kPatience);
    }
    void aCorrectedOutlineReachesTheEngine()
    {
        WindowUnderTest test({1440, 900});
        test.composer().open(static_cast<int>(View::Front), {sample("front")});
        QTRY_VERIFY_WITH_TIMEOUT(test.composer().ready(), kPatience);
        test.composer().correct(static_cast<int>(View::Front));
        MaskEditor &outline = *test.composer().outline();
        QTRY_VERIFY_WITH_TIMEOUT(!outline.left().isNull(), kPatience);
        outline.press(0.5, 0.5);
        outline.drag(0.6, 0.5);
        outline.apply();
        QCOMPARE(outline.view(), -1);
        QCOMPARE(test.composer().draft().views.at(View::Front).mask.strokes.size(), std::size_t(1));
        QTRY_VERIFY_WITH_TIMEOUT(test.composer().ready(), kPatience);
        QVERIFY(test.composer().request().views.front().file.filename() != "front.png");
        test.composer().undo();
        QTRY_VERIFY_WITH_TIMEOUT(test.composer().ready(), kPatience);
        QCOMPARE(test.composer().request().views.front().file.filename().string(), std::string("front.png"));
    }
    void thePromptIsCountedInCharacters()
    {
        WindowUnderTest test({1440, 900});
        test.composer().setPrompt(QString::fromUtf8("\xF0\x9F\xA6\x8A").repeated(1024));
        QCOMPARE(test.composer().promptLeft(), 0);
        test.composer().setPrompt(test.composer().prompt() + 'x');
        QCOMPARE(test.composer().promptLeft(), -1);
    }
    void aDraftSurvivesARestart()
    {
        const QTemporaryDir data;
        const std::filesystem::path folder = data.path().toStdString();
        {
            JobDesk desk({.dataFolder = folder});
            Composer composer(folder, desk);
            composer.restore();
            QTRY_VERIFY_WITH_TIMEOUT(composer.restored(), kPatience);
            composer.open(static_cast<int>(View::Left), {sample("left")});
            QTRY_COMPARE_WITH_TIMEOUT(composer.board()->filled(), 1, kPatience);
            composer.mirror(static_cast<int>(View::Left));
            composer.setPrompt("a knight");
            composer.options()->setFaces(50'000);
        }
        JobDesk desk({.dataFolder = folder});
        Composer again(folder, desk);
        again.restore();
        QTRY_VERIFY_WITH_TIMEOUT(again.restored(), kPatience);
        QCOMPARE(again.prompt(), QString("a knight"));
        QCOMPARE(again.options()->faces(), 50'000);
        QVERIFY(again.draft().views.at(View::Left).mirrored);
    }
    void aFolderGivenAtTheStartFillsTheBoard()
    {
        WindowUnderTest test({1100, 700});
        test.main().show(kSample.path().toStdString());
        QTRY_COMPARE_WITH_TIMEOUT(test.composer().board()->filled(), kViewCount, kPatience);
        QVERIFY(test.composer().restored());
    }
    void coloursAndTextAreChosenInTheSettings()
    {
        WindowUnderTest test({1440, 900});
        Look &look = test.main().look();
        QTest::mouseClick(&test.window(), Qt::LeftButton, {}, test.middleOf(named(test, "settingsButton")));
        QTRY_VERIFY(test.named("lookSection"));
        QTest::mouseClick(&test.window(), Qt::LeftButton, {}, test.middleOf(named(test, "lookSection")));
        QTRY_VERIFY(named(test, "coloursChoice").isVisible());
        const auto segment = [&](const char *choice, int nth) {
            const QQuickItem &all = named(test, choice);
            const double width = all.width() / all.property("options").toStringList().size();
            return all.mapToScene({width * (nth + 0.5), all.height() / 2}).toPoint();
        };
        QTest::mouseClick(&test.window(), Qt::LeftButton, {}, segment("coloursChoice", 1));
        QCOMPARE(look.colours(), Look::Colours::Light);
        QVERIFY(test.window().color().lightness() > 200);
        QTest::mouseClick(&test.window(), Qt::LeftButton, {}, segment("coloursChoice", 0));
        QCOMPARE(look.colours(), Look::Colours::System);
        const double before = named(test, "settingsButton").height();
        QTest::mouseClick(&test.window(), Qt::LeftButton, {}, segment("textSizeChoice", 4));
        QCOMPARE(look.textPercent(), 150);
        QVERIFY(named(test, "settingsButton").height() > 1.4 * before);
        QTest::keyClick(&test.window(), Qt::Key_Escape);
        QTRY_VERIFY(!named(test, "coloursChoice").isVisible());
        QVERIFY2(test.main().complaints().empty(), test.main().complaints().c_str());
    }

    void keysMakeTextLargerSmallerAndUsual()
    {
        WindowUnderTest test({1440, 900});
        const Look &look = test.main().look();
        QTest::keyClick(&test.window(), Qt::Key_Equal, Qt::ControlModifier);
        QCOMPARE(look.textPercent(), 110);
        QTest::keyClick(&test.window(), Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(look.textPercent(), 125);
        QTest::keyClick(&test.window(), Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(look.textPercent(), 110);
        QTest::keyClick(&test.window(), Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(look.textPercent(), 100);
    }

    void largeTextInASmallWindowLeavesNothingOutOfReach()
    {
        WindowUnderTest test({1100, 700});
        test.main().look().setTextPercent(150);
        QQuickItem *last = test.item("ViewTile", 7);
        QVERIFY(last);
        last->forceActiveFocus(Qt::TabFocusReason);
        const auto bottom = [&] { return last->mapToScene({0, last->height()}).y(); };
        const QQuickItem *footer = test.item("GenerateFooter");
        QTRY_VERIFY(bottom() <= footer->mapToScene({0, 0}).y());
    }

    void generateMakesAJobThatEndsReady()
    {
        WindowUnderTest test({1440, 900});
        test.composer().options()->setFaces(3'000);
        test.composer().options()->setTexture(0);
        test.composer().options()->setDetail(1);
        test.composer().open(-1, {sample("front"), sample("left")});
        QTRY_VERIFY_WITH_TIMEOUT(test.composer().ready(), kPatience);
        test.composer().submit();
        QTRY_COMPARE_WITH_TIMEOUT(test.main().queue().count(), 1, kPatience);
        const auto state = [&] {
            return test.main().queue().data(test.main().queue().index(0), JobQueue::StateRole).toInt();
        };
        QTRY_COMPARE_WITH_TIMEOUT(state(), int(CardState::State::Ready), kPatience);
        QVERIFY(test.item("JobCard"));
        QVERIFY2(test.main().complaints().empty(), test.main().complaints().c_str());
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication application(argc, argv);
    app::prepareForWindows();
    TestWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_window.moc"

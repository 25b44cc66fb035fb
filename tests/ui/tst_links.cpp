// Addresses dropped on the board and beside it: fetched from a server on loopback, and, where that fails, tried again
// or done without at the slot itself. No 3D is needed.
#include "app/window.h"
#include "net/scripted_server.h"
#include "ui/window_under_test.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QTest>

using namespace turnaround;
using namespace turnaround::ui;
using namespace turnaround::tests;
using turnaround::test::WindowUnderTest;

namespace {

constexpr int kPatience = 30'000; ///< ms
const QDir kSample(SAMPLE_DIR);

std::string bytesOf(const char *view)
{
    QFile file(kSample.filePath(QString::fromLatin1(view) + ".png"));
    return file.open(QFile::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// Gives the front's picture, but for the first so many requests.
ScriptedServer::Script afterRefusals(int refusals)
{
    return [refusals, bytes = bytesOf("front")](Peer &peer) {
        peer.read();
        if (peer.number() < refusals)
            peer.answer("503 Service Unavailable", "later", "Connection: close\r\n");
        else
            peer.answer("200 OK", bytes, "Connection: close\r\n");
    };
}

QQuickItem *tileOf(WindowUnderTest &test, View view)
{
    return test.item("ViewTile", static_cast<int>(std::ranges::find(kBoardOrder, view) - kBoardOrder.begin()));
}

SlotState::State stateOf(WindowUnderTest &test, View view)
{
    return static_cast<SlotState::State>(tileOf(test, view)->property("slotState").toInt());
}

void dropLink(WindowUnderTest &test, QQuickItem &target, const std::string &address)
{
    QMimeData content;
    content.setUrls({QUrl(QString::fromStdString(address))});
    test.drop(target, content);
}

void click(WindowUnderTest &test, const char *name)
{
    QQuickItem *item = test.named(name);
    if (!item)
        qFatal("there is no %s", name);
    QTest::mouseClick(&test.window(), Qt::LeftButton, {}, test.middleOf(*item));
}

void openSample(WindowUnderTest &test, const std::vector<View> &views)
{
    QList<QUrl> files;
    for (const View view : views)
        files << QUrl::fromLocalFile(kSample.filePath(QString::fromUtf8(viewName(view).data()) + ".png"));
    test.composer().open(-1, files);
    (void)QTest::qWaitFor([&] { return test.composer().board()->filled() == static_cast<int>(views.size()); },
                          kPatience);
    (void)test.settle();
}

const DraftView *slotOf(WindowUnderTest &test, View view)
{
    const auto at = test.composer().draft().views.find(view);
    return at == test.composer().draft().views.end() ? nullptr : &at->second;
}

} // namespace

class TestLinks : public QObject
{
    Q_OBJECT
private slots:
    void whatCouldNotBeFetchedStandsAtItsSlotAndIsTriedAgainThere()
    {
        ScriptedServer server(afterRefusals(1));
        WindowUnderTest test({1440, 900});
        dropLink(test, *tileOf(test, View::Back), server.url("/knight.png"));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(test, View::Back), SlotState::State::Missed, kPatience);
        QVERIFY(tileOf(test, View::Back)->property("note").toString().contains("503"));
        QVERIFY(test.composer().note()->title().contains("Back"));
        QVERIFY(test.composer().note()->detail().contains("503"));
        QVERIFY(!test.composer().note()->remedy().isEmpty());
        QVERIFY(!test.composer().ready());
        QVERIFY(test.composer().readyText().contains("Back"));
        click(test, "retryFetch");
        QTRY_VERIFY_WITH_TIMEOUT(slotOf(test, View::Back), kPatience);
        QVERIFY(test.settle());
        QCOMPARE(stateOf(test, View::Back), SlotState::State::Good);
        QVERIFY(test.composer().ready());
    }
    void whatCouldNotBeFetchedIsRemovedFromItsSlot()
    {
        ScriptedServer server(afterRefusals(1));
        WindowUnderTest test({1100, 700});
        dropLink(test, *tileOf(test, View::Top), server.url("/knight.png"));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(test, View::Top), SlotState::State::Missed, kPatience);
        click(test, "forgetFetch");
        QCOMPARE(stateOf(test, View::Top), SlotState::State::Empty);
        QVERIFY(!test.composer().note()->present());
        QCOMPARE(server.connections(), 1);
    }
    void theNoteUnderTheBoardTriesAgainToo()
    {
        ScriptedServer server(afterRefusals(1));
        WindowUnderTest test({1440, 900});
        dropLink(test, *tileOf(test, View::Front), server.url("/knight.png"));
        QTRY_VERIFY_WITH_TIMEOUT(test.composer().note()->missed(), kPatience);
        test.composer().mend();
        QTRY_VERIFY_WITH_TIMEOUT(slotOf(test, View::Front), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!test.composer().note()->missed(), kPatience);
    }
    void theOldPictureStaysWhereAnotherCouldNotBeFetched()
    {
        ScriptedServer server(afterRefusals(9));
        WindowUnderTest test({1440, 900});
        openSample(test, {View::Front});
        dropLink(test, *tileOf(test, View::Front), server.url("/knight.png"));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(test, View::Front), SlotState::State::Missed, kPatience);
        QVERIFY(!test.composer().ready()); // it may not be the one that is meant
        test.composer().ignoreFinding();
        QCOMPARE(stateOf(test, View::Front), SlotState::State::Good);
        QCOMPARE(slotOf(test, View::Front)->file.filename().string(), std::string("front.png"));
        QVERIFY(test.composer().ready());
    }
    void anotherPictureMakesItForgotten()
    {
        ScriptedServer server(afterRefusals(9));
        WindowUnderTest test({1440, 900});
        dropLink(test, *tileOf(test, View::Front), server.url("/knight.png"));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(test, View::Front), SlotState::State::Missed, kPatience);
        openSample(test, {View::Front});
        QCOMPARE(stateOf(test, View::Front), SlotState::State::Good);
    }
    void whatIsNeverFetchedCanOnlyBeRemoved()
    {
        WindowUnderTest test({1440, 900});
        dropLink(test, *tileOf(test, View::Back), "http://example.com/back.png");
        QCOMPARE(stateOf(test, View::Back), SlotState::State::Missed);
        QVERIFY(!test.named("retryFetch"));
        QVERIFY(test.composer().note()->remedy().isEmpty());
        QVERIFY(!test.composer().note()->dismissal().isEmpty());
        QVERIFY(test.named("forgetFetch"));
    }
    void generateWaitsForWhatIsBeingFetched()
    {
        ScriptedServer server([](Peer &peer) { peer.hang(); });
        WindowUnderTest test({1440, 900});
        openSample(test, {View::Front});
        dropLink(test, *tileOf(test, View::Back), server.url("/knight.png"));
        QVERIFY(!test.composer().ready());
        QVERIFY2(test.composer().readyText().contains("Back"), qPrintable(test.composer().readyText()));
        test.composer().clear(static_cast<int>(View::Back));
        QVERIFY2(test.composer().ready(), qPrintable(test.composer().readyText()));
    }
    void aLinkBesideTheSlotsGoesWhereItsNameSays_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("view");
        QTest::newRow("its name") << "/shots/hero_left.png?size=large" << static_cast<int>(View::Left);
        QTest::newRow("its name in escapes") << "/hero%20back.png" << static_cast<int>(View::Back);
        QTest::newRow("no view in its name") << "/cdn/81f2a0.png" << static_cast<int>(View::Front);
        QTest::newRow("two views in its name") << "/top_and_bottom.png" << static_cast<int>(View::Front);
        QTest::newRow("no name") << "/" << static_cast<int>(View::Front);
    }
    void aLinkBesideTheSlotsGoesWhereItsNameSays()
    {
        QFETCH(QString, path);
        QFETCH(int, view);
        ScriptedServer server(afterRefusals(0));
        WindowUnderTest test({1440, 900});
        dropLink(test, *test.item("PromptBox"), server.url(path.toStdString()));
        QTRY_VERIFY_WITH_TIMEOUT(!test.composer().draft().views.empty(), kPatience);
        QVERIFY(slotOf(test, static_cast<View>(view)));
        QCOMPARE(QString::fromStdString(slotOf(test, static_cast<View>(view))->url),
                 QString::fromStdString(server.url(path.toStdString())));
    }
    void oneAfterTheOtherFillsTheEmptySlots()
    {
        ScriptedServer server([](Peer &peer) { peer.hang(); });
        WindowUnderTest test({1440, 900});
        openSample(test, {View::Front, View::Right});
        dropLink(test, *test.item("PromptBox"), server.url("/a1.png"));
        dropLink(test, *test.item("PromptBox"), server.url("/a2.png")); // the first is still on its way
        QVERIFY(!tileOf(test, View::Left)->property("fetching").toString().isEmpty());
        QVERIFY(!tileOf(test, View::Back)->property("fetching").toString().isEmpty());
    }
    void aLinkIsRefusedWhereNoSlotIsEmpty()
    {
        WindowUnderTest test({1440, 900});
        openSample(test, {kAllViews.begin(), kAllViews.end()});
        QStringList said;
        connect(&test.composer(), &Composer::said, this, [&](const QString &sentence) { said << sentence; });
        dropLink(test, *test.item("PromptBox"), "https://127.0.0.1:9/81f2a0.png");
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.first().contains("No view is empty"), qPrintable(said.first()));
        QVERIFY(!test.composer().board()->fetching());
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication application(argc, argv);
    app::prepareForWindows();
    TestLinks test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_links.moc"

// The settings, the spending and the cards of services' jobs as an artist uses them.
#include "app/practice.h"
#include "app/window.h"
#include "ui/service_jobs.h"
#include "ui/test_keys.h"
#include "ui/window_under_test.h"

#include <QDir>
#include <QGuiApplication>
#include <QTest>

using namespace turnaround;
using namespace turnaround::ui;
using namespace turnaround::test;

namespace {

constexpr int kPatience = 60'000; ///< ms

bool click(WindowUnderTest &test, QQuickItem *item)
{
    if (!item)
        return false;
    QTest::mouseClick(&test.window(), Qt::LeftButton, {}, test.middleOf(*item));
    return true;
}

void tell(WindowUnderTest &test, const Job &job)
{
    (void)QTest::qWaitFor([&] { return test.main().shelf().listed(); }); // the worker has told its own jobs
    emit test.main().desk().told(jobs::JobChanged{job});
}

} // namespace

class TestSettingsPage : public QObject
{
    Q_OBJECT
private slots:
    void aKeyIsPastedSavedAndNotShownAgain()
    {
        const auto kept = std::make_shared<MemoryKeys::Kept>();
        WindowUnderTest test({1440, 900}, true, {.keys = std::make_unique<MemoryKeys>(kept)});
        QVERIFY(click(test, test.named("settingsButton")));
        QTRY_VERIFY(test.named("keyBox"));
        QQuickItem *box = test.named("keyBox");
        QVERIFY(!test.named("checkKey") || test.named("saveKey"));
        box->forceActiveFocus();
        for (const char letter : QByteArray("sk-4c1e"))
            QTest::keyClick(&test.window(), letter);
        QVERIFY(!box->property("displayText").toString().contains("4c1e"));
        QVERIFY(click(test, test.named("saveKey")));
        QTRY_COMPARE((*kept)["runware"].key, std::string("sk-4c1e"));
        QTRY_COMPARE(box->property("text").toString(), QString());
        QTRY_VERIFY(test.named("checkKey"));
        QCOMPARE(test.named("keyChip")->property("text").toString(), "Key kept in the keychain");
        QTest::keyClick(&test.window(), Qt::Key_Escape);
        QTRY_VERIFY(!test.named("keyBox"));
        QVERIFY2(test.main().complaints().empty(), test.main().complaints().c_str());
    }
    void withoutAKeychainNoFieldIsOffered()
    {
        WindowUnderTest test({1100, 700}, true, {.keys = std::make_unique<NoKeychain>()});
        QVERIFY(click(test, test.named("settingsButton")));
        QTRY_VERIFY(test.named("keyChip"));
        QVERIFY(!test.named("keyBox"));
    }
    void theFieldsStandInOneLineWhateverCanBePressed_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("text");
        QTest::newRow("wide") << QSize(1440, 900) << 100;
        QTest::newRow("narrow") << QSize(1100, 700) << 100;
        QTest::newRow("narrow, large text") << QSize(1100, 700) << 150;
    }
    void theFieldsStandInOneLineWhateverCanBePressed()
    {
        QFETCH(QSize, size);
        QFETCH(int, text);
        const auto kept = std::make_shared<MemoryKeys::Kept>();
        (*kept)["vtrix"] = {"kept", {}}; // which can neither be checked nor saved
        (*kept)["runware"] = {"kept", {}};
        WindowUnderTest test(size, true, {.keys = std::make_unique<MemoryKeys>(kept)});
        test.main().look().setTextPercent(text);
        QVERIFY(click(test, test.named("settingsButton")));
        QTRY_VERIFY(test.named("checkKey"));
        QTRY_VERIFY(test.named("keyBox", 3));
        for (int i = 1; QQuickItem *box = test.named("keyBox", i); ++i)
            QCOMPARE(box->mapToScene({}).x(), test.named("keyBox")->mapToScene({}).x());
        for (int i = 1; QQuickItem *fold = test.named("unfoldService", i); ++i)
            QCOMPARE(fold->mapToScene({}).x(), test.named("unfoldService")->mapToScene({}).x());
        const QQuickItem &save = *test.named("saveKey"), &fold = *test.named("unfoldService");
        const qreal gap = fold.mapToScene({}).x() - save.mapToScene({save.width(), 0}).x();
        QVERIFY2(gap < save.width() / 2, qPrintable(QString::number(gap)));
    }
    void aServiceThatIsOpenedStandsWhollyInSight()
    {
        WindowUnderTest test({1100, 700});
        QMetaObject::invokeMethod(&test.window(), "openSettings", Q_ARG(QVariant, QVariant("selfhosted")));
        QTRY_VERIFY(test.named("addressBox"));
        const auto bottom = [&] {
            const QQuickItem &box = *test.named("addressBox");
            return box.mapToScene({0, box.height()}).y();
        };
        QTRY_VERIFY2(bottom() <= test.window().height(), qPrintable(QString::number(bottom())));
    }
    void aJobThatWantsAKeyOpensTheSettingsAtItsService()
    {
        WindowUnderTest test({1440, 900});
        tell(test, serviceJob(JobState::Generating, "key", "vtrix"));
        QTRY_VERIFY(test.named("enterKey"));
        QVERIFY(click(test, test.named("enterKey")));
        QTRY_VERIFY(test.named("keyBox", 1));
        QTRY_VERIFY(test.named("keyBox", 1)->hasActiveFocus()); // Vtrix comes after Runware
        QVERIFY2(test.main().complaints().empty(), test.main().complaints().c_str());
    }
    void spendingIsShownOnceSomethingIsSpent()
    {
        WindowUnderTest test({1440, 900});
        // What the worker says of its own, empty ledger comes first.
        QTRY_VERIFY(test.main().shelf().listed());
        bool answered = false;
        connect(&test.main().desk(), &JobDesk::told, this, [&](const jobs::WorkerEvent &event) {
            const auto *listed = std::get_if<jobs::SpendingListed>(&event);
            answered = answered || (listed && listed->ticket == 7);
        });
        test.main().desk().post(jobs::ListSpending{7});
        QTRY_VERIFY(answered);
        disconnect(&test.main().desk(), nullptr, this, nullptr);
        QVERIFY(!test.named("spendingButton"));
        jobs::Charge charge;
        charge.provider = "runware";
        charge.name = "Milk truck";
        charge.when = moment();
        charge.money = Money{680'000, "USD"};
        charge.reported = true;
        emit test.main().desk().told(jobs::SpendingListed{0, {charge}});
        QTRY_VERIFY(test.named("spendingButton"));
        QCOMPARE(test.named("spendingButton")->property("text").toString(), "Spent today $0.68");
        QVERIFY(click(test, test.named("spendingButton")));
        QTRY_VERIFY(test.named("openBudget"));
        QTest::qWait(200);
        QVERIFY(click(test, test.named("openBudget")));
        QTRY_VERIFY(test.named("limitBox"));
        QQuickItem *box = test.named("limitBox");
        box->forceActiveFocus();
        QTest::keyClick(&test.window(), '5');
        QTest::keyClick(&test.window(), Qt::Key_Return);
        QTRY_COMPARE(test.main().spending().today(), "$0.68 of $5.00");
        QVERIFY2(test.main().complaints().empty(), test.main().complaints().c_str());
    }
    void anUnsureJobIsSettledOnItsCard()
    {
        WindowUnderTest test({1440, 900});
        tell(test, unsureJob());
        QTRY_VERIFY(test.named("foundBox"));
        QVERIFY(test.named("sendAgain") && test.named("forgetJob"));
        QVERIFY(!test.named("goOnWith")->isEnabled());
        test.named("foundBox")->forceActiveFocus();
        for (const char letter : QByteArray("no id!"))
            QTest::keyClick(&test.window(), letter);
        QTest::keyClick(&test.window(), Qt::Key_Return);
        QTRY_VERIFY(test.named("foundBox")->property("error").toString().contains("no job id"));
        QVERIFY2(test.main().complaints().empty(), test.main().complaints().c_str());
    }
    void failedJobsOfferWhatCostsNothingFirst()
    {
        WindowUnderTest test({1440, 900});
        tell(test, unfetchedJob());
        QTRY_VERIFY(test.named("goOn"));
        QVERIFY(!test.named("tryAgain"));
        tell(test, refusedJob());
        QTRY_VERIFY(test.named("tryAgain"));
        QCOMPARE(test.named("tryAgain")->property("text").toString(), "Try again for $0.34");
    }
    void practiceMakesAModelAndPaysNothing()
    {
        Result<ServiceAccounts::Accounts> practice = app::practiceAccounts();
        QVERIFY(practice);
        WindowUnderTest test({1440, 900}, true, {.practice = *practice, .keys = std::make_unique<NoKeychain>()});
        QTRY_VERIFY(test.named("practiceMark"));
        GenerationRequest request;
        request.provider = "runware";
        request.name = "Knight";
        const QDir sample(SAMPLE_DIR);
        for (const View view : {View::Front, View::Left, View::Back})
            request.views.push_back(
                {view, sample.filePath(QString::fromLatin1(viewName(view).data()) + ".png").toStdString()});
        JobQueue &queue = test.main().queue();
        QTRY_VERIFY(test.main().accounts().isReady("runware"));
        queue.submit(request);
        const auto role = [&](JobQueue::Role wanted) { return queue.data(queue.index(0), wanted).toString(); };
        QTRY_COMPARE_WITH_TIMEOUT(role(JobQueue::StateRole), QString::number(int(CardState::State::Ready)), kPatience);
        QCOMPARE(role(JobQueue::AboutRole), "Runware · practice");
        QTRY_VERIFY(!test.main().spending().practiceNote().isEmpty());
        QVERIFY(!test.main().spending().shown());
        Shelf &shelf = test.main().shelf();
        QTRY_COMPARE(shelf.count(), 1);
        shelf.facts()->show(shelf.data(shelf.index(0), Shelf::AssetIdRole).toString());
        QTRY_VERIFY(!shelf.facts()->lines().isEmpty());
        QVERIFY(shelf.facts()->lines().contains(QVariantMap{{"name", "Cost"}, {"value", "nothing: practice"}}));
        QVERIFY2(test.main().complaints().empty(), test.main().complaints().c_str());
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication application(argc, argv);
    app::prepareForWindows();
    TestSettingsPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_settings_page.moc"

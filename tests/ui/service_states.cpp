#include "app/practice.h"
#include "ui/screen_states.h"
#include "ui/service_jobs.h"
#include "ui/test_keys.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QTest>

#include <memory>
#include <utility>

namespace turnaround::test {

namespace {

void press(WindowUnderTest &test, const char *name)
{
    if (QQuickItem *item = test.named(name)) {
        QTest::mouseClick(&test.window(), Qt::LeftButton, {}, test.middleOf(*item));
        QTest::qWait(50);
    }
}

void settings(WindowUnderTest &test)
{
    press(test, "settingsButton");
}

/// The settings at a service, unfolded.
std::function<void(WindowUnderTest &)> settingsAt(const char *service)
{
    return [service](WindowUnderTest &test) {
        QMetaObject::invokeMethod(&test.window(), "openSettings", Q_ARG(QVariant, QVariant(service)));
        QTest::qWait(50);
    };
}

void checked(WindowUnderTest &test)
{
    settings(test);
    test.main().accounts().check("runware");
    (void)QTest::qWaitFor(
        [&] {
            ui::ServiceAccounts &all = test.main().accounts();
            return !all.data(all.index(0), ui::ServiceAccounts::BalanceRole).toString().isEmpty();
        },
        10'000);
}

void refused(WindowUnderTest &test)
{
    settings(test);
    test.main().accounts().saveKeys("scenario", "half", {});
}

jobs::Charge charge(const char *provider, const char *name, std::optional<Money> money)
{
    jobs::Charge made;
    made.provider = provider;
    made.name = name;
    made.when = moment();
    made.money = std::move(money);
    made.reported = true;
    made.charged = made.money ? Charged::Yes : Charged::Unknown;
    return made;
}

void spent(WindowUnderTest &test)
{
    (void)QTest::qWaitFor([&] { return test.main().shelf().listed(); }, 10'000);
    QTest::qWait(100); // the worker has told its own, empty ledger
    std::vector<jobs::Charge> charges = {
        charge("runware", "Milk truck", Money{340'000, "USD"}),
        charge("scenario", "Motorcycle with a sidecar and a very long name", Money{120'000'000, "CU"}),
        charge("vtrix", "Cactus", {}), charge("runware", "Knight", Money{340'000, "USD"})};
    charges.push_back(charge("runware", "A practice piece", Money{340'000, "USD"}));
    charges.back().practice = true;
    emit test.main().desk().told(jobs::SpendingListed{0, charges});
}

void budgeted(WindowUnderTest &test)
{
    test.main().spending().limit("USD", false, "5");
    test.main().spending().limit("USD", true, "60");
    test.main().spending().limit("CU", false, "100");
    (void)QTest::qWaitFor([&] { return test.main().spending().bars().size() == 3; }, 10'000);
    spent(test);
}

void spendingPanel(WindowUnderTest &test)
{
    budgeted(test);
    press(test, "spendingButton");
    QTest::qWait(200);
}

void budget(WindowUnderTest &test)
{
    budgeted(test);
    settings(test);
    press(test, "budgetSection");
}

void tell(WindowUnderTest &test, Job job, const char *name)
{
    (void)QTest::qWaitFor([&] { return test.main().shelf().listed(); }, 10'000); // the worker has told its own jobs
    job.request.name = name;
    const QString picture = QDir(SAMPLE_DIR).filePath("front.png");
    job.request.views.front().file = picture.toStdString();
    emit test.main().desk().told(jobs::JobChanged{job});
}

void unfold(WindowUnderTest &test)
{
    QTest::qWait(100); // the cards are made
    if (!test.item("JobCard")) // a narrow window folds the queue
        press(test, "foldQueue");
    QTest::qWait(100);
}

void running(WindowUnderTest &test)
{
    Job made = serviceJob(JobState::Generating, "running", "scenario");
    made.progress = 0.64;
    made.remote->notes = {"The top view is left out: the model takes the front, the sides and the back.",
                          "The pictures were made smaller, to 2048 pixels."};
    tell(test, made, "Motorcycle");
    tell(test, serviceJob(JobState::Generating, "waiting"), "Retro saucer");
    tell(test, serviceJob(JobState::Generating, "offline"), "Cactus");
    tell(test, serviceJob(JobState::Generating, "busy", "tencent"), "City bike with a very long name that goes on");
    tell(test, serviceJob(JobState::Uploading, "key", "vtrix"), "Camper van");
    unfold(test);
}

void unsure(WindowUnderTest &test)
{
    tell(test, unsureJob(), "Cactus");
    tell(test, serviceJob(JobState::Submitting, "asking"), "Milk truck");
    tell(test, serviceJob(JobState::Downloading, "download"), "Knight");
    unfold(test);
}

void failed(WindowUnderTest &test)
{
    tell(test, unfetchedJob(), "Motorcycle");
    tell(test, refusedJob(), "Cactus with a hat and a very long name");
    Job left = serviceJob(JobState::Cancelled);
    left.remote->stoppedWaiting = true;
    tell(test, left, "Retro saucer");
    unfold(test);
}

void pictures(WindowUnderTest &test)
{
    Job job = serviceJob(JobState::Ready, {}, "pixazo");
    job.remote->practice = true;
    (void)QTest::qWaitFor([&] { return test.main().shelf().listed(); }, 10'000);
    const QDir folder(QString::fromStdString((test.folder() / "jobs" / job.id.text).string()));
    folder.mkpath("result");
    for (const char *name : {"picture.png", "picture-2.png"})
        QFile::copy(QDir(SAMPLE_DIR).filePath("front.png"), folder.filePath(QStringLiteral("result/") + name));
    QFile list(folder.filePath("result.json"));
    if (list.open(QFile::WriteOnly))
        list.write(R"({"models": [], "pictures": ["picture.png", "picture-2.png"], "notes": []})");
    list.close();
    tell(test, job, "A knight in worn steel");
    Job several = serviceJob(JobState::Ready);
    several.asset = AssetId{"a1"};
    several.remote->cost = Money{680'000, "USD"};
    several.remote->files = {RemoteFile{{}, FileRole::Model, 0}, RemoteFile{{}, FileRole::Model, 1}};
    tell(test, several, "Milk truck");
    (void)QTest::qWaitFor([&] { return test.main().queue().tall(); }, 10'000);
    unfold(test);
}

app::WindowSetup withKeys()
{
    auto kept = std::make_shared<MemoryKeys::Kept>();
    (*kept)["runware"] = {"kept", {}};
    (*kept)["tencent"] = {"AKIDkept", "kept"};
    (*kept)["vtrix"] = {"kept", {}};
    return {.keys = std::make_unique<MemoryKeys>(kept)};
}

app::WindowSetup withoutKeychain()
{
    return {.keys = std::make_unique<NoKeychain>()};
}

app::WindowSetup inPractice()
{
    Result<ui::ServiceAccounts::Accounts> accounts = app::practiceAccounts();
    return {.practice = accounts ? *accounts : ui::ServiceAccounts::Accounts{}, .keys = std::make_unique<NoKeychain>()};
}

} // namespace

std::vector<ScreenState> serviceStates()
{
    const auto large = [](std::function<void(WindowUnderTest &)> enter) {
        return [enter = std::move(enter)](WindowUnderTest &test) {
            test.main().look().setTextPercent(150);
            enter(test);
        };
    };
    return {{"service-settings", settings, withKeys},
            {"service-settings-at-tencent", settingsAt("tencent"), withKeys},
            {"service-settings-at-vtrix", settingsAt("vtrix"), withKeys},
            {"service-settings-at-scenario", settingsAt("scenario")},
            {"service-settings-at-own-server", settingsAt("selfhosted")},
            {"service-settings-half-a-key", refused},
            {"service-settings-no-keychain", settings, withoutKeychain},
            {"service-settings-practice", checked, inPractice},
            {"service-budget", budget},
            {"service-spending", spendingPanel},
            {"service-cards-running", running},
            {"service-cards-unsure", unsure},
            {"service-cards-failed", failed},
            {"service-cards-pictures", pictures},
            {"service-large-text-settings", large(settingsAt("tencent")), withKeys},
            {"service-large-text-budget", large(budget)},
            {"service-large-text-cards-unsure", large(unsure)},
            {"service-large-text-cards-failed", large(failed)}};
}

} // namespace turnaround::test

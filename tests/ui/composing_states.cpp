#include "ui/composing_states.h"

#include "app/practice.h"
#include "ui/test_keys.h"

#include <QDir>
#include <QTest>

#include <functional>

namespace turnaround::test {

namespace {

using Fits = std::function<bool(const providers::Provider &, const ModelOffer &)>;
using Views = std::vector<View>;

const QDir kSample(SAMPLE_DIR);
const Views kAll(kAllViews.begin(), kAllViews.end());

/// Keys that are as good as any: nothing is sent.
app::WindowSetup withKeys()
{
    auto kept = std::make_shared<MemoryKeys::Kept>();
    for (const providers::Provider *provider : providers::allProviders())
        (*kept)[provider->info.id] = {"key", "secret"};
    return {.keys = std::make_unique<MemoryKeys>(std::move(kept))};
}

app::WindowSetup forPractice()
{
    app::WindowSetup setup{.keys = std::make_unique<MemoryKeys>()};
    if (auto accounts = app::practiceAccounts())
        setup.practice = std::move(*accounts);
    return setup;
}

void choose(WindowUnderTest &test, const Fits &fits)
{
    ui::ServiceMenu &menu = *test.composer().services();
    for (int row = 1; row < menu.rowCount(); ++row) {
        menu.choose(row);
        if (fits(*menu.provider(), *menu.model()))
            return;
    }
    menu.choose(0);
}

void compose(WindowUnderTest &test, const Views &views, const char *prompt = "")
{
    QList<QUrl> files;
    for (const View view : views)
        files << QUrl::fromLocalFile(kSample.filePath(QString::fromUtf8(viewName(view).data()) + ".png"));
    if (!files.isEmpty())
        test.composer().open(-1, files);
    (void)QTest::qWaitFor([&] { return test.composer().board()->filled() == static_cast<int>(views.size()); }, 10'000);
    test.composer().setPrompt(QString::fromUtf8(prompt));
    test.settle();
    (void)QTest::qWaitFor([&] { return !test.main().viewer().isLoading(); }, 10'000);
}

bool hasMode(const ModelOffer &model, const std::string &word)
{
    const OptionOffer *mode = findOption(model, option_keys::kMode);
    return mode && std::ranges::find(mode->choices, word, &OptionChoice::word) != mode->choices.end();
}

bool takesFrontOrAll(const providers::Provider &, const ModelOffer &model)
{
    return model.inputs.front().frontOrAllEight;
}
bool sketches(const providers::Provider &, const ModelOffer &model)
{
    return hasMode(model, "sketch");
}
bool makesPictures(const providers::Provider &, const ModelOffer &model)
{
    return model.output == OutputKind::Picture && !model.prices.empty();
}
bool wantsAddresses(const providers::Provider &, const ModelOffer &model)
{
    return model.pictureWay == PictureWay::AddressOnly && model.inputs.front().views.size() > 1;
}
bool quotes(const providers::Provider &, const ModelOffer &model)
{
    return model.canQuote;
}

void setMode(WindowUnderTest &test, const std::string &word)
{
    ui::OptionList &list = *test.composer().serviceOptions();
    const ModelOffer &model = *test.composer().services()->model();
    for (int row = 0; row < list.count(); ++row) {
        const OptionOffer &option = model.options[static_cast<size_t>(row)];
        const auto choice = std::ranges::find(option.choices, word, &OptionChoice::word);
        if (option.key == option_keys::kMode && choice != option.choices.end())
            list.choose(row, static_cast<int>(choice - option.choices.begin()));
    }
}

void click(WindowUnderTest &test, const char *name)
{
    if (auto *item = test.window().findChild<QQuickItem *>(name))
        QTest::mouseClick(&test.window(), Qt::LeftButton, {}, test.middleOf(*item));
}

ScreenState state(const char *name, const Fits &fits, const Views &views, const char *prompt = "")
{
    return {name,
            [=](WindowUnderTest &test) {
                choose(test, fits);
                compose(test, views, prompt);
            },
            withKeys};
}

ScreenState more(ScreenState before, const char *name, std::function<void(WindowUnderTest &)> then)
{
    return {name,
            [enter = std::move(before.enter), then = std::move(then)](WindowUnderTest &test) {
                enter(test);
                then(test);
            },
            withKeys};
}

void askAtSandbox(WindowUnderTest &test)
{
    choose(test, quotes);
    compose(test, kAll);
    test.composer().askPrice();
    (void)QTest::qWaitFor([&] { return !test.composer().terms().asking; }, 10'000);
}

void withoutKey(WindowUnderTest &test)
{
    choose(test, takesFrontOrAll);
    compose(test, kAll);
}

} // namespace

std::vector<ScreenState> composingStates()
{
    const ScreenState whole = state("service", takesFrontOrAll, kAll);
    const ScreenState unused = state("service-unused", takesFrontOrAll, {View::Front, View::Left, View::Top},
                                     "Knight with a spiked shield, red cape, chunky low-poly style");
    const ScreenState hosts = state("service-hosts", wantsAddresses, kAll);
    const ScreenState sketch = state("service-sketch", sketches, {View::Front, View::Back}, "A knight with a red cape");
    const auto mirror = [](WindowUnderTest &test) {
        test.composer().mirror(static_cast<int>(View::Left));
        test.settle();
    };
    const auto openMenu = [](WindowUnderTest &test) { click(test, "servicePicker"); };
    const auto openMore = [](WindowUnderTest &test) { click(test, "moreOptions"); };
    const auto overBudget = [](WindowUnderTest &test) {
        test.composer().askOverBudget(test.composer().request(),
                                      "This would cost $0.34, and $4.81 of today's $5.00 are spent. Nothing was sent. "
                                      "Say that it may exceed the budget, or change the budget.");
    };
    const auto large = [](const ScreenState &of, const char *name) {
        return ScreenState{name,
                           [enter = of.enter](WindowUnderTest &test) {
                               test.main().look().setTextPercent(150);
                               enter(test);
                           },
                           withKeys};
    };
    return {whole,
            {"service-without-key", withoutKey},
            unused,
            hosts,
            {"service-price-asked", askAtSandbox, forPractice},
            state("service-pictures", makesPictures, {}, "Turnaround sheet of a knight, front, side and back"),
            state("service-can-quote", quotes, {View::Front}),
            more(sketch, "service-sketch", [](WindowUnderTest &test) { setMode(test, "sketch"); }),
            more(whole, "service-mirrored-view", mirror),
            more(whole, "service-menu", openMenu),
            more(whole, "service-more-options", openMore),
            more(whole, "service-over-budget", overBudget),
            large(unused, "large-text-service-unused"),
            more(large(hosts, ""), "large-text-service-menu", openMenu)};
}

} // namespace turnaround::test

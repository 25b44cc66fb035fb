// What pressing Generate means, and the form of a model's options, for every service that there is.
#include "providers/fitting.h"
#include "ui/option_list.h"
#include "ui/service_menu.h"
#include "ui/terms.h"

#include <QSignalSpy>
#include <QTest>

using namespace turnaround;
using namespace turnaround::ui;

namespace {

GenerationRequest requestFor(const providers::Provider &provider, const ModelOffer &model,
                             const std::vector<View> &views, const std::string &prompt = {})
{
    GenerationRequest request;
    request.provider = provider.info.id;
    request.model = model.id;
    request.prompt = prompt;
    for (const View view : views)
        request.views.push_back({view, "/pictures/" + std::string(viewName(view)) + ".png"});
    return request;
}

/// Good for the model: what its first rule takes.
GenerationRequest goodRequest(const providers::Provider &provider, const ModelOffer &model)
{
    const Inputs inputs = model.inputs.front().inputs;
    const bool words = inputs == Inputs::PromptOnly || inputs == Inputs::PromptAndFront;
    const bool views = inputs != Inputs::PromptOnly;
    GenerationRequest request = requestFor(provider, model, views ? std::vector{View::Front} : std::vector<View>(),
                                           words ? "a knight in worn steel" : "");
    const OptionOffer *mode = findOption(model, option_keys::kMode);
    if (mode && !model.inputs.front().modes.empty())
        request.options[option_keys::kMode] = model.inputs.front().modes.front();
    return request;
}

TermsFacts factsFor(const providers::Provider &provider, GenerationRequest request)
{
    TermsFacts facts;
    facts.provider = &provider;
    facts.filled = static_cast<int>(request.views.size());
    facts.request = std::move(request);
    facts.accounts = {{provider.info.id, false}};
    return facts;
}

QStringList textsOf(const Terms &terms)
{
    QStringList texts;
    for (const QVariant &line : terms.lines)
        texts << line.value<TermLine>().text;
    return texts;
}

/// The first service that fits; the tests name none.
template <class Fits>
std::pair<const providers::Provider *, const ModelOffer *> serviceWhere(Fits fits)
{
    for (const providers::Provider *provider : providers::allProviders()) {
        for (const ModelOffer &model : provider->info.models) {
            if (fits(*provider, model))
                return {provider, &model};
        }
    }
    qFatal("no service is like that any more");
}

int rowOf(const OptionList &list, const QString &label)
{
    for (int row = 0; row < list.count(); ++row) {
        if (list.data(list.index(row), OptionList::LabelRole).toString() == label)
            return row;
    }
    qFatal("there is no %s", qPrintable(label));
}

ModelOffer madeUpModel()
{
    OptionOffer faces{
        option_keys::kFaces, "Faces", OptionKind::Whole, OptionValue(std::int64_t(500'000)), 3000, 1'500'000};
    OptionOffer mode{option_keys::kMode, "Mode", OptionKind::Choice, OptionValue(std::string("normal"))};
    mode.choices = {{"normal", "Normal"}, {"lowpoly", "Low-poly"}};
    OptionOffer polygons{"polygons", "Polygons", OptionKind::Choice, OptionValue(std::string("triangle"))};
    polygons.choices = {{"triangle", "Triangles"}, {"quad", "Quads"}};
    polygons.onlyWhere = OptionCondition{option_keys::kMode, {"lowpoly"}};
    OptionOffer pbr{option_keys::kPbr, "PBR", OptionKind::Switch, OptionValue(false)};
    OptionOffer longer{"expand", "Add words", OptionKind::Switch};
    OptionOffer seed{"seed", "Seed", OptionKind::Whole, {}, 0};
    seed.advanced = true;
    OptionOffer tell{"webhook", "Tell", OptionKind::Address};
    ModelOffer model;
    model.id = "made-up";
    model.name = "Made up";
    model.inputs = {{.inputs = Inputs::ViewsOnly, .views = {kAllViews.begin(), kAllViews.end()}}};
    model.options = {faces, mode, polygons, pbr, longer, seed, tell};
    return model;
}

} // namespace

class TestTerms : public QObject
{
    Q_OBJECT
private slots:
    void everyServiceSaysWhatItCostsAndWhereThingsGo()
    {
        for (const providers::Provider *provider : providers::allProviders()) {
            for (const ModelOffer &model : provider->info.models) {
                GenerationRequest request = goodRequest(*provider, model);
                for (ViewPicture &view : request.views)
                    view.url = "https://example.com/front.png";
                const Terms terms = termsOf(factsFor(*provider, request));
                QVERIFY2(terms.ready, qPrintable(QString::fromStdString(model.id) + ": " + terms.readyText));
                QVERIFY(!terms.priceDetail.isEmpty());
                QCOMPARE(terms.price.isEmpty(), !providers::listedPrice(model, request).has_value());
                QCOMPARE(terms.canAsk, model.canQuote);
                QCOMPARE(terms.action, QString(model.output == OutputKind::Picture ? "Make pictures" : "Generate"));
                const QString name = QString::fromStdString(provider->info.name);
                QVERIFY2(textsOf(terms).filter(" to " + name).size() == 1, qPrintable(textsOf(terms).join('\n')));
            }
        }
    }
    void whatIsNotUsedIsSaidInTheServicesOwnSentences()
    {
        const auto [provider, model] = serviceWhere([](const auto &, const ModelOffer &each) {
            return !each.inputs.empty() && each.inputs.front().frontOrAllEight;
        });
        const GenerationRequest request = requestFor(*provider, *model, {View::Front, View::Left}, "a knight");
        const Terms terms = termsOf(factsFor(*provider, request));
        const providers::Fitting fitting = providers::fit(*provider, request);
        QCOMPARE(fitting.unused.size(), std::size_t(2));
        for (const std::string &sentence : fitting.unused)
            QVERIFY(textsOf(terms).contains(QString::fromStdString(sentence)));
        QVERIFY(textsOf(terms).contains("Front view is used."));
        QVERIFY(terms.ready);
    }
    void aRefusalIsTheReasonWhyGenerateCantBePressed()
    {
        const auto [provider, model] = serviceWhere(
            [](const auto &, const ModelOffer &each) { return each.inputs.front().inputs == Inputs::ViewsOnly; });
        const GenerationRequest request = requestFor(*provider, *model, {View::Left});
        const Terms terms = termsOf(factsFor(*provider, request));
        QVERIFY(!terms.ready);
        QCOMPARE(terms.readyText, QString::fromStdString(providers::fit(*provider, request).refusal->message));
        QVERIFY(textsOf(terms).filter(" to ").isEmpty());
    }
    void withoutAKeyNothingCanBeSent()
    {
        const auto [provider, model] = serviceWhere([](const auto &, const auto &) { return true; });
        TermsFacts facts = factsFor(*provider, goodRequest(*provider, *model));
        facts.accounts.clear();
        const Terms terms = termsOf(facts);
        QVERIFY(!terms.ready);
        QVERIFY(!terms.canAsk);
        QCOMPARE(terms.keyWanted, QString::fromStdString(provider->info.id));
        QVERIFY(terms.readyText.contains("key"));
    }
    void aPictureThatIsMissingOrOnItsWayIsNotDoneWithoutSilently()
    {
        const auto [provider, model] = serviceWhere([](const auto &, const auto &) { return true; });
        TermsFacts local;
        local.filled = 1;
        local.request.views.push_back({View::Front, "front.png"});
        for (TermsFacts facts : {local, factsFor(*provider, goodRequest(*provider, *model))}) {
            QVERIFY(termsOf(facts).ready);
            facts.missed = View::Back;
            QVERIFY(!termsOf(facts).ready);
            QVERIFY(termsOf(facts).readyText.contains("Back"));
            facts.missed.reset();
            facts.fetching = View::Left;
            QVERIFY(!termsOf(facts).ready);
            QVERIFY(termsOf(facts).readyText.contains("Left"));
        }
    }
    void practiceIsSaidAndNothingLeavesTheComputer()
    {
        const auto [provider, model] = serviceWhere([](const auto &, const auto &) { return true; });
        TermsFacts facts = factsFor(*provider, goodRequest(*provider, *model));
        facts.accounts = {{provider->info.id, true}};
        const Terms terms = termsOf(facts);
        QVERIFY(terms.practice && terms.ready);
        QVERIFY(textsOf(terms).filter("nothing is charged").size() == 1);
    }
    void askingSaysWhetherPicturesAreUploadedForIt()
    {
        const auto [provider, model] = serviceWhere([](const providers::Provider &each, const ModelOffer &offer) {
            return each.quoteNeedsUploads && offer.canQuote;
        });
        TermsFacts facts = factsFor(*provider, goodRequest(*provider, *model));
        Terms terms = termsOf(facts);
        QVERIFY(terms.canAsk && terms.askHelp.contains("uploaded"));
        facts.told = Money{340'000, "USD"};
        terms = termsOf(facts);
        QCOMPARE(terms.price, QString("$0.34"));
        QVERIFY(!terms.canAsk && terms.priceDetail.contains(QString::fromStdString(provider->info.name)));
        facts.told.reset();
        facts.askProblem = "The service did not answer.";
        QVERIFY(textsOf(termsOf(facts)).contains(facts.askProblem));
    }
    void aServiceThatTakesAddressesOnlyOffersEachServiceThatCanHost()
    {
        const auto [provider, model] = serviceWhere([](const auto &, const ModelOffer &each) {
            return each.pictureWay == PictureWay::AddressOnly && !each.inputs.front().views.empty();
        });
        TermsFacts facts = factsFor(*provider, requestFor(*provider, *model, {View::Front}));
        Terms terms = termsOf(facts);
        QVERIFY(!terms.ready);
        QVERIFY(terms.hosts.isEmpty());
        QVERIFY(textsOf(terms).join(' ').contains("With a key for"));
        qsizetype hosts = 0;
        for (const providers::Provider *each : providers::allProviders()) {
            facts.accounts[each->info.id] = false;
            hosts += each->host ? 1 : 0;
        }
        terms = termsOf(facts);
        QCOMPARE(terms.hosts.size(), hosts);
        QVERIFY(!terms.ready);
        const auto host = terms.hosts.front().value<HostOffer>();
        facts.request.hostWith = host.serviceId.toStdString();
        terms = termsOf(facts);
        QVERIFY(terms.ready);
        QVERIFY(terms.hosts.front().value<HostOffer>().allowed);
        QVERIFY(textsOf(terms).join(' ').contains("hosted by " + host.name));
        // With an address of its own nobody needs to host it.
        facts.request.hostWith.clear();
        facts.request.views.front().url = "https://example.com/front.png";
        terms = termsOf(facts);
        QVERIFY(terms.ready && terms.hosts.isEmpty());
        QVERIFY(textsOf(terms).join(' ').contains("address"));
    }
    void aFlaggedViewIsNamedAgainBeforeMoneyIsSpent()
    {
        const auto [provider, model] = serviceWhere([](const auto &, const ModelOffer &each) {
            return each.inputs.front().views.size() == kViewCount && !each.inputs.front().frontOrAllEight;
        });
        GenerationRequest request = requestFor(*provider, *model, {View::Front, View::Left});
        for (ViewPicture &view : request.views)
            view.url = "https://example.com/view.png";
        TermsFacts facts = factsFor(*provider, request);
        blockout::ViewFinding finding;
        finding.view = View::Left;
        finding.flagged = true;
        finding.reason = "Left looks mirrored: flipped left to right, it fits.";
        facts.findings = {finding};
        QVERIFY(textsOf(termsOf(facts)).contains("Left looks mirrored: mend it before paying."));
        facts.request.views.pop_back(); // it is not sent any more
        QVERIFY(textsOf(termsOf(facts)).filter("mirrored").isEmpty());
    }
    void blockoutIsFreeAndReadsNoWords()
    {
        TermsFacts facts;
        facts.filled = 1;
        facts.request.prompt = "a knight";
        facts.request.views = {{View::Front, "/pictures/front.png"}};
        const Terms terms = termsOf(facts);
        QVERIFY(terms.ready);
        QCOMPARE(terms.price, QString("Free"));
        QVERIFY(textsOf(terms).join(' ').contains("Prompt not used"));
    }

    void theMenuOffersEveryModelOfEveryService()
    {
        const ServiceMenu menu;
        int models = 1;
        for (const providers::Provider *provider : providers::allProviders())
            models += static_cast<int>(provider->info.models.size());
        QCOMPARE(menu.rowCount(), models);
        for (int row = 0; row < menu.rowCount(); ++row) {
            for (const int role :
                 {ServiceMenu::ServiceNameRole, ServiceMenu::NameRole, ServiceMenu::TakesRole, ServiceMenu::PriceRole})
                QVERIFY(!menu.data(menu.index(row), role).toString().isEmpty());
        }
        QVERIFY(menu.local());
    }
    void aServiceThatIsGoneGivesWayToBlockout()
    {
        ServiceMenu menu;
        menu.choose(1);
        QVERIFY(!menu.local());
        menu.show({"a service of another version", "a model"});
        QVERIFY(menu.local());
    }
    void theMenuMarksServicesWithoutAKeyAndThoseForPractice()
    {
        ServiceMenu menu;
        const auto role = [&](int which) { return menu.data(menu.index(1), which).toBool(); };
        QVERIFY(role(ServiceMenu::NeedsKeyRole));
        menu.setAccounts({{menu.data(menu.index(1), ServiceMenu::ServiceIdRole).toString().toStdString(), true}});
        QVERIFY(!role(ServiceMenu::NeedsKeyRole));
        QVERIFY(role(ServiceMenu::PracticeRole));
        QVERIFY(!menu.data(menu.index(0), ServiceMenu::NeedsKeyRole).toBool());
    }

    void everyOptionOfEveryServiceHasAFace()
    {
        for (const providers::Provider *provider : providers::allProviders()) {
            for (const ModelOffer &model : provider->info.models) {
                OptionList list;
                list.set(&model, {});
                QCOMPARE(list.count(), static_cast<int>(model.options.size()));
                for (int row = 0; row < list.count(); ++row) {
                    const auto face = list.data(list.index(row), OptionList::FaceRole).toInt();
                    const QStringList choices = list.data(list.index(row), OptionList::ChoicesRole).toStringList();
                    const int current = list.data(list.index(row), OptionList::CurrentRole).toInt();
                    if (face == int(OptionFace::Face::Segments) || face == int(OptionFace::Face::Menu))
                        QVERIFY(current >= 0 && current < choices.size());
                    if (face == int(OptionFace::Face::Value))
                        QVERIFY(list.data(list.index(row), OptionList::LeastRole).toDouble() <
                                list.data(list.index(row), OptionList::MostRole).toDouble());
                }
                QVERIFY(list.counting().empty());
            }
        }
    }
    void onlyWhatDiffersFromTheStandardIsKept()
    {
        const ModelOffer model = madeUpModel();
        OptionList list;
        list.set(&model, {});
        QSignalSpy edited(&list, &OptionList::edited);
        list.choose(rowOf(list, "Faces"), 40'000.0);
        QCOMPARE(list.chosen(), (OptionValues{{option_keys::kFaces, std::int64_t(40'000)}}));
        QCOMPARE(list.summary(), QString("40,000 faces · Normal"));
        list.choose(rowOf(list, "Faces"), 500'000.0);
        QVERIFY(list.chosen().empty());
        list.choose(rowOf(list, "Faces"), 10.0); // beyond its ends
        QVERIFY(list.chosen().empty());
        QCOMPARE(edited.size(), 2);
        list.choose(rowOf(list, "Add words"), 2);
        QCOMPARE(list.chosen(), (OptionValues{{"expand", false}}));
        list.reset();
        QVERIFY(!list.touched());
    }
    void anOptionThatDoesNotCountSaysWhereAndIsNotSent()
    {
        const ModelOffer model = madeUpModel();
        OptionList list;
        list.set(&model, {{"polygons", std::string("quad")}});
        const int row = rowOf(list, "Polygons");
        QCOMPARE(list.data(list.index(row), OptionList::WhyNotRole).toString(), QString("only in Low-poly mode"));
        QVERIFY(list.counting().empty());
        list.choose(rowOf(list, "Mode"), 1);
        QVERIFY(list.data(list.index(row), OptionList::WhyNotRole).toString().isEmpty());
        QCOMPARE(list.counting().size(), std::size_t(2));
    }
    void whatIsTypedWronglyIsSaidAndHoldsGenerateBack()
    {
        const ModelOffer model = madeUpModel();
        OptionList list;
        list.set(&model, {});
        const int row = rowOf(list, "Tell");
        list.choose(row, QString("http://example.com/hook"));
        QVERIFY(list.problem().contains("https://"));
        QCOMPARE(list.data(list.index(row), OptionList::ValueRole).toString(), QString("http://example.com/hook"));
        QVERIFY(list.chosen().empty());
        list.choose(row, QString("https://example.com/hook"));
        QVERIFY(list.problem().isEmpty());
        QCOMPARE(list.chosen().size(), std::size_t(1));
        list.choose(row, QString());
        QVERIFY(list.chosen().empty());
        list.choose(rowOf(list, "Seed"), QString("-4"));
        QVERIFY(!list.problem().isEmpty());
    }
    void valuesThatTheModelDoesNotHaveAreForgotten()
    {
        const ModelOffer model = madeUpModel();
        OptionList list;
        list.set(&model, {{"faces", std::string("many")}, {"colour", true}, {"pbr", true}});
        QCOMPARE(list.chosen(), (OptionValues{{"pbr", true}}));
    }
};

QTEST_GUILESS_MAIN(TestTerms)
#include "tst_terms.moc"

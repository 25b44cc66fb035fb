// What holds for the data of every service, whoever added it.
#include "providers/provider.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace turnaround;
using namespace turnaround::providers;

namespace {

bool holds(const OptionOffer &option, const OptionValue &value)
{
    const auto inside = [&](double number) {
        return (!option.least || number >= *option.least) && (!option.most || number <= *option.most);
    };
    switch (option.kind) {
    case OptionKind::Whole:
        return std::holds_alternative<std::int64_t>(value) && inside(double(std::get<std::int64_t>(value)));
    case OptionKind::Number:
        return std::holds_alternative<double>(value) && inside(std::get<double>(value));
    case OptionKind::Switch:
        return std::holds_alternative<bool>(value);
    case OptionKind::Choice:
        return std::holds_alternative<std::string>(value) &&
            std::ranges::count(option.choices, std::get<std::string>(value), &OptionChoice::word) == 1;
    case OptionKind::Text:
    case OptionKind::Address:
        return std::holds_alternative<std::string>(value);
    }
    return false;
}

/// Whether the words are values that the option can have.
bool holds(const std::vector<OptionOffer> &options, const OptionCondition &condition)
{
    const auto option = std::ranges::find(options, condition.key, &OptionOffer::key);
    if (option == options.end() || condition.words.empty())
        return false;
    return std::ranges::all_of(condition.words, [&](const std::string &word) {
        if (option->kind == OptionKind::Switch)
            return word == "true" || word == "false";
        return option->kind != OptionKind::Choice ||
            std::ranges::count(option->choices, word, &OptionChoice::word) == 1;
    });
}

/// What is wrong with them; empty: nothing.
std::string faults(const std::vector<OptionOffer> &options)
{
    std::set<std::string> keys;
    for (const OptionOffer &option : options) {
        if (!keys.insert(option.key).second)
            return option.key + " is there twice";
        if (option.label.empty())
            return option.key + " has no label";
        if (option.standard && !holds(option, *option.standard))
            return option.key + "'s standard is not one of its values";
        if ((option.kind == OptionKind::Choice) != !option.choices.empty())
            return option.key + " has choices, or none, against its kind";
        if (option.least && option.most && *option.least >= *option.most)
            return option.key + " has no room between its limits";
        if (option.onlyWhere && !holds(options, *option.onlyWhere))
            return option.key + " counts under a condition that can't be met";
    }
    return {};
}

} // namespace

class TestOffers : public QObject
{
    Q_OBJECT
private slots:
    void thereAreServices()
    {
        QVERIFY(!allProviders().empty());
        std::set<std::string> ids;
        for (const Provider *each : allProviders()) {
            QVERIFY2(ids.insert(each->info.id).second, each->info.id.c_str());
            QVERIFY(findProvider(each->info.id) == each);
        }
        QVERIFY(!findProvider("nobody"));
    }
    void optionsAgreeWithThemselves()
    {
        for (const Provider *each : allProviders()) {
            QCOMPARE(faults(each->info.settings), std::string());
            for (const ModelOffer &model : each->info.models)
                QVERIFY2(faults(model.options).empty(), (model.id + ": " + faults(model.options)).c_str());
        }
    }
    void modelsSayWhatTheyTake()
    {
        for (const Provider *each : allProviders()) {
            std::set<std::string> ids;
            for (const ModelOffer &model : each->info.models) {
                const char *id = model.id.c_str();
                QVERIFY2(ids.insert(model.id).second, id);
                QVERIFY2(!model.name.empty() && !model.inputs.empty(), id);
                for (const InputRule &rule : model.inputs) {
                    const bool takesViews = rule.inputs != Inputs::PromptOnly;
                    QVERIFY2(takesViews == !rule.views.empty(), id);
                    QVERIFY2(!takesViews || rule.views.front() == View::Front, id);
                }
                QVERIFY2(model.pictureWay != PictureWay::AddressOnly || model.output == OutputKind::Picture ||
                             model.inputs.front().views.empty() || model.takesAddresses,
                         id);
                QVERIFY2(model.canQuote == bool(each->quote), id);
                for (const ListedPrice &price : model.prices) {
                    QVERIFY2(price.money.millionths > 0 && !price.money.unit.empty() && !price.date.empty(), id);
                    for (const OptionCondition &condition : price.onlyWhere)
                        QVERIFY2(holds(model.options, condition), id);
                }
            }
            QVERIFY2(!ids.empty(), each->info.id.c_str());
        }
    }
    void callsComeInPairs()
    {
        for (const Provider *each : allProviders()) {
            const char *id = each->info.id.c_str();
            QVERIFY2(each->submit && each->readSubmit && each->poll && each->readPoll, id);
            QVERIFY2(bool(each->quote) == bool(each->readQuote), id);
            QVERIFY2(bool(each->balance) == bool(each->readBalance), id);
            QVERIFY2(bool(each->checkKey) == bool(each->readCheckKey), id);
            QVERIFY2(bool(each->upload.begin) == bool(each->upload.read), id);
            QVERIFY2(bool(each->host.begin) == bool(each->host.read), id);
            QVERIFY2(each->info.recognisesTaskId == bool(each->taskOf), id);
            const bool uploads = std::ranges::any_of(
                each->info.models, [](const ModelOffer &model) { return model.pictureWay == PictureWay::Uploaded; });
            QVERIFY2(!uploads || each->upload, id);
        }
    }
    void theArtistIsToldWhatMattersForMoney()
    {
        for (const Provider *each : allProviders()) {
            const ServiceInfo &info = each->info;
            QVERIFY2(each->cancel || !info.cancelWords.empty(), info.id.c_str());
            QVERIFY2(!info.help.empty() && !info.name.empty(), info.id.c_str());
            QVERIFY2(info.address.starts_with("https://") || info.address.starts_with("http://127.0.0.1"),
                     info.id.c_str());
            QVERIFY2(!info.address.ends_with('/') && !info.addressVariable.empty(), info.id.c_str());
            QVERIFY2(info.pace.leastBetweenPolls <= info.pace.mostBetweenPolls, info.id.c_str());
            for (const CredentialField &field : info.credentials)
                QVERIFY2(!field.label.empty() && !field.variables.empty(), info.id.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestOffers)
#include "tst_offers.moc"

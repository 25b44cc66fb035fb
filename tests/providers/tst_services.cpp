// What holds for every service, whoever it is: its table is complete and agrees with itself.
#include "providers/answer.h"
#include "providers/fitting.h"
#include "providers/offer_json.h"
#include "providers/option_check.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace turnaround;
using namespace turnaround::providers;

namespace {

/// Every option of every model, and the settings of the accounts.
template <class Check>
void forEveryOption(Check check)
{
    for (const Provider *provider : allProviders()) {
        for (const OptionOffer &option : provider->info.settings)
            check(provider->info.id + ", settings, " + option.key, option, provider->info.settings);
        for (const ModelOffer &model : provider->info.models) {
            for (const OptionOffer &option : model.options)
                check(provider->info.id + ", " + model.id + ", " + option.key, option, model.options);
        }
    }
}

bool hasWord(const OptionOffer &option, const std::string &word)
{
    if (option.kind == OptionKind::Switch)
        return word == "true" || word == "false";
    return std::ranges::find(option.choices, word, &OptionChoice::word) != option.choices.end();
}

} // namespace

class TestServices : public QObject
{
    Q_OBJECT
private slots:
    void everyServiceIsComplete()
    {
        std::set<std::string> ids;
        for (const Provider *provider : allProviders()) {
            const ServiceInfo &info = provider->info;
            const char *name = info.id.c_str();
            QVERIFY2(ids.insert(info.id).second, name);
            QCOMPARE(findProvider(info.id), provider);
            QVERIFY2(!info.name.empty() && !info.models.empty() && !info.help.empty(), name);
            QVERIFY2(provider->submit && provider->readSubmit && provider->poll && provider->readPoll, name);
            QVERIFY2(provider->cancel || !info.cancelWords.empty(), name);
            QVERIFY2(info.recognisesTaskId == bool(provider->taskOf), name);
            QVERIFY2(bool(provider->balance) == bool(provider->readBalance), name);
            QVERIFY2(bool(provider->checkKey) == bool(provider->readCheckKey), name);
            QVERIFY2(bool(provider->quote) == bool(provider->readQuote), name);
            QVERIFY2(bool(provider->upload.begin) == bool(provider->upload.read), name);
            QVERIFY2(bool(provider->host.begin) == bool(provider->host.read), name);
            QVERIFY2(info.credentials.size() <= 2 && info.addressVariable.starts_with("TURNAROUND_"), name);
            QVERIFY2(info.address.empty() || !info.address.ends_with('/'), name);
            QVERIFY2(info.pace.firstPoll.count() > 0 && info.pace.jobsAtOnce > 0 && info.pace.callsPerMinute > 0, name);
            QVERIFY2(info.pace.leastBetweenPolls <= info.pace.mostBetweenPolls, name);
        }
        QVERIFY(!findProvider("nobody"));
    }
    void everyOptionMayBeWhatItIsByDefault()
    {
        forEveryOption([](const std::string &name, const OptionOffer &option, const auto &) {
            QVERIFY2(!option.key.empty() && !option.label.empty(), name.c_str());
            QVERIFY2((option.kind == OptionKind::Choice) == !option.choices.empty(), name.c_str());
            if (!option.standard)
                return;
            QVERIFY2(checkedOption(option, *option.standard), name.c_str());
            const Result<OptionValue> read = parseOption(option, optionText(*option.standard));
            QVERIFY2(read.ok() && *read == *option.standard, name.c_str());
        });
    }
    void everyConditionCanBeMet()
    {
        forEveryOption([](const std::string &name, const OptionOffer &option, const std::vector<OptionOffer> &all) {
            if (!option.onlyWhere)
                return;
            const auto other = std::ranges::find(all, option.onlyWhere->key, &OptionOffer::key);
            QVERIFY2(other != all.end() && !option.onlyWhere->words.empty(), name.c_str());
            for (const std::string &word : option.onlyWhere->words)
                QVERIFY2(hasWord(*other, word), (name + ", " + word).c_str());
        });
    }
    void everyPriceCanBeMet()
    {
        for (const Provider *provider : allProviders()) {
            for (const ModelOffer &model : provider->info.models) {
                for (const ListedPrice &price : model.prices) {
                    QVERIFY2(price.money.millionths > 0 && !price.money.unit.empty() && !price.date.empty(),
                             model.id.c_str());
                    for (const OptionCondition &condition : price.onlyWhere) {
                        const OptionOffer *option = findOption(model, condition.key);
                        QVERIFY2(option && !condition.words.empty(), model.id.c_str());
                        for (const std::string &word : condition.words)
                            QVERIFY2(hasWord(*option, word), (model.id + ", " + word).c_str());
                    }
                }
            }
        }
    }
    void noTwoOptionsShareAName()
    {
        for (const Provider *provider : allProviders()) {
            for (const ModelOffer &model : provider->info.models) {
                std::set<std::string> keys;
                for (const OptionOffer &option : model.options)
                    QVERIFY2(keys.insert(option.key).second, option.key.c_str());
                QCOMPARE(findModel(*provider, model.id), &model);
            }
        }
    }
    void everyModeOfEveryModelTakesSomething()
    {
        for (const Provider *provider : allProviders()) {
            for (const ModelOffer &model : provider->info.models) {
                const OptionOffer *mode = findOption(model, option_keys::kMode);
                std::vector<std::string> words = {""};
                if (mode) {
                    words.clear();
                    for (const OptionChoice &choice : mode->choices)
                        words.push_back(choice.word);
                }
                for (const std::string &word : words) {
                    const InputRule *rule = inputRule(model, word);
                    QVERIFY2(rule, (model.id + ' ' + word).c_str());
                    QVERIFY2(rule->inputs == Inputs::PromptOnly || rule->views.at(0) == View::Front, model.id.c_str());
                    QVERIFY2(!rule->frontOrAllEight || rule->views.size() == 8, model.id.c_str());
                }
                QVERIFY2(model.leastPromptCharacters <= model.mostPromptCharacters, model.id.c_str());
                QVERIFY2(!model.canQuote || provider->quote, model.id.c_str());
            }
        }
    }
    void aFaultThatPassesIsNoRefusal()
    {
        HttpResponse fault;
        fault.status = 503;
        for (const Provider *provider : allProviders()) {
            const char *name = provider->info.id.c_str();
            if (provider->readCheckKey)
                QVERIFY2(provider->readCheckKey(fault).error().kind == ErrorKind::Network, name);
            if (provider->readBalance)
                QVERIFY2(provider->readBalance(fault).error().kind == ErrorKind::Network, name);
            if (provider->readQuote)
                QVERIFY2(provider->readQuote(fault).error().kind == ErrorKind::Network, name);
        }
    }
    void aPriceThatCannotBeReadIsNoPrice()
    {
        HttpResponse odd;
        odd.status = 200;
        for (const char *body :
             {"", "null", "{}", "[]", "<html>", "{\"data\":null}", "{\"price\":null}", "{\"creativeUnitsCost\":null}",
              "{\"price\":-1}", "{\"creativeUnitsCost\":-1}", "{\"price\":\"inf\"}", "{\"creativeUnitsCost\":\"inf\"}",
              "{\"data\":{\"price\":true}}"}) {
            odd.body = body;
            for (const Provider *provider : allProviders()) {
                if (provider->readQuote)
                    QVERIFY2(!provider->readQuote(odd), (provider->info.id + ' ' + body).c_str());
            }
        }
    }
    void noMoreResultsThanAModelMakesAreAsked()
    {
        for (const Provider *provider : allProviders()) {
            for (const ModelOffer &model : provider->info.models) {
                const OptionOffer *results = findOption(model, option_keys::kResults);
                for (const std::int64_t count : {0, 1, 2, 4, 5, 16}) {
                    const OptionValue value = count;
                    GenerationRequest request;
                    request.provider = provider->info.id;
                    request.model = model.id;
                    request.options[option_keys::kResults] = value;
                    const Fitting fitted = fit(*provider, request);
                    const std::string name = model.id + ' ' + std::to_string(count);
                    if (!results) {
                        QVERIFY2(!fitted.request.options.contains(option_keys::kResults), name.c_str());
                    } else if (count < *results->least || count > *results->most) {
                        QVERIFY2(fitted.refusal && fitted.refusal->kind == ErrorKind::BadUsage, name.c_str());
                    } else {
                        QVERIFY2(fitted.request.options.at(option_keys::kResults) == value, name.c_str());
                    }
                }
            }
        }
    }
    void numbersAreToldWithoutExponents()
    {
        QCOMPARE(optionText(100'000.0), std::string("100000"));
        QCOMPARE(optionText(1e15), std::string("1000000000000000"));
        QCOMPARE(optionText(0.1), std::string("0.1"));
        QCOMPARE(optionText(-2.5), std::string("-2.5"));
        QCOMPARE(optionText(1e300), std::string("1e+300"));
        QCOMPARE(optionText(0.0), std::string("0"));
        for (const Provider *provider : allProviders()) {
            for (const auto &model : providerJson(*provider)["models"]) {
                for (const auto &option : model["options"]) {
                    for (const char *bound : {"least", "most"}) {
                        const std::string text = option[bound].dump();
                        const std::string name = provider->info.id + ' ' + option["key"].get<std::string>();
                        QVERIFY2(text.find('e') == std::string::npos && !text.ends_with(".0"), (name + text).c_str());
                    }
                }
            }
        }
    }
    void noKeyIsEverInAnAddressOrABody()
    {
        for (const Provider *provider : allProviders()) {
            const std::string secret = "VERY-SECRET-KEY";
            const Account account{"https://service.example", secret, secret + "-2", {}};
            const CallContext context{UtcTime(std::chrono::seconds(1)), "2a53cbbe-71bf-4ef5-898c-712d6c920227"};
            std::vector<HttpRequest> calls = {provider->poll({"task", {}}, account, context)};
            for (const auto call : {provider->balance, provider->checkKey}) {
                if (call)
                    calls.push_back(call(account, context));
            }
            for (const HttpRequest &call : calls) {
                QVERIFY2(call.url.find(secret) == std::string::npos, provider->info.id.c_str());
                QVERIFY2(call.body.find(secret) == std::string::npos, provider->info.id.c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestServices)
#include "tst_services.moc"

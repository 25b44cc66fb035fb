// What an account is made of: the environment counts before the settings, those before what is standard.
#include "accounts/account.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::accounts;

namespace {

providers::ServiceInfo service()
{
    OptionOffer region{"region", "Region", OptionKind::Choice, OptionValue(std::string("east"))};
    region.choices = {{"east", "East"}, {"far_west", "Far West"}};
    OptionOffer project{"project", "Project"};
    project.most = 10;
    OptionOffer seats{"seats", "Seats", OptionKind::Whole, OptionValue(std::int64_t(2)), 1, 8};
    providers::ServiceInfo made;
    made.id = "acme";
    made.name = "Acme";
    made.credentials = {{"Key", {"TURNAROUND_ACME_KEY"}}};
    made.addressVariable = "TURNAROUND_ACME_URL";
    made.address = "https://acme.example";
    made.settings = {region, project, seats};
    return made;
}

ServiceSettings chosen()
{
    ServiceSettings settings;
    settings.services["acme"].values = {{"region", "far_west"}, {"project", "mine"}};
    return settings;
}

std::string setting(const char *key, const ServiceSettings &settings = {})
{
    const auto account = accountFor(service(), settings, {"k", {}});
    return account && account->settings.contains(key) ? account->settings.at(key) : std::string("none");
}

} // namespace

class TestAccount : public QObject
{
    Q_OBJECT
private slots:
    void cleanup()
    {
        for (const char *name : {"TURNAROUND_ACME_KEY", "TURNAROUND_ACME_URL", "TURNAROUND_ACME_REGION",
                                 "TURNAROUND_ACME_PROJECT", "TURNAROUND_ACME_SEATS"})
            qunsetenv(name);
    }
    void aSettingIsStandardUntilItIsChosen()
    {
        QCOMPARE(setting("region"), std::string("east"));
        QCOMPARE(setting("project"), std::string("none"));
        QCOMPARE(setting("region", chosen()), std::string("far_west"));
        QCOMPARE(setting("project", chosen()), std::string("mine"));
    }
    void theEnvironmentCountsBeforeWhatIsChosen()
    {
        qputenv("TURNAROUND_ACME_REGION", "East");
        qputenv("TURNAROUND_ACME_PROJECT", " theirs\n");
        qputenv("TURNAROUND_ACME_SEATS", "7");
        QVERIFY(checkEnvironment(service()));
        QCOMPARE(setting("region", chosen()), std::string("east"));
        QCOMPARE(setting("project", chosen()), std::string("theirs"));
        QCOMPARE(setting("seats"), std::string("7"));
    }
    void anEmptyVariableSaysNothing()
    {
        qputenv("TURNAROUND_ACME_REGION", "  ");
        QVERIFY(checkEnvironment(service()));
        QCOMPARE(setting("region", chosen()), std::string("far_west"));
    }
    void aValueThatMayNotBeIsRefusedAndNamed()
    {
        const std::vector<std::pair<const char *, const char *>> wrong = {
            {"TURNAROUND_ACME_REGION", "north"},
            {"TURNAROUND_ACME_PROJECT", "longer than ten"},
            {"TURNAROUND_ACME_SEATS", "9"}};
        for (const auto &[name, value] : wrong) {
            qputenv(name, value);
            QVERIFY2(!accountFor(service(), chosen(), {"k", {}}), name);
            const Result<void> checked = checkEnvironment(service());
            QVERIFY2(!checked && checked.error().kind == ErrorKind::BadUsage, name);
            QVERIFY2(checked.error().message.find(name) != std::string::npos, checked.error().message.c_str());
            QVERIFY2(checked.error().message.find(value) != std::string::npos, checked.error().message.c_str());
            qunsetenv(name);
        }
        QVERIFY(checkEnvironment(service()));
    }
    void everyServicesSettingsHaveAVariableOfTheirOwn()
    {
        std::vector<std::string> names;
        for (const providers::Provider *provider : providers::allProviders()) {
            names.push_back(provider->info.addressVariable);
            for (const providers::CredentialField &field : provider->info.credentials)
                names.insert(names.end(), field.variables.begin(), field.variables.end());
            for (const OptionOffer &each : provider->info.settings)
                names.push_back(settingVariable(provider->info, each));
        }
        QVERIFY(std::ranges::find(names, "TURNAROUND_TENCENT_REGION") != names.end());
        QVERIFY(std::ranges::find(names, "TURNAROUND_SCENARIO_PROJECT") != names.end());
        std::ranges::sort(names);
        QVERIFY(std::ranges::adjacent_find(names) == names.end());
    }
    void withoutAKeyThereIsNoAccount()
    {
        QVERIFY(!accountFor(service(), {}, {}));
        qputenv("TURNAROUND_ACME_KEY", "from-outside");
        QCOMPARE(accountFor(service(), {}, {"kept", {}})->key, std::string("from-outside"));
        qputenv("TURNAROUND_ACME_URL", "https://other.example/");
        QCOMPARE(accountFor(service(), {}, {})->address, std::string("https://other.example"));
    }
};

QTEST_APPLESS_MAIN(TestAccount)
#include "tst_account.moc"

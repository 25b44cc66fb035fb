// Services as the settings show them, over a real worker and the sandbox on loopback; the keychain is one in memory.
#include "sandbox/sandbox.h"
#include "ui/asset_facts.h"
#include "ui/service_accounts.h"
#include "ui/test_keys.h"

#include "net/curl_transport.h"

#include <QAbstractItemModelTester>
#include <QDirIterator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace turnaround;
using namespace turnaround::ui;
using namespace turnaround::test;

namespace {

constexpr int kPatience = 30'000; ///< ms

} // namespace

class TestServiceAccounts : public QObject
{
    Q_OBJECT

    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<QTemporaryDir> m_data;
    std::shared_ptr<MemoryKeys::Kept> m_kept;
    std::unique_ptr<JobDesk> m_desk;
    std::unique_ptr<ServiceChoices> m_choices;
    std::unique_ptr<ServiceAccounts> m_accounts;

    QVariant of(const char *service, ServiceAccounts::Role role) const
    {
        return m_accounts->data(m_accounts->index(m_accounts->rowOf(service)), role);
    }
    QString text(const char *service, ServiceAccounts::Role role) const { return of(service, role).toString(); }
    int state(const char *service) const { return of(service, ServiceAccounts::KeyStateRole).toInt(); }
    int verdict(const char *service) const { return of(service, ServiceAccounts::VerdictRole).toInt(); }
    void open(std::unique_ptr<accounts::KeyStore> keys, ServiceAccounts::Accounts practice = {})
    {
        m_choices = std::make_unique<ServiceChoices>(m_data->path().toStdString());
        m_accounts = std::make_unique<ServiceAccounts>(*m_desk, *m_choices, std::move(keys), std::move(practice));
        new QAbstractItemModelTester(m_accounts.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     m_accounts.get());
        m_accounts->refresh();
        QTRY_VERIFY(m_choices->known());
    }
    void open() { open(std::make_unique<MemoryKeys>(m_kept)); }
    void playedBySandbox(const char *service)
    {
        QCOMPARE(m_accounts->setAddress(service, QString::fromStdString(m_sandbox->address(service))), QString());
        QTRY_VERIFY(m_choices->now().services.contains(service));
    }

private slots:
    void initTestCase()
    {
        for (const providers::Provider *provider : providers::allProviders()) {
            qunsetenv(provider->info.addressVariable.c_str());
            for (const providers::CredentialField &field : provider->info.credentials) {
                for (const std::string &variable : field.variables)
                    qunsetenv(variable.c_str());
            }
        }
        m_sandbox = std::make_unique<sandbox::Sandbox>(sandbox::SandboxSetup{});
        QVERIFY(m_sandbox->start());
    }
    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        m_kept = std::make_shared<MemoryKeys::Kept>();
        m_desk = std::make_unique<JobDesk>(jobs::WorkerSetup{.dataFolder = m_data->path().toStdString(),
                                                             .transport = std::make_shared<net::CurlTransport>()});
        m_desk->start();
    }
    void cleanup()
    {
        m_accounts.reset();
        m_choices.reset();
        m_desk.reset();
        m_data.reset();
    }

    void aKeptKeyIsFoundAndChecked()
    {
        (*m_kept)["runware"] = {"practice", {}};
        open();
        playedBySandbox("runware");
        QTRY_COMPARE(state("runware"), int(KeyState::State::Kept));
        QTRY_VERIFY(m_accounts->isReady("runware"));
        QVERIFY(!m_accounts->isReady("vtrix"));
        QCOMPARE(state("vtrix"), int(KeyState::State::Missing));
        m_accounts->check("runware");
        QCOMPARE(verdict("runware"), int(Verdict::Kind::Asking));
        QTRY_COMPARE_WITH_TIMEOUT(verdict("runware"), int(Verdict::Kind::Good), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(text("runware", ServiceAccounts::BalanceRole).endsWith(" left"), kPatience);
        QVERIFY(m_sandbox->charges().empty());
    }
    void aWrongKeyIsSaidInWords()
    {
        open();
        playedBySandbox("runware");
        m_accounts->saveKeys("runware", "wrong-key-4c1e", {});
        QTRY_VERIFY(m_accounts->isReady("runware"));
        m_accounts->check("runware");
        QTRY_COMPARE_WITH_TIMEOUT(verdict("runware"), int(Verdict::Kind::Bad), kPatience);
        QVERIFY(!text("runware", ServiceAccounts::SaidRole).isEmpty());
        QVERIFY(!text("runware", ServiceAccounts::SaidRole).contains("4c1e"));
    }
    void aSavedKeyIsInTheKeychainAndInNoFile()
    {
        open();
        QSignalSpy saved(m_accounts.get(), &ServiceAccounts::keysSaved);
        m_accounts->saveKeys("runware", "  secret-of-mine-4c1e\n", {});
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE((*m_kept)["runware"].key, std::string("secret-of-mine-4c1e"));
        QCOMPARE(state("runware"), int(KeyState::State::Kept));
        QCOMPARE(m_accounts->setAddress("runware", "https://example.com"), QString());
        QTRY_VERIFY(m_choices->now().services.contains("runware"));
        QDirIterator files(m_data->path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QFile::ReadOnly));
            QVERIFY2(!file.readAll().contains("4c1e"), qPrintable(file.fileName()));
        }
        for (const int role : m_accounts->roleNames().keys())
            QVERIFY(!of("runware", ServiceAccounts::Role(role)).toString().contains("4c1e"));
        m_accounts->removeKeys("runware");
        QTRY_COMPARE(state("runware"), int(KeyState::State::Missing));
        QVERIFY(!m_accounts->isReady("runware") && m_kept->count("runware") == 0);
    }
    void halfAKeyIsNotKept()
    {
        open();
        m_accounts->saveKeys("scenario", "only the key", {});
        QCOMPARE(verdict("scenario"), int(Verdict::Kind::Bad));
        QVERIFY(text("scenario", ServiceAccounts::SaidRole).contains("secret"));
        QVERIFY((*m_kept)["scenario"].empty());
    }
    void theEnvironmentCountsBeforeTheKeychain()
    {
        (*m_kept)["vtrix"] = {"kept", {}};
        qputenv("TURNAROUND_VTRIX_KEY", "from outside");
        open();
        qunsetenv("TURNAROUND_VTRIX_KEY");
        QCOMPARE(state("vtrix"), int(KeyState::State::Environment));
        QCOMPARE(text("vtrix", ServiceAccounts::KeyTextRole), "Key from TURNAROUND_VTRIX_KEY");
    }
    void withoutAKeychainTheVariableIsNamed()
    {
        open(std::make_unique<NoKeychain>());
        QCOMPARE(state("runware"), int(KeyState::State::NoKeychain));
        QVERIFY(text("runware", ServiceAccounts::SaidRole).contains("TURNAROUND_RUNWARE_KEY"));
        QVERIFY(!m_accounts->isReady("runware"));
        QTRY_VERIFY(m_accounts->isReady("selfhosted")); // it needs no key
    }
    void anAddressMustBeSafe()
    {
        open();
        for (const char *bad : {"http://example.com", "ftp://example.com", "example.com", "https://me:pw@example.com"})
            QVERIFY2(m_accounts->setAddress("runware", bad).contains("https://"), bad);
        QCOMPARE(m_accounts->setAddress("selfhosted", "http://127.0.0.1:9000"), QString());
        QTRY_COMPARE(text("selfhosted", ServiceAccounts::AddressRole), "http://127.0.0.1:9000");
        QCOMPARE(m_accounts->setAddress("selfhosted", ""), QString());
        QTRY_COMPARE(text("selfhosted", ServiceAccounts::AddressRole), QString());
        QCOMPARE(text("selfhosted", ServiceAccounts::StandardAddressRole), "http://127.0.0.1:8081");
    }
    void aServicesOwnSettingsAreOfferedAndKept()
    {
        open();
        const QVariantMap region = of("tencent", ServiceAccounts::SettingsRole).toList().at(0).toMap();
        QCOMPARE(region["label"].toString(), "Region");
        const QStringList words = region["words"].toStringList();
        QVERIFY(words.size() > 1 && region["chosen"].toInt() == 0);
        QCOMPARE(m_accounts->choose("tencent", "region", words[1]), QString());
        QTRY_COMPARE(of("tencent", ServiceAccounts::SettingsRole).toList().at(0).toMap()["chosen"].toInt(), 1);
        QVERIFY(!m_accounts->choose("tencent", "region", "the moon").isEmpty());
        const Result<accounts::ServiceSettings> file = accounts::readServiceSettings(m_data->path().toStdString());
        QCOMPARE(file->services.at("tencent").values.at("region"), words[1].toStdString());
    }
    void practiceNeedsNoKeyAndKeepsNone()
    {
        ServiceAccounts::Accounts practice;
        for (const providers::Provider *provider : providers::allProviders())
            practice[provider->info.id] = {.address = m_sandbox->address(provider->info.id),
                                           .key = "practice",
                                           .secret = "practice",
                                           .settings = {},
                                           .practice = true};
        open(std::make_unique<MemoryKeys>(m_kept), practice);
        QVERIFY(m_accounts->practice());
        QCOMPARE(state("vtrix"), int(KeyState::State::Practice));
        QTRY_VERIFY(m_accounts->isReady("vtrix"));
        m_accounts->saveKeys("vtrix", "a key", {});
        QVERIFY(m_kept->empty());
    }
    void whatAServiceSaidIsToldInWords()
    {
        Asset asset;
        asset.request = GenerationRequest{};
        asset.request->provider = "runware";
        asset.request->model = "tencent:hunyuan-3d@3.1-pro";
        asset.service = nlohmann::ordered_json::parse(R"({"job": "task-1", "cost": {"amount": 0.34, "unit": "USD"},
            "practice": false, "facts": {"seed": 42, "contentFlags": [false, true], "other": {"deep": 1},
                      "createdAt": "2026-11-21T20:18:17.019Z", "completedAt": "soon"},
            "notes": ["The top view was left out.", 7]})");
        QStringList lines;
        for (const QVariant &line : factLines(asset))
            lines << line.toMap()["name"].toString() + ": " + line.toMap()["value"].toString();
        QVERIFY2(lines.contains("Cost: $0.34") && lines.contains("Seed: 42"), qPrintable(lines.join('\n')));
        QVERIFY(lines.contains("Content flagged: no, yes") && lines.contains("Job there: task-1"));
        QCOMPARE(lines.filter(QRegularExpression("^Begun there: 2\\d Nov 2026, \\d\\d:18$")).size(), 1);
        QVERIFY(lines.contains("Ended there: soon"));
        QCOMPARE(factNotes(asset), QStringList("The top view was left out."));
        for (const char *odd : {"null", "[]", "{\"cost\": 5, \"facts\": [1], \"notes\": {}}", "\"words\""}) {
            asset.service = nlohmann::ordered_json::parse(odd);
            QVERIFY(factNotes(asset).isEmpty());
            QVERIFY(factLines(asset).size() <= 2);
        }
    }
};

QTEST_GUILESS_MAIN(TestServiceAccounts)
#include "tst_service_accounts.moc"

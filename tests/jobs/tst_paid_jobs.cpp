// Paid jobs from end to end: the worker, the real transport, and the sandbox's services on loopback. Made-up time moves
// a second with each step. The sandbox's ledger tells what would have been charged.
#include "jobs/made_up_engine.h"
#include "net/curl_transport.h"
#include "providers/fitting.h"
#include "sandbox/sandbox.h"

#include <QDirIterator>
#include <QTest>

using namespace turnaround;
using namespace turnaround::jobs;
using providers::Provider;

namespace {

constexpr const char *kKey = "practice-key-that-must-not-be-found";

std::map<std::string, providers::Account> accountsOf(const sandbox::Sandbox &sandbox)
{
    std::map<std::string, providers::Account> accounts;
    for (const Provider *provider : providers::allProviders()) {
        providers::Account account;
        account.address = sandbox.address(provider->info.id);
        account.key = provider->info.id == "tencent" ? "AKIDpractice" : kKey;
        account.secret = "practice";
        for (const OptionOffer &setting : provider->info.settings) {
            if (setting.standard)
                account.settings[setting.key] = optionText(*setting.standard);
        }
        accounts.emplace(provider->info.id, std::move(account));
    }
    return accounts;
}

/// What the model takes: the front where it takes views, else words.
GenerationRequest requestFor(const Provider &provider, const ModelOffer &model, const std::filesystem::path &front)
{
    GenerationRequest request;
    request.provider = provider.info.id;
    request.model = model.id;
    request.name = "Owl";
    if (model.inputs.front().inputs == Inputs::PromptOnly)
        request.prompt = "a brass owl";
    else
        request.views = {{View::Front, front}};
    if (model.pictureWay == PictureWay::AddressOnly)
        request.hostWith = "wavespeed";
    return request;
}

} // namespace

class TestPaidJobs : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        m_front = library::pathOf(m_data->filePath("front.png"));
        QVERIFY(QFile::copy(SAMPLE_DIR "/front.png", QString::fromStdString(m_front.string())));
        m_driver = std::make_unique<WorkshopDriver>(library::pathOf(m_data->filePath("data")));
        QVERIFY(startSandbox(0));
        m_driver->prepare = [this](WorkerSetup &worker) {
            worker.transport = std::make_shared<net::CurlTransport>();
            worker.accounts = accountsOf(*m_sandbox);
            worker.budget = m_budget;
        };
        QVERIFY(m_driver->open());
    }
    void cleanup()
    {
        m_sandbox.reset(); // before the clock that it goes by
        m_driver.reset();
        m_data.reset();
        m_budget = {};
    }

    void everyModelOfEveryServiceDelivers_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("model");
        for (const Provider *provider : providers::allProviders()) {
            for (const ModelOffer &model : provider->info.models)
                QTest::addRow("%s %s", provider->info.id.c_str(), model.id.c_str())
                    << QString::fromStdString(provider->info.id) << QString::fromStdString(model.id);
        }
    }
    void everyModelOfEveryServiceDelivers()
    {
        const JobId id = submit();
        QVERIFY(m_driver->stepUntilState(id, JobState::Ready));
        const Job job = *m_driver->job(id);
        QCOMPARE(int(job.asset.has_value()), int(model()->output == OutputKind::Model3d));
        QCOMPARE(charges(), isFree() ? 0 : 1);
        QVERIFY(refusals().isEmpty());
    }
    void aLostAnswerNeverCostsTwice_data() { everyService(); }
    void aLostAnswerNeverCostsTwice()
    {
        QFETCH(QString, provider);
        int submits = 0;
        for (const char *fault :
             {"submit-reset-after", "submit-html-502-after"}) { // no answer, and one that tells nothing
            m_sandbox->addFault({provider.toStdString(), fault, 1});
            const JobId id = submit();
            QVERIFY(untilOver(id));
            const Job job = *m_driver->job(id);
            QVERIFY(job.state == (job.remote->recognised ? JobState::Ready : JobState::Unconfirmed));
            for (int i = 0; i < 10; ++i)
                m_driver->stepAndWait();
            m_driver->crash();
            QVERIFY(m_driver->open());
            for (int i = 0; i < 10; ++i)
                m_driver->stepAndWait();
            QCOMPARE(charges(), isFree() ? 0 : ++submits);
        }
    }
    void aPowerCutAtAnyStepLosesNothingAndPaysOnce_data() { everyService(); }
    void aPowerCutAtAnyStepLosesNothingAndPaysOnce()
    {
        const JobId id = submit();
        for (int cut = 0; cut < 12 && !over(id); ++cut) {
            for (int i = 0; i < cut && !over(id); ++i)
                m_driver->stepAndWait();
            m_driver->crash();
            QVERIFY(m_driver->open());
            QVERIFY(m_driver->job(id)); // it is there
        }
        QVERIFY(untilOver(id));
        const JobState state = m_driver->job(id)->state;
        QVERIFY2(state == JobState::Ready || state == JobState::Unconfirmed, jobStateName(state).data());
        QVERIFY(charges() <= 1);
        QVERIFY(state != JobState::Ready || charges() == (isFree() ? 0 : 1));
    }
    void anUnconfirmedJobGoesOnWithTheServicesId()
    {
        QVERIFY(onlyFor("vtrix"));
        m_sandbox->addFault({"vtrix", "submit-reset-after", 1});
        const JobId id = submitTo("vtrix");
        QVERIFY(untilOver(id));
        QVERIFY(m_driver->stateOf(id) == JobState::Unconfirmed);
        m_driver->post(ResumeJob{id, m_sandbox->charges().front().task, {}});
        QVERIFY(m_driver->stepUntilState(id, JobState::Ready));
        QCOMPARE(charges(), 1);
    }
    void aWrongKeyIsToldAndNothingIsCharged()
    {
        m_driver->crash();
        m_driver->prepare = [this](WorkerSetup &worker) {
            worker.transport = std::make_shared<net::CurlTransport>();
            worker.accounts = accountsOf(*m_sandbox);
            worker.accounts.at("runware").key = "wrong";
        };
        QVERIFY(m_driver->open());
        const JobId id = submitTo("runware");
        QVERIFY(untilOver(id));
        const Job job = *m_driver->job(id);
        QVERIFY(job.state == JobState::Failed && job.error->kind == ErrorKind::Refused);
        QVERIFY(job.error->message.find("key") != std::string::npos);
        QVERIFY(job.error->message.find("Nothing was charged.") != std::string::npos);
        QCOMPARE(charges(), 0);
    }
    void withoutTheNetworkAJobWaitsAndGoesOnByItself()
    {
        const int port = m_port;
        m_sandbox.reset(); // the address is there, and nobody answers
        const JobId id = submitTo("vtrix");
        QVERIFY(m_driver->stepUntil([&] { return m_driver->job(id)->stage == "offline"; }));
        QVERIFY(m_driver->job(id)->state == JobState::Submitting);
        QVERIFY(startSandbox(port));
        QVERIFY(m_driver->stepUntilState(id, JobState::Ready));
        QCOMPARE(charges(), 1);
    }
    void aBudgetHoldsAJobBackBeforeAnythingIsSent()
    {
        m_budget.day["USD"] = 100'000; // pixazo's costs $0.225
        m_driver->crash();
        QVERIFY(m_driver->open());
        const JobId refused = newJobId();
        m_driver->post(SubmitJob{refused, requestTo("pixazo"), false});
        m_driver->step();
        QVERIFY(m_driver->last<JobRefused>() && m_driver->last<JobRefused>()->error.kind == ErrorKind::Refused);
        QVERIFY(m_sandbox->requests().empty());
        const JobId paid = newJobId();
        m_driver->post(SubmitJob{paid, requestTo("pixazo"), true});
        QVERIFY(m_driver->stepUntilState(paid, JobState::Ready));
    }
    void aDryRunHoldsAJobBackToo()
    {
        m_budget.month["CU"] = 100'000'000; // the service's price is 120 CU
        m_driver->crash();
        QVERIFY(m_driver->open());
        const JobId id = submitTo("scenario");
        QVERIFY(untilOver(id));
        QVERIFY(m_driver->stateOf(id) == JobState::Failed);
        QVERIFY(m_driver->job(id)->error->message.find("120 CU") != std::string::npos);
        QCOMPARE(charges(), 0);
        m_driver->post(RetryJob{id, false});
        m_driver->step();
        QVERIFY(untilOver(id));
        QVERIFY(m_driver->stateOf(id) == JobState::Failed && charges() == 0);
        m_driver->post(RetryJob{id, true}); // knowingly
        QVERIFY(m_driver->stepUntilState(id, JobState::Ready));
        QCOMPARE(charges(), 1);
    }
    void whatIsNotWaitedForCanBeResumed()
    {
        m_sandbox->addFault({"vtrix", "poll-rate-limit", 50});
        const JobId id = submitTo("vtrix");
        QVERIFY(m_driver->stepUntilState(id, JobState::Generating));
        m_driver->post(CancelJob{id});
        m_driver->step();
        QVERIFY(m_driver->stateOf(id) == JobState::Cancelled && m_driver->job(id)->remote->stoppedWaiting);
        m_driver->post(ResumeJob{id, {}, {}});
        QVERIFY(m_driver->stepUntilState(id, JobState::Ready));
        QCOMPARE(charges(), 1);
    }
    void noKeyIsWrittenAnywhere()
    {
        for (const Provider *provider : providers::allProviders()) {
            const JobId id = newJobId();
            m_driver->post(SubmitJob{id, requestTo(provider->info.id), false});
            QVERIFY(untilOver(id));
        }
        m_driver->close();
        QDirIterator files(m_data->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int looked = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QFile::ReadOnly));
            QVERIFY2(!file.readAll().contains(kKey), qPrintable(file.fileName()));
            ++looked;
        }
        QVERIFY(looked > 10);
        QVERIFY(m_driver->open());
    }

private:
    /// It lives in the driver's time. Port 0: any.
    bool startSandbox(int port)
    {
        sandbox::SandboxSetup setup;
        setup.port = port;
        setup.jobTime = std::chrono::milliseconds(3000);
        setup.selfHostedVersion = 0;
        setup.now = [this] { return m_driver->now(); };
        m_sandbox = std::make_unique<sandbox::Sandbox>(setup);
        const Result<int> started = m_sandbox->start();
        m_port = started ? *started : 0;
        return started.ok();
    }
    void everyService()
    {
        QTest::addColumn<QString>("provider");
        for (const Provider *provider : providers::allProviders())
            QTest::addRow("%s", provider->info.id.c_str()) << QString::fromStdString(provider->info.id);
    }
    const Provider *provider() const
    {
        QFETCH(QString, provider);
        return providers::findProvider(provider.toStdString());
    }
    const ModelOffer *model() const
    {
        QFETCH(QString, model);
        return providers::findModel(*provider(), model.toStdString());
    }
    bool isFree() const { return provider()->info.credentials.empty(); }
    static bool onlyFor(const char *id) { return providers::findProvider(id) != nullptr; }
    GenerationRequest requestTo(const std::string &id) const
    {
        const Provider *service = providers::findProvider(id);
        return requestFor(*service, service->info.models.front(), m_front);
    }
    JobId post(const GenerationRequest &request)
    {
        const JobId id = newJobId();
        m_driver->post(SubmitJob{id, request, false});
        m_driver->step();
        return id;
    }
    JobId submitTo(const std::string &id) { return post(requestTo(id)); }
    JobId submit()
    {
        if (QTest::currentDataTag() && QByteArray(QTest::currentDataTag()).contains(' '))
            return post(requestFor(*provider(), *model(), m_front));
        return submitTo(provider()->info.id);
    }
    bool over(const JobId &id) const
    {
        const std::optional<JobState> state = m_driver->stateOf(id);
        return state && (hasEnded(*state) || *state == JobState::Unconfirmed);
    }
    bool untilOver(const JobId &id)
    {
        return m_driver->stepUntil([&] { return over(id); });
    }
    int charges() const { return static_cast<int>(m_sandbox->charges().size()); }
    QStringList refusals() const
    {
        QStringList all;
        for (const sandbox::LoggedRequest &request : m_sandbox->requests()) {
            if (!request.refusal.empty())
                all += QString::fromStdString(request.path + ": " + request.refusal);
        }
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_data;
    std::filesystem::path m_front;
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<WorkshopDriver> m_driver;
    Budget m_budget;
    int m_port = 0;
};

QTEST_GUILESS_MAIN(TestPaidJobs)
#include "tst_paid_jobs.moc"

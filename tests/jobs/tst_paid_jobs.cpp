// Paid jobs from end to end: the worker, the real transport, and the sandbox's services on loopback. Made-up time moves
// a second with each step. The sandbox's ledger tells what would have been charged.
#include "jobs/paid_work.h"

#include <QDirIterator>
#include <QTest>

using namespace turnaround;
using namespace turnaround::jobs;

class TestPaidJobs : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_work = std::make_unique<PaidWork>();
        QVERIFY(m_work->begin());
    }
    void cleanup() { m_work.reset(); }

    void everyModelOfEveryServiceDelivers_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("model");
        for (const Provider *provider : playedServices()) {
            for (const ModelOffer &model : provider->info.models)
                QTest::addRow("%s %s", provider->info.id.c_str(), model.id.c_str())
                    << QString::fromStdString(provider->info.id) << QString::fromStdString(model.id);
        }
    }
    void everyModelOfEveryServiceDelivers()
    {
        const JobId id = submit();
        QVERIFY(m_work->untilState(id, JobState::Ready));
        const Job job = *m_work->driver().job(id);
        QCOMPARE(int(job.asset.has_value()), int(model()->output == OutputKind::Model3d));
        QCOMPARE(m_work->charges(), isFree() ? 0 : 1);
        QVERIFY(m_work->refusals().isEmpty());
    }
    void aLostAnswerNeverCostsTwice_data() { everyService(); }
    void aLostAnswerNeverCostsTwice()
    {
        QFETCH(QString, provider);
        int submits = 0;
        for (const char *fault :
             {"submit-reset-after", "submit-html-502-after"}) { // no answer, and one that tells nothing
            m_work->services().addFault({provider.toStdString(), fault, 1});
            const JobId id = submit();
            QVERIFY(m_work->untilOver(id));
            const Job job = *m_work->driver().job(id);
            QVERIFY(job.state == (job.remote->recognised ? JobState::Ready : JobState::Unconfirmed));
            for (int i = 0; i < 10; ++i)
                m_work->driver().stepAndWait();
            QVERIFY(m_work->cutPower());
            for (int i = 0; i < 10; ++i)
                m_work->driver().stepAndWait();
            QCOMPARE(m_work->charges(), isFree() ? 0 : ++submits);
        }
    }
    void aPowerCutAtAnyStepLosesNothingAndPaysOnce_data() { everyService(); }
    void aPowerCutAtAnyStepLosesNothingAndPaysOnce()
    {
        const JobId id = submit();
        for (int cut = 0; cut < 12 && !m_work->over(id); ++cut) {
            for (int i = 0; i < cut && !m_work->over(id); ++i)
                m_work->driver().stepAndWait();
            QVERIFY(m_work->cutPower());
            QVERIFY(m_work->driver().job(id)); // it is there
        }
        QVERIFY(m_work->untilOver(id));
        const JobState state = m_work->driver().job(id)->state;
        QVERIFY2(state == JobState::Ready || state == JobState::Unconfirmed, jobStateName(state).data());
        QVERIFY(m_work->charges() <= 1);
        QVERIFY(state != JobState::Ready || m_work->charges() == (isFree() ? 0 : 1));
    }
    void anUnconfirmedJobGoesOnWithTheServicesId()
    {
        m_work->services().addFault({"vtrix", "submit-reset-after", 1});
        const JobId id = m_work->submitTo("vtrix");
        QVERIFY(m_work->untilOver(id));
        QVERIFY(m_work->driver().stateOf(id) == JobState::Unconfirmed);
        m_work->driver().post(ResumeJob{id, m_work->services().charges().front().task, {}});
        QVERIFY(m_work->untilState(id, JobState::Ready));
        QCOMPARE(m_work->charges(), 1);
    }
    void aWrongKeyIsToldAndNothingIsCharged()
    {
        m_work->adjust = [](WorkerSetup &worker) { worker.accounts.at("runware").key = "wrong"; };
        QVERIFY(m_work->cutPower());
        const JobId id = m_work->submitTo("runware");
        QVERIFY(m_work->untilOver(id));
        const Job job = *m_work->driver().job(id);
        QVERIFY(job.state == JobState::Failed && job.error->kind == ErrorKind::Refused);
        QVERIFY(job.error->message.find("key") != std::string::npos);
        QVERIFY(job.error->message.find("Nothing was charged.") != std::string::npos);
        QCOMPARE(m_work->charges(), 0);
    }
    void withoutTheNetworkAJobWaitsAndGoesOnByItself()
    {
        const int port = m_work->port();
        m_work->stopSandbox(); // the address is there, and nobody answers
        const JobId id = m_work->submitTo("vtrix");
        QVERIFY(m_work->driver().stepUntil([&] { return m_work->driver().job(id)->stage == "offline"; }));
        QVERIFY(m_work->driver().job(id)->state == JobState::Submitting);
        QVERIFY(m_work->startSandbox(port));
        QVERIFY(m_work->untilState(id, JobState::Ready));
        QCOMPARE(m_work->charges(), 1);
    }
    void aBudgetHoldsAJobBackBeforeAnythingIsSent()
    {
        m_work->budget.day["USD"] = 100'000; // pixazo's costs $0.225
        QVERIFY(m_work->cutPower());
        const JobId refused = newJobId();
        m_work->driver().post(SubmitJob{refused, m_work->requestTo("pixazo"), false});
        m_work->driver().step();
        QVERIFY(m_work->driver().last<JobRefused>() &&
                m_work->driver().last<JobRefused>()->error.kind == ErrorKind::Refused);
        QVERIFY(m_work->services().requests().empty());
        const JobId paid = newJobId();
        m_work->driver().post(SubmitJob{paid, m_work->requestTo("pixazo"), true});
        QVERIFY(m_work->untilState(paid, JobState::Ready));
    }
    void aListPriceHoldsAJobBackAlsoWhereTheServiceWouldTellIt()
    {
        m_work->budget.month["CU"] = 100'000'000; // from 120 CU
        QVERIFY(m_work->cutPower());
        m_work->submitTo("scenario");
        const auto *refused = m_work->driver().last<JobRefused>();
        QVERIFY(refused && refused->error.message.find("120 CU") != std::string::npos);
        QVERIFY(m_work->services().requests().empty());
    }
    void aNewTryThatTheBudgetRefusesLeavesTheJobAsItWas()
    {
        m_work->services().addFault({"pixazo", "submit-reset-after", 1});
        const JobId id = m_work->submitTo("pixazo");
        QVERIFY(m_work->untilState(id, JobState::Unconfirmed));
        m_work->budget.day["USD"] = 300'000; // the first try may have cost $0.225
        QVERIFY(m_work->cutPower());
        m_work->driver().post(RetryJob{id, false});
        m_work->steps(3);
        const auto *refused = m_work->driver().last<JobRefused>();
        QVERIFY(refused && refused->id == id && refused->error.kind == ErrorKind::Refused);
        const Job job = *m_work->driver().job(id);
        QVERIFY(job.state == JobState::Unconfirmed && job.attempt == 1 && job.remote->charged == Charged::Unknown);
        QCOMPARE(m_work->charges(), 1);
    }
    void aPriceThatIsAskedForHoldsAJobBackBeforeItsPicturesLeave()
    {
        m_work->budget.day["USD"] = 1'000;
        QVERIFY(m_work->cutPower());
        const JobId id = m_work->submitTo("wavespeed");
        QVERIFY(m_work->untilOver(id));
        const auto isHeld = [&] {
            const Job job = *m_work->driver().job(id);
            return job.state == JobState::Failed && job.remote->heldByBudget && m_work->charges() == 0 &&
                job.error->message.find("would exceed the budget") != std::string::npos;
        };
        QVERIFY(isHeld());
        m_work->driver().post(RetryJob{id, false});
        m_work->driver().step();
        QVERIFY(m_work->untilOver(id));
        QVERIFY(isHeld());
        for (const sandbox::LoggedRequest &request : m_work->services().requests())
            QVERIFY2(request.call != "upload", request.path.c_str());
        m_work->driver().post(RetryJob{id, true}); // knowingly
        QVERIFY(m_work->untilState(id, JobState::Ready));
        QCOMPARE(m_work->charges(), 1);
    }
    void whatIsNotWaitedForCanBeResumed()
    {
        m_work->services().addFault({"vtrix", "poll-rate-limit", 50});
        const JobId id = m_work->submitTo("vtrix");
        QVERIFY(m_work->untilState(id, JobState::Generating));
        m_work->driver().post(CancelJob{id});
        m_work->driver().step();
        QVERIFY(m_work->driver().stateOf(id) == JobState::Cancelled &&
                m_work->driver().job(id)->remote->stoppedWaiting);
        m_work->driver().post(ResumeJob{id, {}, {}});
        QVERIFY(m_work->untilState(id, JobState::Ready));
        QCOMPARE(m_work->charges(), 1);
    }
    void noKeyIsWrittenAnywhere()
    {
        for (const Provider *provider : playedServices()) {
            const JobId id = newJobId();
            m_work->driver().post(SubmitJob{id, m_work->requestTo(provider->info.id), false});
            QVERIFY(m_work->untilOver(id));
        }
        m_work->driver().close();
        QDirIterator files(QString::fromStdString(m_work->dataPath()), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        int looked = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QFile::ReadOnly));
            QVERIFY2(!file.readAll().contains(kPracticeKey), qPrintable(file.fileName()));
            ++looked;
        }
        QVERIFY(looked > 10);
        QVERIFY(m_work->driver().open());
    }

private:
    void everyService()
    {
        QTest::addColumn<QString>("provider");
        for (const Provider *provider : playedServices())
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
    JobId submit()
    {
        if (QTest::currentDataTag() && QByteArray(QTest::currentDataTag()).contains(' '))
            return m_work->post(requestFor(*provider(), *model(), m_work->front()));
        return m_work->submitTo(provider()->info.id);
    }

    std::unique_ptr<PaidWork> m_work;
};

QTEST_GUILESS_MAIN(TestPaidJobs)
#include "tst_paid_jobs.moc"

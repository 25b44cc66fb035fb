// What the queue says of services' jobs, and what it asks of the worker. No worker runs: the jobs are told.
#include "ui/job_queue.h"
#include "ui/service_jobs.h"
#include "ui/service_words.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace turnaround;
using namespace turnaround::ui;
using namespace turnaround::test;

class TestServiceCards : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<JobDesk> m_desk;
    std::unique_ptr<JobQueue> m_queue;

    void tell(const Job &job) { emit m_desk->told(jobs::JobChanged{job}); }
    QVariant of(JobQueue::Role role) const { return m_queue->data(m_queue->index(0), role); }
    QString text(JobQueue::Role role) const { return of(role).toString(); }

private slots:
    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<JobDesk>(jobs::WorkerSetup{.dataFolder = m_data->path().toStdString()});
        m_queue = std::make_unique<JobQueue>(*m_desk);
        new QAbstractItemModelTester(m_queue.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     m_queue.get());
    }
    void cleanup()
    {
        m_queue.reset();
        m_desk.reset();
        m_data.reset();
    }

    void phasesAreToldInWords_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("stage");
        QTest::addColumn<QString>("words");
        using enum JobState;
        const auto row = [](JobState state, const char *stage, const char *words) {
            QTest::newRow(words) << static_cast<int>(state) << stage << words;
        };
        row(Queued, "", "Waiting in line");
        row(Uploading, "pictures", "Sending the pictures");
        row(Submitting, "submit", "Asking Runware");
        row(Submitting, "asking", "Asking Runware whether it has it");
        row(Generating, "waiting", "In Runware's line");
        row(Generating, "running", "Runware makes it");
        row(Generating, "cancelling", "Cancelling at Runware");
        row(Generating, "offline", "Offline, goes on by itself");
        row(Generating, "busy", "Runware is busy, goes on by itself");
        row(Uploading, "key", "Waits for the key");
        row(Downloading, "download", "Fetching the result");
        row(Storing, "", "Putting it into the library");
        row(Failed, "", "Failed");
    }
    void phasesAreToldInWords()
    {
        QFETCH(int, state);
        QFETCH(QString, stage);
        QFETCH(QString, words);
        tell(serviceJob(JobState(state), stage.toStdString()));
        QCOMPARE(text(JobQueue::PhaseRole), words);
    }
    void aCardNamesItsServiceAndItsPrice()
    {
        Job job = serviceJob(JobState::Generating, "running");
        tell(job);
        QCOMPARE(text(JobQueue::AboutRole), "Runware · about $0.34");
        job.remote->cost = Money{312'500, "USD"};
        tell(job);
        QCOMPARE(text(JobQueue::AboutRole), "Runware · $0.3125");
        job.remote->practice = true;
        tell(job);
        QCOMPARE(text(JobQueue::AboutRole), "Runware · practice");
        QVERIFY(of(JobQueue::PracticeRole).toBool());
    }
    void whatCanNotBeCancelledIsOnlyNotWaitedFor()
    {
        QCOMPARE(deedsOf(serviceJob(JobState::Uploading, "pictures")).stop, "Cancel"); // nothing is sent yet
        const JobDeeds there = deedsOf(serviceJob(JobState::Generating, "running"));
        QCOMPARE(there.stop, "Stop waiting");
        QVERIFY2(there.stopMeans.contains("is billed"), qPrintable(there.stopMeans));
        QCOMPARE(deedsOf(serviceJob(JobState::Generating, "running", "scenario")).stop, "Cancel");
        QCOMPARE(deedsOf(serviceJob(JobState::Downloading, "download", "scenario")).stop, "Stop waiting");
    }
    void aNewTryThatIsPaidForSaysSo()
    {
        const JobDeeds refused = deedsOf(refusedJob());
        QCOMPARE(refused.again, "Try again for $0.34");
        QVERIFY(!refused.goesOn);
        Job unpriced = refusedJob();
        unpriced.remote->quoted.reset();
        QCOMPARE(deedsOf(unpriced).again, "Try again, paid anew");
        Job own = serviceJob(JobState::Failed, {}, "selfhosted");
        own.remote->endedThere = true;
        QCOMPARE(deedsOf(own).again, "Try again");
    }
    void whatAServiceHasGoesOnWithoutPayingAgain()
    {
        const JobDeeds deeds = deedsOf(unfetchedJob());
        QVERIFY(deeds.goesOn);
        QVERIFY(deeds.again.isEmpty());
        Job left = serviceJob(JobState::Cancelled);
        left.remote->stoppedWaiting = true;
        QVERIFY(deedsOf(left).goesOn);
        QCOMPARE(deedsOf(left).again, "Try again for $0.34");
    }
    void aModelThatIsOnlyToBeStoredCostsNothing()
    {
        Job made = serviceJob(JobState::Failed);
        made.asset = AssetId{"a1"};
        QCOMPARE(deedsOf(made).again, "Try again");
        QVERIFY(!deedsOf(made).goesOn);
    }
    void anUnsureJobTakesAnIdOrALinkAndNothingElse()
    {
        const Job job = unsureJob();
        tell(job);
        QVERIFY(of(JobQueue::UnsureRole).toBool());
        QVERIFY(m_queue->tall());
        const QString id = QString::fromStdString(job.id.text);
        QVERIFY(m_queue->resumeWith(id, "  ").contains("Paste"));
        QVERIFY(m_queue->resumeWith(id, "http://example.com/model.glb").contains("https://"));
        QVERIFY(m_queue->resumeWith(id, "../../etc").contains("no job id"));
        QCOMPARE(m_queue->resumeWith(id, " 7f3a-41 "), QString());
        QCOMPARE(m_queue->resumeWith(id, "https://example.com/model.glb"), QString());
    }
    void aJobThatLacksAKeyAsksForIt()
    {
        const Job job = serviceJob(JobState::Generating, "key");
        tell(job);
        QVERIFY(of(JobQueue::WantsKeyRole).toBool());
        QSignalSpy wanted(m_queue.get(), &JobQueue::keyWanted);
        m_queue->askForKey(QString::fromStdString(job.id.text));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), "runware");
    }
    void anEndIsToldOnce()
    {
        QSignalSpy ended(m_queue.get(), &JobQueue::jobEnded);
        Job job = serviceJob(JobState::Generating, "running");
        tell(job);
        job.state = JobState::Ready;
        job.asset = AssetId{"a1"};
        tell(job);
        tell(job);
        QCOMPARE(ended.size(), 1);
    }
    void severalModelsAreCounted()
    {
        Job job = serviceJob(JobState::Ready);
        job.asset = AssetId{"a1"};
        job.remote->files = {RemoteFile{{}, FileRole::Model, 0}, RemoteFile{{}, FileRole::Model, 1}};
        tell(job);
        QCOMPARE(text(JobQueue::FactsRole), "2 models, first opens");
    }
    void picturesAreShownAndKeptBesideTheDraft()
    {
        const Job job = serviceJob(JobState::Ready);
        const QString folder = m_data->filePath("jobs/" + QString::fromStdString(job.id.text));
        QVERIFY(QDir().mkpath(folder + "/result"));
        QImage picture(8, 8, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QVERIFY(picture.save(folder + "/result/picture.png"));
        QFile list(folder + "/result.json");
        QVERIFY(list.open(QFile::WriteOnly));
        list.write(R"({"models": [], "pictures": ["picture.png"], "notes": []})");
        list.close();
        tell(job);
        QTRY_COMPARE(of(JobQueue::PicturesRole).value<QList<QUrl>>().size(), 1);
        QSignalSpy asked(m_queue.get(), &JobQueue::pictureRequested);
        m_queue->usePicture(of(JobQueue::PicturesRole).value<QList<QUrl>>().front(), 3);
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toInt(), 3);
        QVERIFY(QDir(folder).removeRecursively());
        const QString kept = asked[0][1].toUrl().toLocalFile();
        QVERIFY2(QFile::exists(kept) && kept.startsWith(m_data->path()), qPrintable(kept));
    }
    void aPictureThatIsGoneIsSaid()
    {
        QSignalSpy said(m_queue.get(), &JobQueue::said);
        m_queue->usePicture(QUrl::fromLocalFile(m_data->filePath("gone.png")), 0);
        QTRY_COMPARE(said.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestServiceCards)
#include "tst_service_cards.moc"

// What the queue says of all its jobs together.
#include "ui/job_queue.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace turnaround;
using namespace turnaround::ui;

class TestJobQueue : public QObject
{
    Q_OBJECT

    QTemporaryDir m_data;
    std::unique_ptr<JobDesk> m_desk;
    std::unique_ptr<JobQueue> m_queue;
    int m_jobs = 0;

    void tell(JobState state)
    {
        Job job;
        job.id = {"0-" + std::to_string(++m_jobs)};
        job.state = state;
        if (state == JobState::Failed)
            job.error = Error{ErrorKind::BadInput, "The pictures show nothing.", {}};
        emit m_desk->told(jobs::JobChanged{job});
    }

    /// In the order shown, counted back from the youngest.
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < m_queue->rowCount(); ++row) {
            const QString id = m_queue->data(m_queue->index(row), JobQueue::JobIdRole).toString();
            names << '-' + QString::number(m_jobs - id.mid(2).toInt());
        }
        return names;
    }

private slots:
    void init()
    {
        m_desk = std::make_unique<JobDesk>(jobs::WorkerSetup{.dataFolder = m_data.path().toStdString()});
        m_queue = std::make_unique<JobQueue>(*m_desk);
    }
    void cleanup()
    {
        m_queue.reset();
        m_desk.reset();
    }

    void whatGoesOnAndWhatNeedsTheArtistIsCounted()
    {
        tell(JobState::Ready);
        QCOMPARE(m_queue->summary(), "nothing running");
        tell(JobState::Failed);
        QCOMPARE(m_queue->summary(), "1 needs you");
        tell(JobState::Generating);
        tell(JobState::Queued);
        tell(JobState::Queued);
        tell(JobState::Unconfirmed);
        QCOMPARE(m_queue->summary(), "1 running, 2 waiting, 2 need you");
    }
    void onlyTheCardOfTheJobThatHasChangedMoves()
    {
        for (int i = 0; i < 5; ++i)
            tell(JobState::Generating);
        QSignalSpy moved(m_queue.get(), &QAbstractItemModel::rowsMoved);
        QSignalSpy laidOut(m_queue.get(), &QAbstractItemModel::layoutChanged);
        Job failed;
        failed.id = {"0-" + std::to_string(m_jobs - 1)}; // the fourth
        failed.state = JobState::Failed;
        emit m_desk->told(jobs::JobChanged{failed});
        QCOMPARE(names(), (QStringList{"-1", "-4", "-3", "-2", "-0"})); // it needs the artist, so it is first
        failed.state = JobState::Cancelled;
        emit m_desk->told(jobs::JobChanged{failed});
        QCOMPARE(names(), (QStringList{"-4", "-3", "-2", "-0", "-1"}));
        QCOMPARE(moved.count(), 2);
        QCOMPARE(laidOut.count(), 0);
    }
    void aLongExplanationHasRoom()
    {
        tell(JobState::Failed);
        QVERIFY(!m_queue->tall());
        Job job;
        job.id = {"a job with much to say"};
        job.state = JobState::Failed;
        job.error = Error{ErrorKind::BadInput,
                          "front.png can't be read any more: it is not a picture, or it was damaged after it was put "
                          "on the board. Put it on the board again, then press Generate.",
                          {}};
        emit m_desk->told(jobs::JobChanged{job});
        QVERIFY(m_queue->tall());
    }
};

QTEST_GUILESS_MAIN(TestJobQueue)
#include "tst_job_queue.moc"

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
};

QTEST_GUILESS_MAIN(TestJobQueue)
#include "tst_job_queue.moc"

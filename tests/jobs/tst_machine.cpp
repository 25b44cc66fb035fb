// The job machine, in made-up time.
#include "jobs/machine.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::jobs;

namespace {

UtcTime at(int seconds)
{
    return UtcTime(std::chrono::seconds(1'000'000 + seconds));
}

Job queued()
{
    Job job;
    job.id = JobId{"1"};
    job.created = at(0);
    return job;
}

/// The job after these events, one a second.
Job after(Job job, const std::vector<JobEvent> &events)
{
    int second = 1;
    for (const JobEvent &event : events)
        job = advance(job, event, at(second++)).job;
    return job;
}

const Error kNoRoom{ErrorKind::Disk, "Full."};
const Error kStopped{ErrorKind::Cancelled, "Stopped."};
const AssetId kAsset{"a"};

} // namespace

class TestMachine : public QObject
{
    Q_OBJECT
private slots:
    void aJobGoesFromTheLineIntoTheLibrary()
    {
        Step step = advance(queued(), Begin{}, at(1));
        QVERIFY(step.job.state == JobState::Generating && step.toBeSaved);
        QVERIFY(step.actions == std::vector{Action::RunEngine});
        QVERIFY(step.job.started == at(1));

        step = advance(step.job, ModelMade{kAsset}, at(2));
        QVERIFY(step.job.state == JobState::Storing && step.toBeSaved && step.job.asset == kAsset);
        QVERIFY(step.actions == std::vector{Action::StoreAsset});

        step = advance(step.job, Stored{}, at(3));
        QVERIFY(step.job.state == JobState::Ready && step.toBeSaved && step.job.ended == at(3));
        QVERIFY(step.actions == std::vector{Action::TidyFolder});
    }
    void progressIsSavedOnlyWhenItsStageChanges()
    {
        Step step = advance(after(queued(), {Begin{}}), Progressed{"mesh", 0.4}, at(2));
        QVERIFY(step.changed && step.toBeSaved);
        step = advance(step.job, Progressed{"mesh", 7}, at(3));
        QVERIFY(step.changed && !step.toBeSaved);
        QCOMPARE(step.job.progress.value_or(-1), 1.0);
    }
    void aWaitingJobIsCancelledAtOnce()
    {
        const Step step = advance(queued(), CancelAsked{}, at(1));
        QVERIFY(step.job.state == JobState::Cancelled && step.actions.empty());
    }
    void aRunningJobIsCancelledWhenItsEngineObeys()
    {
        Step step = advance(after(queued(), {Begin{}}), CancelAsked{}, at(2));
        QVERIFY(step.job.state == JobState::Generating);
        QVERIFY(step.actions == std::vector{Action::StopEngine});
        step = advance(step.job, WentWrong{kStopped}, at(3));
        QVERIFY(step.job.state == JobState::Cancelled && !step.job.error);
    }
    void aFailureIsToldAndCanBeRetried()
    {
        const Job failed = after(queued(), {Begin{}, WentWrong{kNoRoom}});
        QVERIFY(failed.state == JobState::Failed && failed.error->message == "Full.");
        const Job again = after(failed, {RetryAsked{}});
        QVERIFY(again.state == JobState::Queued && !again.error && !again.ended && again.attempt == 2);
    }
    void aModelThatCouldNotBeStoredIsNotMadeAgain()
    {
        const Job failed = after(queued(), {Begin{}, ModelMade{kAsset}, WentWrong{kNoRoom}});
        QVERIFY(failed.state == JobState::Failed);
        const Step retry = advance(failed, RetryAsked{}, at(9));
        QVERIFY(retry.job.state == JobState::Storing && retry.job.asset == kAsset);
        QVERIFY(retry.actions == std::vector{Action::StoreAsset});
        QVERIFY(advance(retry.job, ModelMissing{}, at(10)).job.state == JobState::Queued);
    }
    void aJobThatIsCancelledWhileItIsStoredIsOnlyStoredAgain()
    {
        const Job cancelled = after(queued(), {Begin{}, ModelMade{kAsset}, WentWrong{kStopped}});
        QVERIFY(cancelled.state == JobState::Cancelled && cancelled.asset == kAsset);
        QVERIFY(advance(cancelled, RetryAsked{}, at(9)).actions == std::vector{Action::StoreAsset});
    }
    void aRestartStartsAnInterruptedJobAgain()
    {
        const Job running = after(queued(), {Begin{}, Progressed{"mesh", 0.4}});
        const Step restarted = advance(running, Restarted{}, at(9));
        QVERIFY(restarted.job.state == JobState::Queued && !restarted.job.started && restarted.job.stage.empty());
        QVERIFY(restarted.actions.empty());
    }
    void aRestartStoresAgainUnderTheSameIdentity()
    {
        const Step restarted = advance(after(queued(), {Begin{}, ModelMade{kAsset}}), Restarted{}, at(9));
        QVERIFY(restarted.actions == std::vector{Action::StoreAsset});
        QVERIFY(restarted.job.asset == kAsset);
    }
    void aRestartLeavesTheLineAndWhatHasEnded()
    {
        for (const Job &job :
             {queued(), after(queued(), {CancelAsked{}}), after(queued(), {Begin{}, ModelMade{kAsset}, Stored{}})}) {
            const Step step = advance(job, Restarted{}, at(9));
            QVERIFY(!step.changed && step.actions.empty() && step.job.state == job.state);
        }
    }
    void aJobThatTakesTheProgramDownIsGivenUp()
    {
        Job job = queued();
        for (int i = 0; i < kMostInterruptions; ++i) {
            QVERIFY(job.state == JobState::Queued);
            job = after(job, {Begin{}, Restarted{}});
        }
        QVERIFY(job.state == JobState::Failed);
        QVERIFY(after(job, {RetryAsked{}}).interruptions == 0);
    }
    void anOrderlyEndIsNoInterruption()
    {
        const Job job = after(queued(), {Begin{}, PutBack{}, Begin{}, PutBack{}, Begin{}, PutBack{}});
        QVERIFY(job.state == JobState::Queued && job.interruptions == 0);
    }
    void whatComesTooLateChangesNothing()
    {
        const std::vector<JobEvent> all = {Begin{},       Progressed{"mesh", 0.5}, ModelMade{kAsset},  Stored{},
                                           CancelAsked{}, ModelMissing{},          WentWrong{kNoRoom}, PutBack{},
                                           Restarted{}};
        const Job ready = after(queued(), {Begin{}, ModelMade{kAsset}, Stored{}});
        for (const JobEvent &event : all) {
            const Step step = advance(ready, event, at(9));
            QVERIFY(!step.changed && step.actions.empty() && step.job.state == JobState::Ready);
        }
        QVERIFY(advance(ready, RetryAsked{}, at(9)).job.state == JobState::Ready);
    }
};

QTEST_APPLESS_MAIN(TestMachine)
#include "tst_machine.moc"

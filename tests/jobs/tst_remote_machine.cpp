// The job machine at a service, in made-up time: what follows from which answer, and that a paid submit leaves once.
#include "jobs/remote_machine.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::jobs;

namespace {

UtcTime at(int seconds)
{
    return UtcTime(std::chrono::seconds(1'000'000 + seconds));
}

Job queued(bool recognised = false, bool cancellable = false)
{
    Job job;
    job.id = JobId{"1"};
    job.created = at(0);
    job.remote = RemoteWork{};
    job.remote->taskId = "11111111-1111-4111-8111-111111111111";
    job.remote->recognised = recognised;
    job.remote->cancellable = cancellable;
    return job;
}

Job after(Job job, const std::vector<JobEvent> &events)
{
    int second = 1;
    for (const JobEvent &event : events)
        job = advance(job, event, at(second++)).job;
    return job;
}

/// How many of the steps let a paid submit leave.
int submitsIn(Job job, const std::vector<JobEvent> &events)
{
    int submits = 0, second = 1;
    for (const JobEvent &event : events) {
        const Step step = advance(job, event, at(second++));
        submits += static_cast<int>(std::ranges::count(step.actions, Action::Submit));
        job = step.job;
    }
    return submits;
}

Trouble trouble(bool passing = false, Charged charged = Charged::No)
{
    Trouble met;
    met.message = "It said no.";
    met.passing = passing;
    met.charged = charged;
    return met;
}

const RemoteTask kTask{"t", {}};
const JobEvent kAccepted = SubmitAccepted{kTask, {}, nlohmann::ordered_json::object()};
const JobEvent kResult = ResultListed{{RemoteFile{"https://h/m.glb", FileRole::Model, 0, {}}}, {}, {}, {}};

} // namespace

class TestRemoteMachine : public QObject
{
    Q_OBJECT
private slots:
    void aJobGoesToTheServiceAndIntoTheLibrary()
    {
        Step step = advance(queued(), Begin{}, at(1));
        QVERIFY(step.job.state == JobState::Uploading && step.toBeSaved);
        QVERIFY(step.actions == std::vector{Action::SendPictures});

        step = advance(step.job, PicturesSent{}, at(2));
        QVERIFY(step.job.state == JobState::Submitting && step.toBeSaved && step.job.remote->submitLeft);
        QVERIFY(step.actions == std::vector{Action::Submit});

        step = advance(step.job, kAccepted, at(3));
        QVERIFY(step.job.state == JobState::Generating && step.toBeSaved && step.job.remote->task == kTask);
        QVERIFY(step.actions == std::vector{Action::Poll});

        step = advance(step.job, kResult, at(4));
        QVERIFY(step.job.state == JobState::Downloading && step.job.remote->charged == Charged::Yes);
        QVERIFY(step.actions == std::vector{Action::FetchFiles});

        step = advance(step.job, ModelMade{AssetId{"a"}}, at(5));
        QVERIFY(step.job.state == JobState::Storing);
        step = advance(step.job, Stored{}, at(6));
        QVERIFY(step.job.state == JobState::Ready && step.job.ended == at(6));
    }
    void aLostAnswerLeavesTheJobToTheArtist()
    {
        const std::vector<JobEvent> events = {Begin{},
                                              PicturesSent{},
                                              SubmitUnclear{trouble()},
                                              Restarted{},
                                              CallTrouble{trouble(true), "busy"},
                                              TaskNotKnown{trouble()},
                                              Restarted{}};
        const Job job = after(queued(), events);
        QVERIFY(job.state == JobState::Unconfirmed && job.remote->charged == Charged::Unknown);
        QVERIFY(job.error && job.error->kind == ErrorKind::Unconfirmed);
        QCOMPARE(submitsIn(queued(), events), 1);
    }
    void aRestartInTheMiddleOfASubmitIsALostAnswer()
    {
        const Job submitting = after(queued(), {Begin{}, PicturesSent{}});
        QVERIFY(after(submitting, {Restarted{}}).state == JobState::Unconfirmed);
        QCOMPARE(submitsIn(submitting, {Restarted{}, Restarted{}}), 0);
    }
    void aServiceThatRecognisesTheTaskIsAskedFirst()
    {
        const Job submitting = after(queued(true), {Begin{}, PicturesSent{}});
        Step step = advance(submitting, SubmitUnclear{trouble()}, at(3));
        QVERIFY(step.job.state == JobState::Submitting);
        QVERIFY(step.actions == std::vector{Action::AskAfterSubmit});
        const Step arrived = advance(step.job, StillRunning{{kTask, {}, false, false, {}, {}}}, at(4));
        QVERIFY(arrived.job.state == JobState::Generating && arrived.actions == std::vector{Action::Poll});
        const Step lost = advance(step.job, TaskNotKnown{trouble()}, at(4));
        QVERIFY(lost.actions == std::vector{Action::Submit});
        QCOMPARE(lost.job.remote->taskId, submitting.remote->taskId); // the same: it would be recognised
        QVERIFY(advance(submitting, Restarted{}, at(4)).actions == std::vector{Action::AskAfterSubmit});
    }
    void whatWasProvablyNotTakenIsSentAgainAfterAWhile()
    {
        const Job submitting = after(queued(), {Begin{}, PicturesSent{}});
        const Step refused = advance(submitting, SubmitNotTaken{trouble(true)}, at(3));
        QVERIFY(refused.toBeSaved && !refused.job.remote->submitLeft);
        QVERIFY(refused.actions == std::vector{Action::SubmitLater});
        QVERIFY(advance(refused.job, Restarted{}, at(4)).actions == std::vector{Action::SubmitLater});
        const Step again = advance(refused.job, SubmitDue{}, at(5));
        QVERIFY(again.toBeSaved && again.job.remote->submitLeft && again.actions == std::vector{Action::Submit});
    }
    void troubleBeforeASubmitHasLeftAsksNobodyAfterIt()
    {
        const Job waiting = after(queued(), {Begin{}, PicturesSent{}, SubmitNotTaken{trouble(true)}});
        const Step step = advance(waiting, CallTrouble{trouble(true), "key"}, at(4));
        QVERIFY(step.job.state == JobState::Submitting && step.job.stage == "key");
        QVERIFY(step.actions == std::vector{Action::SubmitLater}); // there is no task id that the service would know
    }
    void aRefusalEndsTheJobAndSaysThatNothingWasCharged()
    {
        const Job job = after(queued(), {Begin{}, PicturesSent{}, SubmitNotTaken{trouble()}});
        QVERIFY(job.state == JobState::Failed && job.remote->charged == Charged::No);
        QVERIFY(job.error->message.find("Nothing was charged.") != std::string::npos);
        QVERIFY(!canResume(job));
    }
    void aTaskThatTheServiceForgotWasPaidForAllTheSame()
    {
        const Job lost = after(queued(), {Begin{}, PicturesSent{}, kAccepted, TaskNotKnown{trouble()}});
        QVERIFY(lost.state == JobState::Failed && lost.remote->charged == Charged::Unknown);
        QVERIFY(lost.error->message.find("Nothing was charged.") == std::string::npos);
        QCOMPARE(submitsIn(lost, {RetryAsked{"22222222-2222-4222-8222-222222222222"}}), 0); // asked for again
        QVERIFY(canResume(lost));
    }
    void aSubmitThatIsAlwaysLostIsNotSentForEver()
    {
        std::vector<JobEvent> events = {Begin{}, PicturesSent{}};
        for (int i = 0; i < 20; ++i)
            events.insert(events.end(), {SubmitUnclear{trouble()}, TaskNotKnown{trouble()}});
        QVERIFY(after(queued(true), events).state == JobState::Unconfirmed);
        QCOMPARE(submitsIn(queued(true), events), kMostLostSubmits);
    }
    void aJobThatWasGivenBackIsNotSaidToBePaid()
    {
        const JobEvent accepted = SubmitAccepted{kTask, Money::of(120, "CU"), nlohmann::ordered_json::object()};
        const Job job = after(queued(), {Begin{}, PicturesSent{}, accepted, ServiceEnded{{trouble(), false, {}}}});
        QVERIFY(job.state == JobState::Failed && job.remote->charged == Charged::No);
    }
    void whatTheServiceCancelledIsCancelledAndSaysWhy()
    {
        const ServiceEnded ended{{trouble(false, Charged::Unknown), true, {}}};
        const Job byThem = after(queued(), {Begin{}, PicturesSent{}, kAccepted, ended});
        QVERIFY(byThem.state == JobState::Cancelled && byThem.error && byThem.ended);
        const Job byUs = after(queued(false, true), {Begin{}, PicturesSent{}, kAccepted, CancelAsked{}, ended});
        QVERIFY(byUs.state == JobState::Cancelled && !byUs.error);
    }
    void aResultWithoutFilesIsPaidForAndCanBeAskedForAgain()
    {
        const ResultListed none{{}, Money::of(0.3, "USD"), {}, {}};
        const Job job = after(queued(), {Begin{}, PicturesSent{}, kAccepted, none});
        QVERIFY(job.state == JobState::Failed && job.remote->charged == Charged::Yes && canResume(job));
        QVERIFY(job.remote->cost == Money::of(0.3, "USD"));
        QVERIFY(job.error->message.find("charged $0.30 for it.") != std::string::npos);
    }
    void aServerOfOnesOwnIsNeverSaidToCharge()
    {
        Job own = queued();
        own.remote->free = true;
        for (const JobEvent &last : std::vector<JobEvent>{SubmitUnclear{trouble(false, Charged::Unknown)},
                                                          SubmitNotTaken{trouble(false, Charged::Unknown)}}) {
            const Job job = after(own, {Begin{}, PicturesSent{}, last});
            QVERIFY(job.remote->charged == Charged::No && job.error->message.find("account") == std::string::npos);
        }
        QVERIFY(after(own, {Begin{}, PicturesSent{}, kAccepted, kResult}).remote->charged == Charged::No);
    }
    void troubleOnTheWayIsNoEnd()
    {
        const Job running = after(queued(), {Begin{}, PicturesSent{}, kAccepted});
        const Step offline = advance(running, CallTrouble{trouble(true), "offline"}, at(9));
        QVERIFY(offline.job.state == JobState::Generating && offline.job.stage == "offline");
        QVERIFY(offline.actions == std::vector{Action::Poll});
    }
    void aWrongKeyDoesNotLoseAPaidJob()
    {
        const Job failed = after(queued(), {Begin{}, PicturesSent{}, kAccepted, CallTrouble{trouble(false), "busy"}});
        QVERIFY(failed.state == JobState::Failed && canResume(failed));
        QVERIFY(failed.remote->charged == Charged::Unknown);
        const Step again = advance(failed, RetryAsked{"22222222-2222-4222-8222-222222222222"}, at(9));
        QVERIFY(again.job.state == JobState::Generating && again.job.remote->task == kTask);
        QVERIFY(again.actions == std::vector{Action::PollAtOnce}); // nothing is paid again
    }
    void aJobThatTheServiceEndedIsPaidAnewOnlyByTheArtist()
    {
        const Job failed =
            after(queued(),
                  {Begin{}, PicturesSent{}, kAccepted, ServiceEnded{{trouble(false, Charged::Unknown), false, {}}}});
        QVERIFY(failed.state == JobState::Failed && !canResume(failed));
        const Job anew = after(failed, {RetryAsked{"22222222-2222-4222-8222-222222222222"}});
        QVERIFY(anew.state == JobState::Queued && anew.attempt == 2 && !anew.remote->task);
        QCOMPARE(anew.remote->taskId, std::string("22222222-2222-4222-8222-222222222222"));
    }
    void aDeadLinkIsAskedForAgainButNotForEver()
    {
        using Kind = FetchTrouble::Kind;
        Job job = after(queued(), {Begin{}, PicturesSent{}, kAccepted, kResult});
        for (int i = 0; i < kMostFreshLinks; ++i) {
            const Step step =
                advance(job, FetchTrouble{Kind::LinkDead, Error{ErrorKind::Network, "Dead."}, false}, at(9));
            QVERIFY(step.job.state == JobState::Generating && step.actions == std::vector{Action::Poll});
            job = advance(step.job, kResult, at(10)).job;
        }
        job = advance(job, FetchTrouble{Kind::LinkDead, Error{ErrorKind::Network, "Dead."}, false}, at(11)).job;
        QVERIFY(job.state == JobState::Failed && canResume(job));
    }
    void whereTheServiceCanNotCancelTheWaitingEnds()
    {
        const Job running = after(queued(), {Begin{}, PicturesSent{}, kAccepted});
        const Step stopped = advance(running, CancelAsked{}, at(9));
        QVERIFY(stopped.job.state == JobState::Cancelled && stopped.job.remote->stoppedWaiting);
        QVERIFY(stopped.actions == std::vector{Action::StopCalls});
        const Step on = advance(stopped.job, ResumeAsked{}, at(10));
        QVERIFY(on.job.state == JobState::Generating && on.actions == std::vector{Action::PollAtOnce});
    }
    void whereItCanTheServiceIsAsked()
    {
        const Job running = after(queued(false, true), {Begin{}, PicturesSent{}, kAccepted});
        const Step asked = advance(running, CancelAsked{}, at(9));
        QVERIFY(asked.job.state == JobState::Generating && asked.job.remote->cancelWanted);
        QVERIFY(asked.actions == std::vector{Action::AskCancel});
        const Job ended = after(asked.job, {ServiceEnded{{trouble(), true, {}}}});
        QVERIFY(ended.state == JobState::Cancelled);
    }
    void aCancelDuringTheSubmitWaitsForItsAnswer()
    {
        const Job asked = after(queued(), {Begin{}, PicturesSent{}, CancelAsked{}});
        QVERIFY(asked.state == JobState::Submitting && asked.remote->cancelWanted);
        QVERIFY(after(asked, {kAccepted}).state == JobState::Cancelled);
        QVERIFY(after(asked, {SubmitNotTaken{trouble(true)}}).state == JobState::Cancelled);
        QVERIFY(after(asked, {SubmitUnclear{trouble()}}).state == JobState::Unconfirmed);
    }
    void anUnconfirmedJobGoesOnWithWhatTheArtistFound()
    {
        const Job lost = after(queued(), {Begin{}, PicturesSent{}, SubmitUnclear{trouble()}});
        const Step byId = advance(lost, ResumeAsked{RemoteTask{"found", {}}, {}}, at(9));
        QVERIFY(byId.job.state == JobState::Generating && byId.job.remote->task->id == "found");
        const Step byLink = advance(lost, ResumeAsked{{}, "https://h/m.glb"}, at(9));
        QVERIFY(byLink.job.state == JobState::Downloading && byLink.actions == std::vector{Action::FetchFiles});
        const Step without = advance(lost, ResumeAsked{}, at(9));
        QVERIFY(!without.changed);
    }
    void aDiskThatTakesNothingEndsAJobBeforeItsSubmit()
    {
        const Job uploading = after(queued(), {Begin{}});
        const Job job = after(uploading, {WentWrong{Error{ErrorKind::Disk, "Full."}}});
        QVERIFY(job.state == JobState::Failed && !job.remote->submitLeft);
        QVERIFY(job.error->message.find("Nothing was charged.") != std::string::npos);
    }
    void aSubmitThatHasLeftIsNeverCalledUnpaid()
    {
        const Job submitting = after(queued(true), {Begin{}, PicturesSent{}, SubmitUnclear{trouble()}});
        const Job job = after(submitting, {WentWrong{Error{ErrorKind::Disk, "Full."}}});
        QVERIFY(job.state == JobState::Unconfirmed && job.remote->submitLeft);
        QVERIFY(job.remote->charged == Charged::Unknown);
    }
    void aTaskIdThatTheServiceMayHaveForgottenIsNotUsedAgain()
    {
        const Job submitting = after(queued(true), {Begin{}, PicturesSent{}, SubmitUnclear{trouble()}});
        QVERIFY(advance(submitting, TaskNotKnown{trouble()}, at(600)).actions == std::vector{Action::Submit});
        for (const int seconds : {4000, 86'400, -600}) { // days later, or by a clock that went back
            const Step step = advance(submitting, TaskNotKnown{trouble()}, at(seconds));
            QVERIFY(step.job.state == JobState::Unconfirmed);
            QVERIFY(!std::ranges::count(step.actions, Action::Submit));
        }
    }
    void onlyTimeInWhichTheServiceWasAskedCountsAsWaiting()
    {
        const StillRunning running{{kTask, {}, false, false, {}, {}}};
        Job job = after(queued(), {Begin{}, PicturesSent{}, kAccepted}); // at 3 s
        job = advance(job, running, at(13)).job;
        QVERIFY(job.remote->waited == std::chrono::seconds(10));
        job = advance(job, running, at(90'000)).job; // asleep meanwhile
        QVERIFY(job.remote->waited <= std::chrono::minutes(3));
        job = advance(job, running, at(50)).job; // the clock went back
        QVERIFY(job.remote->waited <= std::chrono::minutes(3));
        job = after(job, {CancelAsked{}, ResumeAsked{}});
        QVERIFY(job.remote->waited == std::chrono::milliseconds(0)); // the artist waits anew
    }
};

QTEST_APPLESS_MAIN(TestRemoteMachine)
#include "tst_remote_machine.moc"

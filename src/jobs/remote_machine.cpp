#include "jobs/remote_machine.h"

#include "jobs/ending_words.h"
#include "jobs/remote_step.h"

#include <algorithm>

namespace turnaround::jobs {

namespace {

/// One call of advanceRemote(): each overload answers one kind of event.
class Advance : public RemoteStep
{
public:
    using RemoteStep::RemoteStep;

    void operator()(const Begin &)
    {
        if (state() != JobState::Queued)
            return;
        enter(JobState::Uploading, "pictures");
        job().started = now();
        act(Action::SendPictures);
    }
    void operator()(const PicturesSent &sent)
    {
        if (state() != JobState::Uploading)
            return;
        remote().uploaded = sent.uploaded;
        remote().notes = sent.notes;
        if (sent.quoted)
            remote().quoted = sent.quoted;
        submit();
    }
    void operator()(const HeldByBudget &held)
    {
        if (state() != JobState::Uploading && !(state() == JobState::Submitting && !remote().submitLeft))
            return;
        remote().heldByBudget = true;
        end(JobState::Failed);
        act(Action::StopCalls);
        job().error = held.error;
    }
    void operator()(const SubmitDue &)
    {
        if (state() == JobState::Submitting && !remote().submitLeft)
            submit();
    }
    void operator()(const SubmitAccepted &accepted)
    {
        if (state() != JobState::Submitting)
            return;
        remote().task = accepted.task;
        remote().charged = openCharge();
        learn(accepted.cost, accepted.facts);
        beginWaiting();
        enter(JobState::Generating, remote().cancelWanted ? "cancelling" : "waiting");
        if (remote().cancelWanted)
            cancelAccepted();
        else
            act(Action::Poll);
    }
    void operator()(const SubmitNotTaken &refused)
    {
        if (state() != JobState::Submitting)
            return;
        remote().submitLeft = false;
        remote().submitted.reset();
        remote().lostSubmits = 0;
        if (remote().cancelWanted) {
            end(JobState::Cancelled);
        } else if (refused.trouble.passing) {
            enter(JobState::Submitting, refused.offline ? "offline" : "busy");
            act(Action::SubmitLater);
        } else {
            remote().endedThere = true;
            fail(refused.trouble);
        }
    }
    void operator()(const SubmitUnclear &unclear)
    {
        if (state() != JobState::Submitting)
            return;
        if (remote().recognised) {
            enter(JobState::Submitting, "asking");
            act(Action::AskAfterSubmit);
            return;
        }
        leaveUnconfirmed(unclear.trouble.message, unclear.trouble.detail);
    }
    void operator()(const StillRunning &running)
    {
        if (state() == JobState::Submitting && remote().submitLeft && remote().recognised) { // the lost submit arrived
            (*this)(SubmitAccepted{running.said.task, running.said.cost, running.said.facts});
            return;
        }
        if (state() != JobState::Generating)
            return;
        const providers::GoOn &said = running.said;
        const std::string stage = remote().cancelWanted ? "cancelling" : said.waiting ? "waiting" : "running";
        const auto progress = said.progress ? std::optional(std::clamp(*said.progress, 0.0, 1.0)) : std::nullopt;
        toBeSaved(job().stage != stage || remote().task != said.task);
        changed(job().stage != stage || job().progress != progress);
        wait();
        remote().task = said.task;
        job().stage = stage;
        job().progress = progress;
        learn(said.cost, said.facts);
        act(said.atOnce ? Action::PollAtOnce : Action::Poll);
    }
    void operator()(const ResultListed &listed)
    {
        if (state() != JobState::Generating && state() != JobState::Submitting)
            return;
        learnPaid();
        learn(listed.cost, listed.facts);
        if (listed.files.empty()) {
            failPaid(serviceNameOf(job()) + " says that the model is done, but names no file that can be fetched.");
            return;
        }
        for (const std::string &note : listed.notes) {
            if (std::ranges::find(remote().notes, note) == remote().notes.end())
                remote().notes.push_back(note);
        }
        takeFiles(listed.files);
        enter(JobState::Downloading, "download");
        act(Action::FetchFiles);
    }
    void operator()(const ServiceEnded &ended)
    {
        if (state() != JobState::Generating && state() != JobState::Submitting)
            return;
        remote().endedThere = true;
        learn(ended.said.cost, nlohmann::ordered_json::object());
        const bool byUs = ended.said.cancelled && remote().cancelWanted;
        fail(ended.said.trouble);
        if (remote().charged == Charged::No)
            remote().cost.reset(); // what was told when it was taken
        if (ended.said.cancelled)
            job().state = JobState::Cancelled;
        if (byUs)
            job().error.reset();
    }
    void operator()(const TaskNotKnown &unknown)
    {
        if (state() == JobState::Submitting && remote().submitLeft && remote().recognised) {
            if (remote().cancelWanted) { // the submit never arrived, and is not wanted any more
                remote().submitLeft = false;
                end(JobState::Cancelled);
                return;
            }
            if (!isStillReserved()) {
                leaveUnconfirmed(serviceNameOf(job()) +
                                     " does not know this job, and too much time has passed since it was sent.",
                                 unknown.trouble.detail);
                return;
            }
            if (++remote().lostSubmits >= kMostLostSubmits) {
                leaveUnconfirmed("The job was sent " + std::to_string(remote().lostSubmits) +
                                     " times, and each time the answer of " + serviceNameOf(job()) +
                                     " could not be understood.",
                                 unknown.trouble.detail);
                return;
            }
            enter(JobState::Submitting, "submit");
            act(Action::Submit); // under the same task id: recognised where the first one arrives after all
            return;
        }
        if (state() != JobState::Generating)
            return;
        fail(unknown.trouble); // it was taken once: that is not forgotten with the task
    }
    void operator()(const CallTrouble &met)
    {
        if (!isUnderWay())
            return;
        if (!met.trouble.passing) {
            fail(met.trouble);
            return;
        }
        changed();
        toBeSaved(job().stage != met.stage);
        job().stage = met.stage;
        if (state() == JobState::Uploading)
            act(Action::SendPictures);
        else if (state() == JobState::Submitting && !remote().submitLeft)
            act(Action::SubmitLater);
        else if (state() == JobState::Submitting && remote().recognised)
            act(Action::AskAfterSubmit);
        else if (state() == JobState::Submitting)
            leaveUnconfirmed(met.trouble.message, met.trouble.detail);
        else if (state() == JobState::Generating)
            act(Action::Poll);
    }
    void operator()(const CancelRefused &)
    {
        if (state() != JobState::Generating || !remote().cancelWanted)
            return;
        remote().cancelWanted = false;
        remote().cancellable = false; // what is left is to wait no more
        remote().notes.push_back("The service did not cancel it: the job goes on there, and may be charged.");
        enter(JobState::Generating, "running");
        act(Action::Poll);
    }
    void operator()(const FileFetched &fetched)
    {
        if (state() != JobState::Downloading || fetched.index >= remote().files.size())
            return;
        remote().files[fetched.index].file = fetched.file;
        remote().files[fetched.index].lost = fetched.lost;
        changed();
        toBeSaved();
    }
    void operator()(const FetchTrouble &met)
    {
        if (state() != JobState::Downloading)
            return;
        using Kind = FetchTrouble::Kind;
        if (met.kind == Kind::Passing) {
            enter(JobState::Downloading, met.offline ? "offline" : "download");
            act(Action::FetchLater);
            return;
        }
        const bool askAgain = met.kind != Kind::Lasting && remote().task && remote().freshLinks < kMostFreshLinks;
        if (askAgain) {
            ++remote().freshLinks;
            remote().task->values.clear(); // they may hold the dead links
            if (met.kind == Kind::NotAModel) {
                for (RemoteFile &file : remote().files)
                    file.file.clear();
            }
            enter(JobState::Generating, "running");
            act(Action::Poll);
            return;
        }
        if (remote().linkGiven && !remote().task && met.error.kind != ErrorKind::Disk) { // nothing is known by it
            remote().linkGiven = false;
            remote().files.clear();
            leaveUnconfirmed("What lies at that link is not this job's result. " + met.error.message, met.error.detail);
            return;
        }
        end(JobState::Failed);
        job().error = met.error;
        job().error->message = endingWords(job(), Trouble{.message = met.error.message, .advice = met.advice});
    }
    void operator()(const ModelMade &made)
    {
        if (state() != JobState::Downloading)
            return;
        learnPaid();
        enter(JobState::Storing, {});
        job().asset = made.asset;
        job().progress = 1;
        act(Action::StoreAsset);
    }
    void operator()(const PicturesMade &)
    {
        if (state() != JobState::Downloading)
            return;
        learnPaid();
        end(JobState::Ready);
    }
    void operator()(const Stored &)
    {
        if (state() != JobState::Storing)
            return;
        end(JobState::Ready);
        act(Action::TidyFolder);
    }
    void operator()(const ModelMissing &)
    {
        if (state() != JobState::Storing)
            return;
        for (RemoteFile &file : remote().files)
            file.file.clear();
        job().asset.reset();
        enter(remote().task ? JobState::Generating : JobState::Downloading, "running");
        act(remote().task ? Action::PollAtOnce : Action::FetchFiles);
    }
    void operator()(const WentWrong &wrong)
    {
        if (hasEnded(state()) || state() == JobState::Unconfirmed)
            return;
        if (wrong.error.kind == ErrorKind::Cancelled) {
            end(JobState::Cancelled);
            return;
        }
        if (state() == JobState::Submitting && remote().submitLeft) {
            leaveUnconfirmed(wrong.error.message, wrong.error.detail);
            return;
        }
        end(JobState::Failed);
        act(Action::StopCalls);
        job().error = wrong.error;
        job().error->message = endingWords(job(), wrong.error);
    }
    void operator()(const CancelAsked &) { cancelAsked(); }
    void operator()(const RetryAsked &asked) { retry(asked); }
    void operator()(const ResumeAsked &asked) { resume(asked); }
    void operator()(const Restarted &) { restart(); }
    void operator()(const Progressed &progress)
    {
        if (state() != JobState::Downloading)
            return;
        changed();
        job().progress = std::clamp(progress.done, 0.0, 1.0);
    }
    void operator()(const PutBack &) { } // it goes on at the service; here, from where it was saved
};

} // namespace

Step advanceRemote(const Job &job, const JobEvent &event, UtcTime now)
{
    Advance one(job, now);
    std::visit(one, event);
    return std::move(one).step();
}

} // namespace turnaround::jobs

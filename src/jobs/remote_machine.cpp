#include "jobs/remote_machine.h"

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
        remote().charged = Charged::Unknown;
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
        if (remote().cancelWanted) {
            end(JobState::Cancelled);
        } else if (refused.trouble.passing) {
            enter(JobState::Submitting, stageOf(refused.trouble));
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
        remote().charged = Charged::Yes;
        learn(listed.cost, listed.facts);
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
        if (ended.said.cancelled && remote().cancelWanted) {
            remote().charged = ended.said.trouble.charged;
            end(JobState::Cancelled);
        } else {
            fail(ended.said.trouble);
        }
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
                leaveUnconfirmed("The service does not know this job, and too much time has passed since it was sent.",
                                 unknown.trouble.detail);
                return;
            }
            enter(JobState::Submitting, "submit");
            act(Action::Submit); // under the same task id: recognised where the first one arrives after all
            return;
        }
        if (state() != JobState::Generating)
            return;
        remote().endedThere = true;
        fail(unknown.trouble);
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
        end(JobState::Failed);
        job().error = met.error;
        job().error->message += " The model was made and charged; nothing is charged for trying to fetch it again.";
    }
    void operator()(const ModelMade &made)
    {
        if (state() != JobState::Downloading)
            return;
        enter(JobState::Storing, {});
        job().asset = made.asset;
        job().progress = 1;
        act(Action::StoreAsset);
    }
    void operator()(const PicturesMade &)
    {
        if (state() == JobState::Downloading)
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
        const bool wasSpent = remote().charged != Charged::No;
        end(JobState::Failed);
        act(Action::StopCalls);
        job().error = wrong.error;
        if (!wasSpent)
            job().error->message += ' ' + chargedSentence(Charged::No);
    }
    void operator()(const CancelAsked &)
    {
        switch (state()) {
        case JobState::Queued:
        case JobState::Unconfirmed:
            end(JobState::Cancelled);
            break;
        case JobState::Uploading:
            end(JobState::Cancelled);
            act(Action::StopCalls);
            break;
        case JobState::Submitting:
            if (!remote().submitLeft) {
                end(JobState::Cancelled);
                act(Action::StopCalls);
            } else if (!remote().cancelWanted) {
                remote().cancelWanted = true;
                enter(JobState::Submitting, "cancelling");
            }
            break;
        case JobState::Generating:
            if (remote().cancellable && !remote().cancelWanted) {
                remote().cancelWanted = true;
                enter(JobState::Generating, "cancelling");
                act(Action::AskCancel);
            } else {
                stopWaiting();
            }
            break;
        case JobState::Downloading:
            stopWaiting();
            break;
        default:
            break;
        }
    }
    void operator()(const RetryAsked &asked)
    {
        if (state() != JobState::Failed && state() != JobState::Cancelled && state() != JobState::Unconfirmed)
            return;
        ++job().attempt;
        job().interruptions = 0;
        if (job().asset) {
            reopen(JobState::Storing, {});
            act(Action::StoreAsset);
        } else if (state() == JobState::Failed && canResume(job())) {
            (*this)(ResumeAsked{});
        } else {
            RemoteWork anew;
            anew.taskId = asked.taskId;
            anew.recognised = remote().recognised;
            anew.cancellable = remote().cancellable;
            anew.practice = remote().practice;
            anew.overBudget = remote().overBudget || asked.overBudget;
            remote() = anew;
            reopen(JobState::Queued, {});
            job().started.reset();
        }
    }
    void operator()(const ResumeAsked &asked)
    {
        const bool waits =
            state() == JobState::Failed || state() == JobState::Cancelled || state() == JobState::Unconfirmed;
        if (!waits || job().asset)
            return;
        remote().stoppedWaiting = remote().cancelWanted = false;
        remote().freshLinks = 0;
        if (asked.task) {
            remote().task = asked.task;
            remote().files.clear();
            remote().endedThere = false;
        }
        if (asked.link) {
            remote().files = {RemoteFile{*asked.link, FileRole::Model, 0, {}}};
            remote().charged = Charged::Yes;
        }
        if (!remote().files.empty()) {
            reopen(JobState::Downloading, "download");
            act(Action::FetchFiles);
        } else if (remote().task && !remote().endedThere) {
            remote().charged = Charged::Unknown;
            beginWaiting();
            reopen(JobState::Generating, "running");
            act(Action::PollAtOnce);
        }
    }
    void operator()(const Restarted &)
    {
        switch (state()) {
        case JobState::Uploading:
            act(Action::SendPictures);
            break;
        case JobState::Submitting:
            if (!remote().submitLeft)
                act(Action::SubmitLater);
            else if (remote().recognised)
                act(Action::AskAfterSubmit);
            else
                leaveUnconfirmed("The program ended while the service was being asked.", {});
            break;
        case JobState::Generating:
            act(remote().cancelWanted ? Action::AskCancel : Action::Poll);
            break;
        case JobState::Downloading:
            act(Action::FetchFiles);
            break;
        case JobState::Storing:
            act(Action::StoreAsset);
            break;
        default:
            break;
        }
    }
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

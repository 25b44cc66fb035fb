// What the artist wants of a job at a service, and what a new start of the program means for it.
#include "jobs/remote_machine.h"
#include "jobs/remote_step.h"

namespace turnaround::jobs {

void RemoteStep::cancelAsked()
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

void RemoteStep::retry(const RetryAsked &asked)
{
    if (state() != JobState::Failed && state() != JobState::Cancelled && state() != JobState::Unconfirmed)
        return;
    job().interruptions = 0;
    if (job().asset) {
        reopen(JobState::Storing, {});
        act(Action::StoreAsset);
    } else if (state() == JobState::Failed && canResume(job())) {
        resume(ResumeAsked{});
    } else {
        ++job().attempt; // each is paid for by itself
        RemoteWork anew;
        anew.taskId = asked.taskId;
        anew.quoted = remote().quoted;
        anew.recognised = remote().recognised;
        anew.cancellable = remote().cancellable;
        anew.free = remote().free;
        anew.practice = remote().practice;
        anew.overBudget = remote().overBudget || asked.overBudget;
        remote() = anew;
        reopen(JobState::Queued, {});
        job().started.reset();
    }
}

void RemoteStep::resume(const ResumeAsked &asked)
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
        remote().linkGiven = true;
    }
    if (!remote().files.empty()) {
        reopen(JobState::Downloading, "download");
        act(Action::FetchFiles);
    } else if (remote().task && !remote().endedThere) {
        if (remote().charged == Charged::No)
            remote().charged = openCharge();
        beginWaiting();
        reopen(JobState::Generating, "running");
        act(Action::PollAtOnce);
    }
}

void RemoteStep::restart()
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
            leaveUnconfirmed("Turnaround was ended while it was sending this job.", {});
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

} // namespace turnaround::jobs

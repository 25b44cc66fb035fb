#include "jobs/remote_step.h"

#include "jobs/ending_words.h"
#include "jobs/remote_machine.h"

#include <algorithm>

namespace turnaround::jobs {

namespace {

/// More between two answers was sleep, a clock that jumped, or a program that was not running.
constexpr std::chrono::milliseconds kLongestBetweenPolls = std::chrono::minutes(2);
/// How long a task id counts as taken at the service. No document says it (protocols.md 11.1): less than that surely.
constexpr std::chrono::milliseconds kReserved = std::chrono::hours(1);
constexpr std::chrono::milliseconds kClockSkew = std::chrono::minutes(1);

} // namespace

bool RemoteStep::isUnderWay() const
{
    return state() == JobState::Uploading || state() == JobState::Submitting || state() == JobState::Generating;
}

void RemoteStep::enter(JobState state, std::string stage)
{
    job().state = state;
    job().stage = std::move(stage);
    job().progress.reset();
    m_step.changed = m_step.toBeSaved = true;
}

void RemoteStep::end(JobState state)
{
    enter(state, {});
    job().ended = m_now;
}

void RemoteStep::reopen(JobState state, std::string stage)
{
    enter(state, std::move(stage));
    job().ended.reset();
    job().error.reset();
}

void RemoteStep::submit()
{
    remote().submitLeft = true;
    if (!remote().submitted)
        remote().submitted = m_now;
    enter(JobState::Submitting, "submit");
    act(Action::Submit);
}

void RemoteStep::learn(const std::optional<Money> &cost, const nlohmann::ordered_json &facts)
{
    if (cost && remote().cost != cost) {
        remote().cost = cost;
        m_step.toBeSaved = true;
    }
    if (facts.is_object() && !facts.empty())
        remote().facts.update(facts);
}

void RemoteStep::takeFiles(const std::vector<RemoteFile> &files)
{
    std::vector<RemoteFile> merged = files;
    for (std::size_t i = 0; i < merged.size() && i < remote().files.size(); ++i) {
        if (merged[i].file.empty() && merged[i].role == remote().files[i].role &&
            merged[i].result == remote().files[i].result)
            merged[i].file = remote().files[i].file; // here already: only the others' links had died
    }
    remote().files = std::move(merged);
}

void RemoteStep::beginWaiting()
{
    remote().waited = std::chrono::milliseconds(0);
    remote().heard = m_now;
}

void RemoteStep::wait()
{
    const auto since = m_now - remote().heard.value_or(m_now);
    remote().waited += std::clamp(since, std::chrono::milliseconds(0), kLongestBetweenPolls);
    remote().heard = m_now;
}

bool RemoteStep::isStillReserved()
{
    const auto since = m_now - remote().submitted.value_or(UtcTime{});
    return since >= -kClockSkew && since <= kReserved;
}

void RemoteStep::cancelAccepted()
{
    if (remote().cancellable)
        act(Action::AskCancel);
    else
        stopWaiting();
}

void RemoteStep::stopWaiting()
{
    remote().stoppedWaiting = true;
    end(JobState::Cancelled);
    act(Action::StopCalls);
}

void RemoteStep::fail(const Trouble &trouble)
{
    const bool taken = remote().task.has_value() || remote().submitLeft;
    Charged charged = trouble.charged;
    if (remote().free)
        charged = Charged::No;
    else if (taken && !remote().endedThere && charged == Charged::No)
        charged = Charged::Unknown;
    remote().charged = charged;
    end(JobState::Failed);
    act(Action::StopCalls);
    const ErrorKind kind = trouble.kind == ErrorKind::Cancelled ? ErrorKind::Refused : trouble.kind; // not by us
    job().error = Error{kind, endingWords(job(), trouble), trouble.detail};
}

void RemoteStep::failPaid(const std::string &what)
{
    end(JobState::Failed);
    act(Action::StopCalls);
    const Trouble trouble{.message = what, .advice = "If it stays so, ask the service's support."};
    job().error = Error{ErrorKind::Refused, endingWords(job(), trouble), {}};
}

void RemoteStep::leaveUnconfirmed(const std::string &what, const std::string &detail)
{
    remote().charged = openCharge();
    enter(JobState::Unconfirmed, {});
    job().ended = m_now;
    act(Action::StopCalls);
    job().error = Error{ErrorKind::Unconfirmed, unconfirmedWords(job(), what), detail};
}

bool canResume(const Job &job)
{
    if (!job.remote || job.asset)
        return false;
    return !job.remote->files.empty() || (job.remote->task && !job.remote->endedThere);
}

} // namespace turnaround::jobs

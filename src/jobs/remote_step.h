// What the answers of remote_machine.cpp have in common: a job that is being changed, and the actions that follow. Any
// thread (values).
#pragma once

#include "jobs/machine.h"

#include <string>
#include <vector>

namespace turnaround::jobs {

class RemoteStep
{
public:
    RemoteStep(const Job &job, UtcTime now)
        : m_step{job, {}, false, false}
        , m_now(now)
    {
    }
    Step step() && { return std::move(m_step); }

protected:
    Job &job() { return m_step.job; }
    RemoteWork &remote() { return *m_step.job.remote; }
    JobState state() const { return m_step.job.state; }
    bool isUnderWay() const;
    void cancelAsked();
    void retry(const RetryAsked &asked);
    void resume(const ResumeAsked &asked);
    void restart();
    void act(Action action) { m_step.actions.push_back(action); }
    void enter(JobState state, std::string stage);
    void end(JobState state);
    void reopen(JobState state, std::string stage);
    void submit();
    void learn(const std::optional<Money> &cost, const nlohmann::ordered_json &facts);
    void takeFiles(const std::vector<RemoteFile> &files);
    void beginWaiting();
    /// Counts the time since the service was last heard, as far as it can have been waiting.
    void wait();
    /// A service that knows task ids again still knows this one, if it ever got it.
    bool isStillReserved();
    void cancelAccepted();
    void stopWaiting();
    void fail(const Trouble &trouble);
    /// The service has made it, and it can't be had for now. `what` happened, in a sentence.
    void failPaid(const std::string &what);
    /// What a job that was taken may have cost, as long as the service has not said.
    void learnPaid() { remote().charged = remote().free ? Charged::No : Charged::Yes; }
    Charged openCharge() { return remote().free ? Charged::No : Charged::Unknown; }
    void leaveUnconfirmed(const std::string &what, const std::string &detail);
    UtcTime now() const { return m_now; }
    void changed(bool yes = true) { m_step.changed = m_step.changed || yes; }
    void toBeSaved(bool yes = true) { m_step.toBeSaved = m_step.toBeSaved || yes; }

private:
    Step m_step;
    UtcTime m_now;
};

} // namespace turnaround::jobs

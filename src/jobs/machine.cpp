#include "jobs/machine.h"

#include "jobs/remote_machine.h"

#include <algorithm>

namespace turnaround::jobs {

namespace {

/// One call of advance(): each overload answers one kind of event.
class Advance
{
public:
    Advance(const Job &job, UtcTime now)
        : m_step{job, {}, false, false}
        , m_now(now)
    {
    }

    void operator()(const Begin &)
    {
        if (state() != JobState::Queued)
            return;
        enter(JobState::Generating);
        job().started = m_now;
        job().stage.clear();
        job().progress.reset();
        act(Action::RunEngine);
    }
    void operator()(const Progressed &progress)
    {
        if (state() != JobState::Generating)
            return;
        m_step.toBeSaved = job().stage != progress.stage;
        m_step.changed = true;
        job().stage = progress.stage;
        job().progress = std::clamp(progress.done, 0.0, 1.0);
    }
    void operator()(const ModelMade &made)
    {
        if (state() != JobState::Generating)
            return;
        enter(JobState::Storing);
        job().asset = made.asset;
        job().stage.clear();
        job().progress = 1;
        act(Action::StoreAsset);
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
        if (state() == JobState::Storing)
            lineUp();
    }
    void operator()(const WentWrong &wrong)
    {
        if (hasEnded(state()) || state() == JobState::Queued)
            return;
        if (wrong.error.kind == ErrorKind::Cancelled) {
            end(JobState::Cancelled);
            return;
        }
        end(JobState::Failed);
        job().error = wrong.error;
    }
    void operator()(const CancelAsked &)
    {
        if (state() == JobState::Queued)
            end(JobState::Cancelled);
        else if (state() == JobState::Generating)
            act(Action::StopEngine);
    }
    void operator()(const RetryAsked &)
    {
        if (state() != JobState::Failed && state() != JobState::Cancelled)
            return;
        ++job().attempt;
        job().interruptions = 0;
        if (!job().asset) {
            lineUp();
            return;
        }
        enter(JobState::Storing);
        job().ended.reset();
        job().error.reset();
        act(Action::StoreAsset);
    }
    void operator()(const Restarted &)
    {
        if (state() == JobState::Storing) {
            act(Action::StoreAsset);
        } else if (state() == JobState::Generating) {
            ++job().interruptions;
            if (job().interruptions < kMostInterruptions) {
                lineUp();
                return;
            }
            end(JobState::Failed);
            job().error = Error{ErrorKind::Unavailable,
                                "The program ended in the middle of this job " + std::to_string(kMostInterruptions) +
                                    " times, so it is not started again by itself. Choose less detail or a smaller "
                                    "texture, or close other programs, and try again."};
        }
    }
    void operator()(const PutBack &)
    {
        if (state() == JobState::Generating)
            lineUp();
    }

    template <class Remote>
    void operator()(const Remote &)
    {
        // A service's events are for remote_machine.cpp.
    }

    Step step() && { return std::move(m_step); }

private:
    Job &job() { return m_step.job; }
    JobState state() const { return m_step.job.state; }
    void act(Action action) { m_step.actions.push_back(action); }
    void enter(JobState state)
    {
        job().state = state;
        m_step.changed = m_step.toBeSaved = true;
    }
    void end(JobState state)
    {
        enter(state);
        job().ended = m_now;
    }
    void lineUp()
    {
        enter(JobState::Queued);
        job().started.reset();
        job().ended.reset();
        job().error.reset();
        job().asset.reset();
        job().stage.clear();
        job().progress.reset();
    }

    Step m_step;
    UtcTime m_now;
};

} // namespace

Step advance(const Job &job, const JobEvent &event, UtcTime now)
{
    if (job.remote)
        return advanceRemote(job, event, now);
    Advance one(job, now);
    std::visit(one, event);
    return std::move(one).step();
}

} // namespace turnaround::jobs

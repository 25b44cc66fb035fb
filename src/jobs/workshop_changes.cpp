// What may be asked of the worker's jobs, checked and saved.
#include "jobs/opening.h"
#include "jobs/remote_machine.h"
#include "jobs/service_request.h"
#include "jobs/workshop.h"

#include <algorithm>
#include <system_error>

namespace turnaround::jobs {

namespace fs = std::filesystem;

Result<void> Workshop::change(const Command &command, UtcTime now)
{
    if (const auto *asked = std::get_if<SubmitJob>(&command))
        return submit(*asked, now);
    if (const auto *asked = std::get_if<CancelJob>(&command))
        return cancel(asked->id, now);
    if (const auto *asked = std::get_if<RetryJob>(&command))
        return retry(*asked, now);
    if (const auto *asked = std::get_if<ResumeJob>(&command))
        return resumeJob(*asked, now);
    if (const auto *asked = std::get_if<RemoveJob>(&command))
        return remove(asked->id);
    if (const auto *asked = std::get_if<UseAccount>(&command))
        m_services.useAccount(asked->provider, asked->account);
    if (const auto *asked = std::get_if<UseBudget>(&command))
        m_budget = asked->budget;
    if (const auto *asked = std::get_if<ListSpending>(&command)) {
        const Result<std::vector<Charge>> charges = m_store.charges();
        emitEvent(charges ? WorkerEvent(SpendingListed{asked->ticket, *charges})
                          : WorkerEvent(NotSaved{charges.error()}));
    }
    std::visit(
        [this](const auto &asked) {
            if constexpr (std::is_invocable_v<LibraryDesk &, decltype(asked)>)
                m_desk(asked);
            else if constexpr (std::is_invocable_v<ServiceQuestions &, decltype(asked)>)
                m_questions(asked);
        },
        command);
    return {};
}

Result<void> Workshop::submit(const SubmitJob &asked, UtcTime now)
{
    if (find(asked.id))
        return {};
    if (!isIdText(asked.id.text))
        return Error{ErrorKind::BadUsage, "The job's number is not one. Nothing was sent or charged."};
    Job job;
    job.id = asked.id;
    job.created = now;
    job.request = asked.request;
    if (!engineFor(asked.request.provider)) {
        Result<ServiceRequest> fitted = fitToService(asked, m_services);
        if (!fitted)
            return fitted.error();
        job.request = std::move(fitted->request);
        job.remote = std::move(fitted->remote);
        const providers::Provider *provider = providers::findProvider(job.request.provider);
        if (!provider->quote || job.remote->quoted) { // else the price is known only when the service has told it
            if (const std::optional<Error> refused = objection(job, job.remote->quoted, now))
                return *refused;
        }
    }
    Result<GenerationRequest> taken = takeViews(job.request, m_folder.job(asked.id));
    if (!taken)
        return taken.error();
    job.request = std::move(*taken);
    if (const Result<void> saved = m_store.save(job); !saved) {
        std::error_code ignored;
        fs::remove_all(m_folder.job(asked.id), ignored);
        return saved;
    }
    m_places[job.id.text] = m_jobs.size();
    m_jobs.push_back(job);
    emitEvent(JobChanged{job});
    return {};
}

Result<void> Workshop::cancel(const JobId &id, UtcTime now)
{
    Job *job = find(id);
    if (!job)
        return noSuchJob(id);
    if (job->state == JobState::Generating && !job->remote && !m_running) // left by a crash; jobs do not run here
        apply(*job, PutBack{}, now);
    apply(*job, CancelAsked{}, now);
    return {};
}

Result<void> Workshop::retry(const RetryJob &asked, UtcTime now)
{
    const JobId &id = asked.id;
    Job *job = find(id);
    if (!job)
        return noSuchJob(id);
    const bool waits = job->state == JobState::Failed || job->state == JobState::Cancelled ||
        (job->state == JobState::Unconfirmed && job->remote);
    if (!waits)
        return Error{ErrorKind::BadUsage,
                     "This job can't be tried again: it is " + std::string(jobStateName(job->state)) +
                         ". Only a job that failed or was cancelled can. Nothing was changed or charged."};
    // Refused before anything is changed: what is known of the earlier try stays.
    const bool paysAgain = job->remote && !job->asset && !(job->state == JobState::Failed && canResume(*job));
    if (paysAgain && !asked.overBudget) {
        const providers::Provider *provider = providers::findProvider(job->request.provider);
        if (provider && (!provider->quote || job->remote->quoted)) {
            if (const std::optional<Error> refused = objection(*job, job->remote->quoted, now))
                return *refused;
        }
    }
    apply(*job, RetryAsked{newTaskId(), asked.overBudget}, now);
    return {};
}

Result<void> Workshop::resumeJob(const ResumeJob &asked, UtcTime now)
{
    Job *job = find(asked.id);
    if (!job)
        return noSuchJob(asked.id);
    const bool goesOnAnyway = job->remote && !hasEnded(job->state) && job->state != JobState::Unconfirmed;
    if (goesOnAnyway && asked.serviceJob.empty() && asked.link.empty())
        return {};
    const Result<ResumeAsked> event = resumeEvent(*job, asked);
    if (!event)
        return event.error();
    apply(*job, *event, now);
    return {};
}

std::optional<Error> Workshop::objection(const Job &job, const std::optional<Money> &price, UtcTime now) const
{
    if (!m_budget.isSet() || !job.remote || job.remote->overBudget || job.remote->practice)
        return {};
    const Result<std::vector<Charge>> charges = m_store.charges(monthBegin(now));
    if (!charges)
        return charges.error();
    const std::optional<std::string> over = overBudget(m_budget, *charges, price, now);
    if (!over)
        return {};
    return Error{ErrorKind::Refused,
                 *over +
                     (job.attempt > 1 || hasEnded(job.state) || job.state == JobState::Unconfirmed
                          ? " Nothing was charged for this try."
                          : " Nothing was charged.") +
                     " Say that this job may exceed the budget, or change the budget."};
}

Result<void> Workshop::remove(const JobId &id)
{
    const Job *job = find(id);
    if (!job)
        return noSuchJob(id);
    if (!hasEnded(job->state))
        return Error{ErrorKind::BadUsage, "The job has not ended. Cancel it first."};
    if (const Result<void> removed = m_store.remove(id); !removed)
        return removed;
    std::error_code ignored;
    fs::remove_all(m_folder.job(id), ignored);
    std::erase_if(m_jobs, [&](const Job &each) { return each.id == id; });
    takeJobs(std::move(m_jobs));
    emitEvent(JobRemoved{id});
    return {};
}

void Workshop::beginAtServices(UtcTime now)
{
    if (!m_runsJobs)
        return;
    std::map<std::string, int> open; // accepted there and not ended, or about to be
    for (const Job &job : m_jobs) {
        const bool away =
            job.state == JobState::Uploading || job.state == JobState::Submitting || job.state == JobState::Generating;
        if (job.remote && away)
            ++open[job.request.provider];
    }
    for (Job &job : m_jobs) {
        if (job.state != JobState::Queued || !job.remote)
            continue;
        const providers::Provider *provider = providers::findProvider(job.request.provider);
        if (!provider || open[job.request.provider] < provider->info.pace.jobsAtOnce) {
            ++open[job.request.provider];
            apply(job, Begin{}, now);
        }
    }
}

/// What the disk did not take is tried again: it may be full for a while only.
void Workshop::saveAgain(UtcTime now)
{
    if (m_unsaved.empty() || (now < m_nextSave && m_nextSave < now + std::chrono::minutes(1)))
        return;
    m_nextSave = now + std::chrono::seconds(5);
    std::erase_if(m_unsaved, [this](const JobId &id) {
        const Job *job = find(id);
        return !job || m_store.save(*job).ok();
    });
}

} // namespace turnaround::jobs

#include "jobs/workshop.h"

#include "core/display_text.h"
#include "jobs/opening.h"
#include "jobs/service_request.h"

#include <algorithm>
#include <system_error>

namespace turnaround::jobs {

namespace fs = std::filesystem;

std::unique_ptr<Workshop> Workshop::open(const WorkerSetup &setup, Mailbox &mailbox, Listener listener, UtcTime now)
{
    Result<Opened> opened = openDataFolder(DataFolder{setup.dataFolder});
    if (!opened) {
        listener(WorkerNotOpened{opened.error(), false});
        return nullptr;
    }
    if (!opened->lock) {
        listener(WorkerNotOpened{heldError(DataFolder{setup.dataFolder}), true});
        return nullptr;
    }
    std::unique_ptr<Workshop> workshop(new Workshop(setup, mailbox, std::move(listener), std::move(*opened->lock),
                                                    std::move(*opened->store), std::move(*opened->library)));
    workshop->m_jobs = std::move(opened->jobs);
    workshop->resume(now);
    return workshop;
}

Workshop::Workshop(const WorkerSetup &setup, Mailbox &mailbox, Listener listener, OwnerLock lock, JobStore store,
                   library::Library library)
    : m_folder{setup.dataFolder}
    , m_engines(setup.engines)
    , m_runsJobs(setup.runsJobs)
    , m_mailbox(mailbox)
    , m_listener(std::move(listener))
    , m_lock(std::move(lock))
    , m_store(std::move(store))
    , m_inbox(m_folder.inbox(), m_folder.jobs())
    , m_budget(setup.budget)
    , m_desk(std::move(library), m_folder, mailbox, m_pool, [this](const WorkerEvent &event) { emitEvent(event); })
    , m_services(
          m_folder, setup.transport, mailbox, m_pool, [this](const JobId &id) { return find(id); },
          [this](const JobId &id, const JobEvent &event, UtcTime now) {
              if (Job *job = find(id))
                  apply(*job, event, now);
          },
          [this](const Job &job, const std::optional<Money> &price, UtcTime now) { return objection(job, price, now); })
    , m_questions(setup.transport, m_services, mailbox)
{
    m_pool.setMaxThreadCount(1);
    for (const auto &[provider, account] : setup.accounts)
        m_services.useAccount(provider, account);
}

Workshop::~Workshop()
{
    stopRunning();
}

void Workshop::resume(UtcTime now)
{
    m_inbox.reopen();
    m_listener(WorkerOpened{m_jobs, m_store.notes()});
    std::vector<JobId> ids;
    for (const Job &job : m_jobs)
        ids.push_back(job.id);
    for (const JobId &id : ids) {
        if (Job *job = find(id); job && m_runsJobs)
            apply(*job, Restarted{}, now);
    }
    carryOutHanded(now);
    removeStrays(m_folder, m_jobs);
}

void Workshop::runOnce(UtcTime now)
{
    for (const Message &message : m_mailbox.takeMessages()) {
        if (const auto *command = std::get_if<Command>(&message))
            carryOut(*command, now);
        else if (const auto *ended = std::get_if<EngineEnded>(&message))
            engineEnded(*ended, now);
        else if (const auto *read = std::get_if<ImportRead>(&message))
            m_desk.finishImport(*read, now);
        else if (const auto *told = std::get_if<ServiceTold>(&message))
            emitEvent(*told);
        else
            std::visit(
                [this, now](const auto &answer) {
                    if constexpr (std::is_invocable_v<ServiceDesk &, decltype(answer), UtcTime>)
                        m_services(answer, now);
                },
                message);
    }
    if (const std::optional<EngineStage> stage = m_mailbox.takeStage(); stage && m_running) {
        if (Job *job = find(m_running->id))
            apply(*job, Progressed{stage->stage, stage->done}, now);
    }
    carryOutHanded(now);
    beginNext(now);
    beginAtServices(now);
    m_services.runDue(now);
    saveAgain(now);
}

void Workshop::close(UtcTime now)
{
    stopRunning();
    if (!m_running)
        return;
    if (Job *job = find(m_running->id))
        apply(*job, PutBack{}, now);
    m_running.reset();
}

void Workshop::stopRunning()
{
    m_desk.stop();
    if (m_running)
        m_running->cancel.request();
    m_pool.waitForDone();
    if (m_engineThread.joinable())
        m_engineThread.join();
    m_mailbox.clearRunning();
}

void Workshop::carryOut(const Command &command, UtcTime now)
{
    const Result<void> done = change(command, now);
    if (done)
        return;
    // A job that has gone on meanwhile is no news; one that was not taken is.
    if (const auto *asked = std::get_if<SubmitJob>(&command))
        emitEvent(JobRefused{asked->id, done.error()});
    else if (done.error().kind == ErrorKind::Disk)
        emitEvent(NotSaved{done.error()});
}

void Workshop::carryOutHanded(UtcTime now)
{
    for (const HandedCommand &handed : m_inbox.take()) {
        if (!handed.command) {
            m_inbox.answer(handed.id, {handed.command.error(), {}});
            continue;
        }
        Command command = *handed.command;
        Ticket *ticket = nullptr;
        if (auto *import = std::get_if<ImportModel>(&command))
            ticket = &import->ticket;
        else if (auto *refresh = std::get_if<RefreshLibrary>(&command))
            ticket = &refresh->ticket;
        if (ticket) {
            *ticket = m_nextHanded++;
            m_handed[*ticket] = handed.id;
        }
        const Result<void> done = change(command, now);
        if (!ticket)
            m_inbox.answer(handed.id, {done ? std::nullopt : std::optional(done.error()), {}});
    }
}

Result<void> Workshop::change(const Command &command, UtcTime now)
{
    if (const auto *asked = std::get_if<SubmitJob>(&command))
        return submit(*asked, now);
    if (const auto *asked = std::get_if<CancelJob>(&command))
        return cancel(asked->id, now);
    if (const auto *asked = std::get_if<RetryJob>(&command))
        return retry(asked->id, now);
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
        return Error{ErrorKind::BadUsage, "The job's number is not one."};
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
        if (!provider->quote) { // else the price is known only when the service has told it
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

Result<void> Workshop::retry(const JobId &id, UtcTime now)
{
    Job *job = find(id);
    if (!job)
        return noSuchJob(id);
    const bool waits = job->state == JobState::Failed || job->state == JobState::Cancelled ||
        (job->state == JobState::Unconfirmed && job->remote);
    if (!waits)
        return Error{ErrorKind::BadUsage,
                     "The job is " + std::string(jobStateName(job->state)) +
                         ": only one that failed or was cancelled can be tried again."};
    apply(*job, RetryAsked{newTaskId()}, now);
    return {};
}

Result<void> Workshop::resumeJob(const ResumeJob &asked, UtcTime now)
{
    Job *job = find(asked.id);
    if (!job)
        return noSuchJob(asked.id);
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
                     " Nothing was sent. Say that it may exceed the budget, or change the "
                     "budget."};
}

Result<void> Workshop::remove(const JobId &id)
{
    const Job *job = find(id);
    if (!job)
        return noSuchJob(id);
    if (!hasEnded(job->state))
        return Error{ErrorKind::BadUsage, "The job has not ended: cancel it first."};
    if (const Result<void> removed = m_store.remove(id); !removed)
        return removed;
    std::error_code ignored;
    fs::remove_all(m_folder.job(id), ignored);
    std::erase_if(m_jobs, [&](const Job &each) { return each.id == id; });
    emitEvent(JobRemoved{id});
    return {};
}

void Workshop::engineEnded(const EngineEnded &ended, UtcTime now)
{
    if (!m_running || m_running->id != ended.id)
        return;
    m_running.reset();
    m_mailbox.clearRunning();
    m_mailbox.takeStage();
    if (Job *job = find(ended.id)) {
        if (ended.made)
            apply(*job, ModelMade{newAssetId()}, now);
        else
            apply(*job, WentWrong{ended.made.error()}, now);
    }
}

void Workshop::beginNext(UtcTime now)
{
    while (m_runsJobs && !m_running) {
        const auto next =
            std::ranges::find_if(m_jobs, [](const Job &job) { return job.state == JobState::Queued && !job.remote; });
        if (next == m_jobs.end())
            return;
        apply(*next, Begin{}, now);
    }
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

void Workshop::apply(Job &job, const JobEvent &event, UtcTime now)
{
    Step step = advance(job, event, now);
    if (step.toBeSaved) {
        const bool isProgress = std::holds_alternative<Progressed>(event);
        const Result<void> saved = isProgress ? m_store.saveSoon(step.job) : m_store.save(step.job);
        const auto needsTheStore = [](Action action) {
            return action == Action::RunEngine || action == Action::StoreAsset || action == Action::Submit ||
                action == Action::SendPictures;
        };
        if (saved) {
            m_unsaved.erase(job.id);
        } else {
            m_unsaved.insert(job.id);
            emitEvent(NotSaved{saved.error()});
            if (std::ranges::any_of(step.actions, needsTheStore))
                step = advance(step.job, WentWrong{saved.error()}, now);
        }
    }
    job = step.job;
    if (step.changed)
        emitEvent(JobChanged{step.job});
    for (const Action action : step.actions)
        act(step.job.id, action, now);
}

void Workshop::act(const JobId &id, Action action, UtcTime now)
{
    switch (action) {
    case Action::RunEngine:
        if (const Job *job = find(id))
            runEngine(*job);
        break;
    case Action::StopEngine:
        if (m_running && m_running->id == id)
            m_running->cancel.request();
        break;
    case Action::StoreAsset:
        storeAsset(id, now);
        break;
    case Action::TidyFolder:
        tidyFolder(m_folder.job(id));
        break;
    default:
        if (const Job *job = find(id))
            m_services.act(*job, action, now);
        break;
    }
}

void Workshop::runEngine(const Job &job)
{
    m_running = Running{job.id, {}};
    m_mailbox.setRunning(job.id, m_running->cancel);
    const LocalEngine *engine = engineFor(job.request.provider);
    if (!engine) {
        m_mailbox.post(EngineEnded{
            job.id, Error{ErrorKind::Unavailable, "The engine that should make this is not part of this program."}});
        return;
    }
    const auto work = [&mailbox = m_mailbox, engine = *engine, id = job.id, request = job.request,
                       folder = m_folder.job(job.id), cancel = m_running->cancel] {
        mailbox.post(EngineEnded{id, runEngineIn(folder, engine, request, mailbox, cancel)});
    };
    try {
        m_engineThread = std::jthread(work); // the one before has said its last word
    } catch (const std::system_error &failure) {
        m_mailbox.post(EngineEnded{job.id,
                                   Error{ErrorKind::Unavailable,
                                         "There is not enough memory to begin. Close other programs and try again.",
                                         failure.what()}});
    }
}

void Workshop::storeAsset(const JobId &id, UtcTime now)
{
    Job *job = find(id);
    if (!job || !job->asset)
        return;
    const CancelToken cancel;
    m_mailbox.setRunning(id, cancel); // this thread is busy now: a CancelJob can only come that way
    const Result<AssetSummary> stored = m_desk.store(*job, now, cancel);
    m_mailbox.clearRunning();
    if (stored)
        apply(*job, Stored{}, now);
    else if (stored.error().kind == ErrorKind::BadInput)
        apply(*job, ModelMissing{}, now);
    else
        apply(*job, WentWrong{stored.error()}, now);
}

void Workshop::emitEvent(const WorkerEvent &event)
{
    if (!answerHanded(event))
        m_listener(event);
}

bool Workshop::answerHanded(const WorkerEvent &event)
{
    const auto answerTo = [&](Ticket ticket, const Answer &answer) {
        const auto handed = m_handed.find(ticket);
        if (handed == m_handed.end())
            return false;
        m_inbox.answer(handed->second, answer);
        m_handed.erase(handed);
        return true;
    };
    if (const auto *filed = std::get_if<AssetFiled>(&event); filed && answerTo(filed->ticket, {{}, filed->asset.id})) {
        m_listener(AssetFiled{0, filed->asset});
        return true;
    }
    if (const auto *listed = std::get_if<AssetsListed>(&event))
        return answerTo(listed->ticket, {});
    if (const auto *refused = std::get_if<LibraryRefused>(&event))
        return answerTo(refused->ticket, {refused->error, {}});
    return false;
}

Job *Workshop::find(const JobId &id)
{
    const auto job = std::ranges::find(m_jobs, id, &Job::id);
    return job == m_jobs.end() ? nullptr : &*job;
}

const LocalEngine *Workshop::engineFor(const std::string &provider) const
{
    const auto engine = std::ranges::find(m_engines, provider, &LocalEngine::provider);
    return engine == m_engines.end() ? nullptr : &*engine;
}

} // namespace turnaround::jobs

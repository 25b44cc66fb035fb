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
    workshop->takeJobs(std::move(opened->jobs));
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
    else if (const auto *again = std::get_if<RetryJob>(&command); again && done.error().kind == ErrorKind::Refused)
        emitEvent(JobRefused{again->id, done.error()});
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
            if (std::ranges::any_of(step.actions, needsTheStore)) // as it was before: the step is not taken
                step = advance(job, WentWrong{saved.error()}, now);
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
    const auto place = m_places.find(id.text);
    return place == m_places.end() ? nullptr : &m_jobs[place->second];
}

void Workshop::takeJobs(std::vector<Job> jobs)
{
    m_jobs = std::move(jobs);
    m_places.clear();
    for (std::size_t i = 0; i < m_jobs.size(); ++i)
        m_places[m_jobs[i].id.text] = i;
}

const LocalEngine *Workshop::engineFor(const std::string &provider) const
{
    const auto engine = std::ranges::find(m_engines, provider, &LocalEngine::provider);
    return engine == m_engines.end() ? nullptr : &*engine;
}

} // namespace turnaround::jobs

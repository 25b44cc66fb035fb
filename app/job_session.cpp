#include "app/job_session.h"

#include "app/event_queue.h"
#include "app/job_hints.h"

#include "jobs/job_store.h"
#include "jobs/job_worker.h"
#include "jobs/opening.h"
#include "providers/provider.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace turnaround::app {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using jobs::DataFolder;
using jobs::WorkerEvent;

constexpr auto kOwnersPatience = 5s; ///< how long an owner may take to take a command
constexpr auto kLook = 10ms;
constexpr int kVisitorsLooks = 40; ///< before it tries to become the owner

/// A command that lies in the inbox, until it is answered.
class Handed
{
public:
    Handed(DataFolder folder, std::string id)
        : m_folder(std::move(folder))
        , m_inbox(m_folder.inbox(), m_folder.jobs())
        , m_id(std::move(id))
        , m_until(Clock::now() + kOwnersPatience)
    {
    }

    /// Nothing while there is neither an answer nor a reason to give up.
    std::optional<Result<jobs::Answer>> look()
    {
        if (std::optional<jobs::Answer> answer = m_inbox.answerTo(m_id)) {
            m_answered = true;
            m_nobodys = answer->error.has_value();
            if (answer->error)
                return Result<jobs::Answer>(*answer->error);
            return Result<jobs::Answer>(std::move(*answer));
        }
        if (Clock::now() > m_until && takeBack()) {
            m_answered = true;
            return Result<jobs::Answer>(jobs::heldError(m_folder));
        }
        return std::nullopt;
    }
    bool answered() const { return m_answered; }
    /// The owner will never see it: it had not taken it, or it said no.
    bool isNobodys() const { return m_nobodys; }
    bool takeBack()
    {
        m_nobodys = m_inbox.takeBack(m_id) || m_nobodys;
        return m_nobodys;
    }
    void startAgain() { m_until = Clock::now() + kOwnersPatience; }

private:
    DataFolder m_folder;
    jobs::Inbox m_inbox;
    std::string m_id;
    Clock::time_point m_until;
    bool m_answered = false;
    bool m_nobodys = false;
};

const Error kStopped{ErrorKind::Cancelled, "Stopped; nothing was written or sent."};

Result<Handed> hand(const DataFolder &folder, const jobs::Command &command)
{
    const Result<std::string> handed = jobs::Inbox(folder.inbox(), folder.jobs()).hand(command);
    if (!handed)
        return handed.error();
    return Handed(folder, *handed);
}

/// Follows one job, as owner or as visitor.
class Following
{
public:
    Following(const jobs::WorkerSetup &setup, JobId id, Handed handed, const Follow &follow,
              const Surroundings &surroundings)
        : m_setup(setup)
        , m_folder{setup.dataFolder}
        , m_id(std::move(id))
        , m_handed(std::move(handed))
        , m_follow(follow)
        , m_surroundings(surroundings)
    {
    }

    /// Whether the job never came to be.
    bool isNobodys() const { return m_handed.isNobodys(); }

    Result<Job> toItsEnd()
    {
        for (;;) {
            EventQueue events;
            std::optional<jobs::WorkerOpened> opened;
            jobs::JobWorker worker(m_setup, [&](const WorkerEvent &event) { events.push(event); });
            const Result<Role> role = roleOf(events, opened);
            if (!role) {
                m_handed.takeBack();
                return role.error();
            }
            if (*role == Role::Owner)
                m_handed.startAgain(); // opening may have taken long
            const std::optional<Result<Job>> ended =
                *role == Role::Owner ? asOwner(*opened, worker, events) : asVisitor();
            if (ended)
                return *ended;
        }
    }

private:
    std::optional<Result<Job>> asOwner(const jobs::WorkerOpened &opened, jobs::JobWorker &worker, EventQueue &events)
    {
        for (const Job &job : opened.jobs) {
            if (m_handed.answered() && job.id == m_id && m_follow.isOver(job))
                return Result<Job>(job);
        }
        tellOfEarlier(opened.jobs);
        bool cancelPosted = false;
        for (;;) {
            if (const auto refused = refusal())
                return Result<Job>(*refused);
            if (m_surroundings.cancel.requested() && !cancelPosted) {
                if (!m_handed.answered() && m_handed.takeBack())
                    return Result<Job>(kStopped);
                if (!m_follow.interruptCancels)
                    return Result<Job>(m_follow.leftError(m_id));
                worker.post(jobs::CancelJob{m_id});
                cancelPosted = true;
            }
            const std::optional<WorkerEvent> event = events.next(kLook);
            if (!event)
                continue;
            if (const auto *fault = std::get_if<jobs::WorkerNotOpened>(&*event))
                return Result<Job>(fault->error);
            if (const auto *removed = std::get_if<jobs::JobRemoved>(&*event); removed && removed->id == m_id)
                return Result<Job>(jobs::noSuchJob(m_id));
            const auto *changed = std::get_if<jobs::JobChanged>(&*event);
            if (changed && changed->job.id == m_id) {
                show(changed->job);
                if (m_follow.isOver(changed->job))
                    return Result<Job>(changed->job);
            }
        }
    }

    /// Nothing after a while: the owner may have gone, and this process can take its place.
    std::optional<Result<Job>> asVisitor()
    {
        std::optional<Result<jobs::JobStore>> store;
        for (int look = 1; look <= kVisitorsLooks; ++look) {
            if (const auto refused = refusal())
                return Result<Job>(*refused);
            if (m_surroundings.cancel.requested()) {
                if (!m_follow.interruptCancels && (m_handed.answered() || !m_handed.takeBack()))
                    return Result<Job>(m_follow.leftError(m_id));
                if (m_handed.answered() || !m_handed.takeBack())
                    static_cast<void>(jobs::Inbox(m_folder.inbox(), m_folder.jobs()).hand(jobs::CancelJob{m_id}));
                return Result<Job>(kStopped);
            }
            std::this_thread::sleep_for(kLook);
            if (!m_handed.answered() || look % 10 != 0)
                continue;
            if (!store || !store->ok())
                store.emplace(jobs::JobStore::open(m_folder, library::Access::Reader));
            if (!store->ok())
                continue;
            const Result<std::optional<Job>> job = (*store)->find(m_id);
            if (!job)
                continue;
            if (!*job)
                return Result<Job>(jobs::noSuchJob(m_id));
            show(**job);
            if (m_follow.isOver(**job))
                return Result<Job>(**job);
        }
        return std::nullopt;
    }

    std::optional<Error> refusal()
    {
        if (m_handed.answered())
            return std::nullopt;
        const std::optional<Result<jobs::Answer>> answer = m_handed.look();
        return answer && !answer->ok() ? std::optional(answer->error()) : std::nullopt;
    }

    /// An owner does all that was left undone, in the order in which it was asked for.
    void tellOfEarlier(const std::vector<Job> &jobs)
    {
        const auto earlier = std::ranges::count_if(jobs, [this](const Job &job) {
            return job.id != m_id && !hasEnded(job.state) && job.state != JobState::Unconfirmed;
        });
        if (earlier == 0 || m_toldOfEarlier)
            return;
        m_toldOfEarlier = true;
        m_surroundings.progress.say(earlier == 1 ? "Finishing an earlier job first."
                                                 : "Finishing " + std::to_string(earlier) + " earlier jobs first.");
    }

    void show(const Job &job)
    {
        if (!job.remote) {
            if (!job.stage.empty() && job.progress)
                m_surroundings.progress.show(job.stage, job.progress);
            return;
        }
        const std::string words = stageWords(job);
        if (words.empty())
            return;
        const bool isTrouble = job.stage == "offline" || job.stage == "busy";
        if (isTrouble && job.stage != m_told) // also where there is no terminal: a wait is to be explained
            m_surroundings.progress.say(words + '.');
        m_told = job.stage;
        m_surroundings.progress.show(words, job.progress);
    }

    const jobs::WorkerSetup &m_setup;
    DataFolder m_folder;
    JobId m_id;
    Handed m_handed;
    const Follow &m_follow;
    const Surroundings &m_surroundings;
    bool m_toldOfEarlier = false;
    std::string m_told; ///< the stage
};

} // namespace

Result<jobs::Answer> carryOut(const std::filesystem::path &dataFolder, const jobs::Command &command,
                              const CancelToken &cancel)
{
    const DataFolder folder{dataFolder};
    Result<Handed> handed = hand(folder, command);
    if (!handed)
        return handed.error();
    for (;;) {
        EventQueue events;
        std::optional<jobs::WorkerOpened> opened;
        jobs::WorkerSetup setup;
        setup.dataFolder = folder.root;
        setup.runsJobs = false;
        const jobs::JobWorker worker(setup, [&](const WorkerEvent &event) { events.push(event); });
        const Result<Role> role = roleOf(events, opened);
        if (!role) {
            handed->takeBack();
            return role.error();
        }
        if (*role == Role::Owner)
            handed->startAgain(); // opening may have taken long
        for (int look = 1; *role == Role::Owner || look <= kVisitorsLooks; ++look) {
            if (std::optional<Result<jobs::Answer>> answer = handed->look())
                return std::move(*answer);
            if (cancel.requested()) {
                handed->takeBack();
                return kStopped;
            }
            events.next(kLook);
        }
    }
}

bool Follow::isOver(const Job &job) const
{
    if (hasEnded(job.state) || job.state == JobState::Unconfirmed || job.stage == "key")
        return true;
    if (untilCancelHeard && job.remote && job.state == JobState::Generating && !job.remote->cancellable)
        return true;
    const bool notYetAccepted =
        job.state == JobState::Queued || job.state == JobState::Uploading || job.state == JobState::Submitting;
    return untilAccepted && !notYetAccepted;
}

Error Follow::leftError(const JobId &id) const
{
    return {
        ErrorKind::Cancelled,
        "Stopped waiting; the job is kept. If the service has it, it goes on there and is charged for. 'turnaround "
        "jobs resume " +
            id.text.substr(0, 8) +
            " --out PATH' waits for it again, pays nothing again and writes the result there (without --out it goes "
            "into the library); 'turnaround jobs cancel " +
            id.text.substr(0, 8) + "' gives it up."};
}

Result<Job> runJob(const jobs::WorkerSetup &setup, const JobId &id, const jobs::Command &command, const Follow &follow,
                   const Surroundings &surroundings)
{
    const DataFolder folder{setup.dataFolder};
    Result<Handed> handed = hand(folder, command);
    if (!handed)
        return handed.error();
    Following following(setup, id, std::move(*handed), follow, surroundings);
    Result<Job> ended = following.toItsEnd();
    if (!ended && following.isNobodys() && std::holds_alternative<jobs::SubmitJob>(command)) {
        std::error_code ignored;
        std::filesystem::remove_all(folder.job(id), ignored);
        const bool service = providers::findProvider(std::get<jobs::SubmitJob>(command).request.provider);
        Error error = ended.error();
        const bool said = error.message.find("othing was ") != std::string::npos;
        if (service && !said && error.kind != ErrorKind::Cancelled) {
            error.message += " Nothing was sent or charged.";
            return error;
        }
    }
    return ended;
}

} // namespace turnaround::app

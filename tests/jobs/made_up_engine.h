// An engine that does what a test tells it, and a workshop in made-up time with what it told.
#pragma once

#include "jobs/workshop.h"
#include "library/sample_asset.h"

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>

namespace turnaround::jobs {

/// What the engine's runs have in common.
class EngineScript
{
public:
    /// Jobs with such a name wait until release() or their cancel; others end at once.
    static constexpr const char *kWaits = "waits";
    static constexpr const char *kFails = "fails";
    static constexpr const char *kThrows = "throws";

    void release()
    {
        const std::lock_guard lock(m_guard);
        m_released = true;
        m_changed.notify_all();
    }
    /// Returns when a job that waits has begun.
    void awaitWaiting()
    {
        std::unique_lock lock(m_guard);
        m_changed.wait(lock, [this] { return m_waiting; });
    }
    int runsOf(const std::string &name)
    {
        const std::lock_guard lock(m_guard);
        return m_runs[name];
    }

    Result<Made> run(const GenerationRequest &request, const std::filesystem::path &model,
                     const EngineProgress &progress, const CancelToken &cancel)
    {
        {
            const std::lock_guard lock(m_guard);
            ++m_runs[request.name];
        }
        progress("mesh", 0.5);
        if (request.name == kFails)
            return Error{ErrorKind::BadInput, "The views show nothing."};
        if (request.name == kThrows)
            throw std::bad_alloc();
        if (request.name == kWaits && !waited(cancel))
            return Error{ErrorKind::Cancelled, "Stopped."};
        if (!library::writeTriangle(model))
            return Error{ErrorKind::Disk, "The model could not be written: the disk is full."};
        Made made;
        made.faces = 1;
        made.stageSeconds = {{"mesh", 0.25}};
        return made;
    }

private:
    bool waited(const CancelToken &cancel)
    {
        std::unique_lock lock(m_guard);
        m_waiting = true;
        m_changed.notify_all();
        while (!m_released && !cancel.requested())
            m_changed.wait_for(lock, std::chrono::milliseconds(5));
        return !cancel.requested();
    }

    std::mutex m_guard;
    std::condition_variable m_changed;
    std::map<std::string, int> m_runs;
    bool m_released = false;
    bool m_waiting = false;
};

inline LocalEngine scriptedEngine(EngineScript &script)
{
    return {kBlockoutProvider,
            [&script](const GenerationRequest &request, const std::filesystem::path &model,
                      const EngineProgress &progress,
                      const CancelToken &cancel) { return script.run(request, model, progress, cancel); }};
}

/// A workshop on a folder that a test can close, or end as if it had been killed, and open again.
class WorkshopDriver
{
public:
    explicit WorkshopDriver(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
    }

    bool open(bool runsJobs = true)
    {
        m_script = std::make_unique<EngineScript>();
        m_mailbox = std::make_unique<Mailbox>();
        m_workshop = Workshop::open(
            setupOf(runsJobs), *m_mailbox, [this](const WorkerEvent &event) { m_events.push_back(event); }, now());
        return m_workshop != nullptr;
    }
    WorkerSetup setupOf(bool runsJobs) const
    {
        WorkerSetup setup;
        setup.dataFolder = m_folder;
        setup.engines = {scriptedEngine(*m_script)};
        setup.runsJobs = runsJobs;
        if (prepare)
            prepare(setup);
        return setup;
    }
    /// Any thread.
    UtcTime now() const { return trueTime() + std::chrono::milliseconds(m_jumped); }
    int stepMilliseconds = 1000; ///< of made-up time
    /// Adds to the set-up of each open(): services, a budget.
    std::function<void(WorkerSetup &)> prepare;

    /// Orderly.
    void close()
    {
        m_workshop->close(now());
        m_workshop.reset();
    }
    /// What is saved stays as it is.
    void crash() { m_workshop.reset(); }

    void post(Command command) { m_mailbox->post(std::move(command)); }
    void step()
    {
        m_milliseconds += stepMilliseconds;
        m_workshop->runOnce(now());
    }
    /// The clock is set, or the machine has slept.
    void jump(std::chrono::seconds by) { m_jumped += static_cast<int>(by.count() * 1000); }
    /// Without the jumps: what a clock elsewhere says.
    UtcTime trueTime() const
    {
        return UtcTime(std::chrono::seconds(1'795'262'531) + std::chrono::milliseconds(m_milliseconds));
    }
    /// A step, and a moment for the answers of other threads.
    void stepAndWait()
    {
        step();
        m_mailbox->wait(std::chrono::milliseconds(20));
    }
    /// Steps until the condition holds; false after a minute without.
    template <class Condition>
    bool stepUntil(Condition condition)
    {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(1);
        while (std::chrono::steady_clock::now() < deadline) {
            step();
            if (condition())
                return true;
            m_mailbox->wait(std::chrono::milliseconds(20));
        }
        return false;
    }
    bool stepUntilState(const JobId &id, JobState state)
    {
        return stepUntil([&] { return stateOf(id) == state; });
    }

    /// How many jobs have ended; forgets what was told before, but the last of each job.
    std::size_t endedJobs()
    {
        std::map<JobId, Job> last;
        for (const WorkerEvent &event : m_events) {
            if (const auto *changed = std::get_if<JobChanged>(&event))
                last[changed->job.id] = changed->job;
        }
        m_events.clear();
        std::size_t ended = 0;
        for (const auto &[id, job] : last) {
            ended += hasEnded(job.state) || job.state == JobState::Unconfirmed ? 1u : 0u;
            m_events.emplace_back(JobChanged{job});
        }
        return ended;
    }
    /// As the last event about it said.
    std::optional<Job> job(const JobId &id) const
    {
        std::optional<Job> found;
        for (const WorkerEvent &event : m_events) {
            if (const auto *opened = std::get_if<WorkerOpened>(&event)) {
                for (const Job &each : opened->jobs) {
                    if (each.id == id)
                        found = each;
                }
            }
            if (const auto *changed = std::get_if<JobChanged>(&event); changed && changed->job.id == id)
                found = changed->job;
            if (const auto *removed = std::get_if<JobRemoved>(&event); removed && removed->id == id)
                found.reset();
        }
        return found;
    }
    std::optional<JobState> stateOf(const JobId &id) const
    {
        const std::optional<Job> found = job(id);
        return found ? std::optional(found->state) : std::nullopt;
    }
    /// The last event of a kind.
    template <class Event>
    const Event *last() const
    {
        for (auto event = m_events.rbegin(); event != m_events.rend(); ++event) {
            if (const auto *found = std::get_if<Event>(&*event))
                return found;
        }
        return nullptr;
    }
    void forget() { m_events.clear(); }
    EngineScript &script() { return *m_script; }
    DataFolder folder() const { return {m_folder}; }

private:
    std::filesystem::path m_folder;
    std::atomic<int> m_milliseconds = 0, m_jumped = 0;
    std::vector<WorkerEvent> m_events;
    std::unique_ptr<EngineScript> m_script; ///< outlives the workshop's pool
    std::unique_ptr<Mailbox> m_mailbox;
    std::unique_ptr<Workshop> m_workshop;
};

} // namespace turnaround::jobs

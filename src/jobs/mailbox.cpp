#include "jobs/mailbox.h"

#include <utility>

namespace turnaround::jobs {

void Mailbox::post(Message message)
{
    {
        const std::lock_guard lock(m_guard);
        if (const auto *command = std::get_if<Command>(&message)) {
            const auto *cancel = std::get_if<CancelJob>(command);
            if (cancel && m_cancel && cancel->id == m_running)
                m_cancel->request();
        }
        m_messages.push_back(std::move(message));
    }
    m_arrived.notify_one();
}

void Mailbox::tell(EngineStage stage)
{
    const std::lock_guard lock(m_guard);
    m_stage = std::move(stage);
}

std::vector<Message> Mailbox::takeMessages()
{
    const std::lock_guard lock(m_guard);
    return std::exchange(m_messages, {});
}

std::optional<EngineStage> Mailbox::takeStage()
{
    const std::lock_guard lock(m_guard);
    return std::exchange(m_stage, std::nullopt);
}

void Mailbox::wait(std::chrono::milliseconds most)
{
    std::unique_lock lock(m_guard);
    m_arrived.wait_for(lock, most, [this] { return m_woken || !m_messages.empty(); });
    m_woken = false;
}

void Mailbox::wake()
{
    {
        const std::lock_guard lock(m_guard);
        m_woken = true;
    }
    m_arrived.notify_one();
}

void Mailbox::setRunning(const JobId &id, const CancelToken &cancel)
{
    const std::lock_guard lock(m_guard);
    m_running = id;
    m_cancel = cancel;
}

void Mailbox::clearRunning()
{
    const std::lock_guard lock(m_guard);
    m_cancel.reset();
}

} // namespace turnaround::jobs

#include "app/event_queue.h"

namespace turnaround::app {

void EventQueue::push(const jobs::WorkerEvent &event)
{
    {
        const std::lock_guard lock(m_guard);
        m_events.push_back(event);
    }
    m_arrived.notify_one();
}

std::optional<jobs::WorkerEvent> EventQueue::next(std::chrono::milliseconds most)
{
    std::unique_lock lock(m_guard);
    if (!m_arrived.wait_for(lock, most, [this] { return !m_events.empty(); }))
        return std::nullopt;
    jobs::WorkerEvent event = std::move(m_events.front());
    m_events.pop_front();
    return event;
}

Result<Role> roleOf(EventQueue &events, std::optional<jobs::WorkerOpened> &opened)
{
    for (;;) {
        const std::optional<jobs::WorkerEvent> event = events.next(std::chrono::milliseconds(10));
        if (!event)
            continue;
        if (const auto *open = std::get_if<jobs::WorkerOpened>(&*event)) {
            opened = *open;
            return Role::Owner;
        }
        if (const auto *refused = std::get_if<jobs::WorkerNotOpened>(&*event)) {
            if (refused->heldByAnother)
                return Role::Visitor;
            return refused->error;
        }
    }
}

} // namespace turnaround::app

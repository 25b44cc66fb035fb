// The worker's events, brought to the main thread of a command line.
#pragma once

#include "core/result.h"
#include "jobs/worker_event.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace turnaround::app {

/// Any thread pushes, one takes.
class EventQueue
{
public:
    void push(const jobs::WorkerEvent &event);
    /// Nothing where none came in time.
    std::optional<jobs::WorkerEvent> next(std::chrono::milliseconds most);

private:
    std::mutex m_guard;
    std::condition_variable m_arrived;
    std::deque<jobs::WorkerEvent> m_events;
};

enum class Role {
    Owner,
    Visitor, ///< another process has the data folder
};

/// Waits until the worker has opened the folder, or knows that another process has it.
Result<Role> roleOf(EventQueue &events, std::optional<jobs::WorkerOpened> &opened);

} // namespace turnaround::app

// A wish to stop, shared between who asks and who works. Any thread.
#pragma once

#include <atomic>
#include <memory>

namespace turnaround {

/// Copies share one flag. Work looks at it at least every 30 ms and returns ErrorKind::Cancelled.
/// request() does nothing but store to a lock-free atomic, so a signal handler may call it.
class CancelToken
{
public:
    void request() const noexcept { m_flag->store(true, std::memory_order_relaxed); }
    bool requested() const noexcept { return m_flag->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag = std::make_shared<std::atomic<bool>>(false);
};

} // namespace turnaround

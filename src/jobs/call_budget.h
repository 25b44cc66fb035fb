// How many calls a service may get: all jobs together stay inside its limit. Any thread (values).
#pragma once

#include "domain/utc_time.h"

#include <deque>

namespace turnaround::jobs {

/// At most so many calls in any minute, as the service counts it: calls are on their way for different times, so the
/// minute is taken a little longer. A clock that jumps back forgets what lies in the future.
class CallBudget
{
public:
    enum class Call {
        Poll, ///< leaves a fifth to the others: the artist waits for those, and they are few
        Other,
    };
    explicit CallBudget(int callsPerMinute)
        : m_most(callsPerMinute > 0 ? callsPerMinute : 1)
    {
    }

    /// Counts the call where it may be made.
    bool take(UtcTime now, Call call = Call::Other);

private:
    std::size_t m_most;
    std::deque<UtcTime> m_calls;
};

} // namespace turnaround::jobs

#include "jobs/call_budget.h"

#include <algorithm>

namespace turnaround::jobs {

namespace {

constexpr std::chrono::seconds kMinute(64);

}

bool CallBudget::take(UtcTime now, Call call)
{
    while (!m_calls.empty() && m_calls.front() + kMinute <= now)
        m_calls.pop_front();
    while (!m_calls.empty() && m_calls.back() > now)
        m_calls.pop_back();
    const std::size_t most = call == Call::Poll ? std::max<std::size_t>(1, m_most - m_most / 5) : m_most;
    if (m_calls.size() >= most)
        return false;
    m_calls.push_back(now);
    return true;
}

} // namespace turnaround::jobs

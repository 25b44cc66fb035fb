#include "jobs/call_budget.h"

namespace turnaround::jobs {

bool CallBudget::take(UtcTime now)
{
    while (!m_calls.empty() && m_calls.front() + std::chrono::minutes(1) <= now)
        m_calls.pop_front();
    while (!m_calls.empty() && m_calls.back() > now)
        m_calls.pop_back();
    if (m_calls.size() >= m_most)
        return false;
    m_calls.push_back(now);
    return true;
}

} // namespace turnaround::jobs

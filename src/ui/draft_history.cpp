#include "ui/draft_history.h"

namespace turnaround::ui {

void DraftHistory::change(Draft next, const std::string &what)
{
    if (what.empty() || what != m_last) {
        m_past.push_back(m_now);
        if (m_past.size() > kMostSteps)
            m_past.erase(m_past.begin());
    }
    m_last = what;
    m_future.clear();
    m_now = std::move(next);
}

void DraftHistory::start(Draft draft)
{
    m_past.clear();
    m_future.clear();
    m_last.clear();
    m_now = std::move(draft);
}

void DraftHistory::undo()
{
    if (m_past.empty())
        return;
    m_past.back().prompt = m_now.prompt;
    m_future.push_back(std::exchange(m_now, std::move(m_past.back())));
    m_past.pop_back();
    m_last.clear();
}

void DraftHistory::redo()
{
    if (m_future.empty())
        return;
    m_future.back().prompt = m_now.prompt;
    m_past.push_back(std::exchange(m_now, std::move(m_future.back())));
    m_future.pop_back();
    m_last.clear();
}

} // namespace turnaround::ui

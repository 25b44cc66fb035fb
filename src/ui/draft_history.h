// The draft, and the way back and forth through what was done to it. Any thread (values).
#pragma once

#include "ui/draft.h"

#include <string>
#include <vector>

namespace turnaround::ui {

/// Undo is about views, accepted findings and settings; the prompt's field has an undo of its own, so the prompt
/// stays as it is.
class DraftHistory
{
public:
    static constexpr std::size_t kMostSteps = 100;

    const Draft &now() const { return m_now; }
    void setPrompt(std::string prompt) { m_now.prompt = std::move(prompt); }

    /// `what`: changes of one name that follow each other are one step; empty: always a step of its own.
    void change(Draft next, const std::string &what = {});
    /// Forgets the past.
    void start(Draft draft);

    bool canUndo() const { return !m_past.empty(); }
    bool canRedo() const { return !m_future.empty(); }
    void undo();
    void redo();

private:
    Draft m_now;
    std::vector<Draft> m_past, m_future;
    std::string m_last;
};

} // namespace turnaround::ui

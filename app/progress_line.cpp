#include "app/progress_line.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace turnaround::app {

namespace {

void writeError(const std::string &text)
{
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

} // namespace

ProgressLine::ProgressLine()
    : m_terminal(isatty(STDERR_FILENO) == 1)
{
}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::show(std::string_view stage, std::optional<double> done)
{
    constexpr int kWidth = 24;
    if (!m_terminal)
        return;
    const std::lock_guard lock(m_guard);
    const double share = std::clamp(done.value_or(0), 0.0, 1.0);
    const auto now = std::chrono::steady_clock::now();
    if (!m_shown.empty() && now - m_drawn < std::chrono::milliseconds(50))
        return;
    const auto bar = static_cast<std::size_t>(share * kWidth);
    std::string line(1, '[');
    line.append(bar, '#').append(kWidth - bar, '.').append("] ");
    if (done)
        line += std::to_string(static_cast<int>(share * 100)) + " %  ";
    line += stage;
    const std::size_t rest = m_shown.size() > line.size() ? m_shown.size() - line.size() : 0;
    writeError(std::string(1, '\r').append(line).append(rest, ' '));
    m_shown = line;
    m_drawn = now;
}

void ProgressLine::say(const std::string &sentence)
{
    clear();
    const std::lock_guard lock(m_guard);
    writeError(sentence + '\n');
}

void ProgressLine::clear()
{
    const std::lock_guard lock(m_guard);
    if (m_shown.empty())
        return;
    writeError(std::string(1, '\r').append(m_shown.size(), ' ').append(1, '\r'));
    m_shown.clear();
}

} // namespace turnaround::app

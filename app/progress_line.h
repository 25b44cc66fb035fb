// One line on a terminal that says how far the work is. Where standard error is no terminal, there is no line.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace turnaround::app {

/// Any thread may call show(); clear() leaves an empty line for what follows.
class ProgressLine
{
public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    /// `done`: 0..1, or nothing where it is not known. Drawn at most about twenty times a second.
    void show(std::string_view stage, std::optional<double> done);
    /// A whole sentence that stays, above the line; on whatever standard error is.
    void say(const std::string &sentence);
    void clear();

private:
    std::mutex m_guard;
    bool m_terminal = false;
    std::string m_shown;
    std::chrono::steady_clock::time_point m_drawn;
};

} // namespace turnaround::app

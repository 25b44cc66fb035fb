#include "app/secret_input.h"

#include <cstdio>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace turnaround::app {

namespace {

/// No echo while it lives.
class Unseen
{
public:
    Unseen()
        : m_set(tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_set)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~Unseen()
    {
        if (m_set)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Unseen(const Unseen &) = delete;
    Unseen &operator=(const Unseen &) = delete;

private:
    termios m_before{};
    bool m_set;
};

} // namespace

Result<std::string> readSecret(const std::string &what)
{
    std::string text;
    if (isatty(STDIN_FILENO)) {
        std::fprintf(stderr, "%s (not shown): ", what.c_str());
        {
            const Unseen unseen;
            std::getline(std::cin, text);
        }
        std::fputc('\n', stderr);
    } else {
        std::getline(std::cin, text);
    }
    if (!text.empty() && text.back() == '\r')
        text.pop_back();
    if (text.empty() || text.size() > 4096)
        return Error{ErrorKind::BadUsage, what + ": no key was given. Nothing was changed."};
    return text;
}

} // namespace turnaround::app

#include "viewer/virtual_x_server.h"

#include <QStandardPaths>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace turnaround::viewer {

namespace {

constexpr const char *kProgram = "Xvfb";
constexpr std::chrono::seconds kStartLimit{20};
constexpr std::chrono::seconds kStopLimit{5};

/// A file descriptor that closes itself.
class Descriptor
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { reset(); }
    int get() const { return m_fd; }
    void reset()
    {
        if (m_fd >= 0)
            ::close(m_fd);
        m_fd = -1;
    }

private:
    int m_fd;
};

Error unavailable(std::string message, std::string detail = {})
{
    return {ErrorKind::Unavailable, std::move(message), std::move(detail)};
}

/// What runs in the child between fork and exec: system calls only.
[[noreturn]] void becomeServer(pid_t parent, int displayPipe, int log)
{
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent)
        ::_exit(0);
    // Ctrl-C in the terminal is the program's to handle: it stops the server when it is done with it.
    ::setpgid(0, 0);
    const int nothing = ::open("/dev/null", O_RDWR);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(log >= 0 ? log : nothing, STDOUT_FILENO);
    ::dup2(log >= 0 ? log : nothing, STDERR_FILENO);
    const int kept = 3;
    if (displayPipe == kept)
        ::fcntl(kept, F_SETFD, 0);
    else
        ::dup2(displayPipe, kept);
    ::execlp(kProgram, kProgram, "-displayfd", "3", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset",
             static_cast<char *>(nullptr));
    ::_exit(127);
}

/// The display number that the server writes when it is ready; empty when it ended or took too long.
std::string readDisplayNumber(int pipe)
{
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + kStartLimit;
    std::string text;
    while (text.find('\n') == std::string::npos) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
        pollfd wanted{pipe, POLLIN, 0};
        const int ready = left > 0 ? ::poll(&wanted, 1, static_cast<int>(left)) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        char buffer[32];
        const ssize_t count = ready > 0 ? ::read(pipe, buffer, sizeof buffer) : 0;
        if (count <= 0)
            return {};
        text.append(buffer, static_cast<std::size_t>(count));
    }
    return text.substr(0, text.find('\n'));
}

std::string contents(int file)
{
    std::string text(2000, '\0');
    const ssize_t count = ::pread(file, text.data(), text.size(), 0);
    text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return text;
}

} // namespace

Result<VirtualXServer> VirtualXServer::start()
{
    if (QStandardPaths::findExecutable(QLatin1String(kProgram)).isEmpty())
        return unavailable("There is no display, and Xvfb, which can stand in for one, is not installed; install the "
                           "package xvfb.");
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return unavailable("No private display can be started: the system is out of file descriptors.");
    const Descriptor reading(ends[0]);
    Descriptor writing(ends[1]);
    const Descriptor log(::memfd_create("xvfb-log", MFD_CLOEXEC));

    const pid_t parent = ::getpid();
    const pid_t process = ::fork();
    if (process < 0)
        return unavailable("No private display can be started: the system is out of processes.");
    if (process == 0)
        becomeServer(parent, writing.get(), log.get());

    writing.reset();
    VirtualXServer server(process, {});
    const std::string number = readDisplayNumber(reading.get());
    if (!number.empty()) {
        server.m_display = ":" + number;
        return server;
    }
    server.stop();
    return unavailable("There is no display, and Xvfb, which can stand in for one, did not start.",
                       contents(log.get()));
}

VirtualXServer::VirtualXServer(pid_t process, std::string display)
    : m_process(process)
    , m_display(std::move(display))
{
}

VirtualXServer::VirtualXServer(VirtualXServer &&other) noexcept
    : m_process(std::exchange(other.m_process, 0))
    , m_display(std::move(other.m_display))
{
}

VirtualXServer &VirtualXServer::operator=(VirtualXServer &&other) noexcept
{
    if (this != &other) {
        stop();
        m_process = std::exchange(other.m_process, 0);
        m_display = std::move(other.m_display);
    }
    return *this;
}

VirtualXServer::~VirtualXServer()
{
    stop();
}

void VirtualXServer::stop()
{
    if (m_process == 0)
        return;
    ::kill(m_process, SIGTERM);
    const auto end = std::chrono::steady_clock::now() + kStopLimit;
    pid_t gone = 0;
    while ((gone = ::waitpid(m_process, nullptr, WNOHANG)) == 0 && std::chrono::steady_clock::now() < end)
        ::poll(nullptr, 0, 10);
    if (gone == 0) {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }
    m_process = 0;
}

} // namespace turnaround::viewer

#include "sandbox/connection.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <string_view>
#include <thread>

namespace turnaround::sandbox {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kReadPatience = 20s;
constexpr auto kKeepAlive = 20s;
constexpr std::size_t kKeepAliveCount = 1'000; ///< requests of one connection, as the answers tell it
constexpr auto kLook = 50ms; ///< how often a waiting thread looks whether the server stops
constexpr std::size_t kThreads = 96;
constexpr std::size_t kMostBody = std::size_t(64) << 20; ///< bytes of a request

/// cpp-httplib hands its handlers no connection; a thread serves one at a time.
thread_local Connection *servedHere = nullptr;

void address(const sockaddr_in &from, std::string &ip, int &port)
{
    char text[INET_ADDRSTRLEN] = {};
    inet_ntop(AF_INET, &from.sin_addr, text, sizeof text);
    ip = text;
    port = ntohs(from.sin_port);
}

} // namespace

Connection::Connection(socket_t socket, const std::function<bool()> &stopped)
    : m_socket(socket)
    , m_stopped(stopped)
{
    const int yes = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

void Connection::trickle(std::chrono::milliseconds pause, std::chrono::milliseconds atMost)
{
    m_pause = pause;
    m_trickleEnd = Clock::now() + atMost;
}

bool Connection::poll(short events, std::chrono::milliseconds patience) const
{
    const auto end = Clock::now() + patience;
    while (!m_stopped()) {
        pollfd waiting = {m_socket, events, 0};
        const int ready = ::poll(&waiting, 1, int(kLook.count()));
        if (ready > 0)
            return true;
        if ((ready < 0 && errno != EINTR) || Clock::now() >= end)
            return false;
    }
    return false;
}

bool Connection::waitForRequest(std::chrono::milliseconds patience) const
{
    char first = 0;
    return poll(POLLIN, patience) && recv(m_socket, &first, 1, MSG_PEEK) == 1;
}

bool Connection::is_readable() const
{
    return poll(POLLIN, kReadPatience);
}

bool Connection::is_writable() const
{
    return poll(POLLOUT, kReadPatience);
}

ssize_t Connection::read(char *to, std::size_t size)
{
    return is_readable() ? recv(m_socket, to, size, 0) : -1;
}

bool Connection::sendAll(const char *from, std::size_t size)
{
    while (size > 0) {
        if (!is_writable())
            return false;
        const ssize_t sent = send(m_socket, from, size, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        from += sent;
        size -= std::size_t(sent);
    }
    return true;
}

ssize_t Connection::write(const char *from, std::size_t size)
{
    if (m_bodyLeft && !m_left) {
        const std::size_t head = std::string_view(from, size).find("\r\n\r\n");
        if (head != std::string_view::npos)
            m_left = head + 4 + *m_bodyLeft;
    }
    const std::size_t allowed = m_left ? std::min(*m_left, size) : size;
    if (m_left)
        *m_left -= allowed;
    if (m_pause.count() == 0)
        return sendAll(from, allowed) && allowed == size ? ssize_t(size) : -1;
    for (std::size_t i = 0; i < allowed; ++i) {
        if (m_stopped() || Clock::now() >= m_trickleEnd || !sendAll(from + i, 1))
            return -1;
        std::this_thread::sleep_for(m_pause);
    }
    return allowed == size ? ssize_t(size) : -1;
}

void Connection::get_remote_ip_and_port(std::string &ip, int &port) const
{
    sockaddr_in from = {};
    socklen_t size = sizeof from;
    if (getpeername(m_socket, reinterpret_cast<sockaddr *>(&from), &size) == 0)
        address(from, ip, port);
}

void Connection::get_local_ip_and_port(std::string &ip, int &port) const
{
    sockaddr_in from = {};
    socklen_t size = sizeof from;
    if (getsockname(m_socket, reinterpret_cast<sockaddr *>(&from), &size) == 0)
        address(from, ip, port);
}

SpoilingServer::SpoilingServer()
{
    new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    set_payload_max_length(kMostBody);
    set_keep_alive_max_count(kKeepAliveCount);
    set_keep_alive_timeout(kKeepAlive.count());
    set_socket_options([](socket_t socket) { // httplib's own would let a second server share the port
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
}

void SpoilingServer::lengthenLine()
{
    constexpr int kWaiting = 256;
    ::listen(svr_sock_, kWaiting);
}

void SpoilingServer::serve(Handler handler)
{
    m_handler = std::move(handler);
    const auto each = [this](const httplib::Request &request, httplib::Response &response) {
        m_handler(request, response, *servedHere);
    };
    const std::string any = "[\\s\\S]*";
    Get(any, each);
    Post(any, each);
    Put(any, each);
    Patch(any, each);
    Delete(any, each);
    Options(any, each);
}

bool SpoilingServer::process_and_close_socket(socket_t socket)
{
    const std::function<bool()> stopped = [this] { return svr_sock_ == INVALID_SOCKET; };
    Connection connection(socket, stopped);
    servedHere = &connection;
    bool closed = false;
    while (!closed && !connection.spoilt() && connection.waitForRequest(kKeepAlive)) {
        const auto takeOver = [](httplib::Request &request) {
            request.ranges.clear(); // files.cpp answers ranges itself
            request.headers.erase("Accept-Encoding"); // else httplib packs answers of its own accord
        };
        if (!process_request(connection, false, closed, takeOver))
            break;
    }
    servedHere = nullptr;
    if (connection.wasReset()) {
        const linger noLinger = {1, 0};
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &noLinger, sizeof noLinger);
    }
    shutdown(socket, connection.wasReset() ? SHUT_RD : SHUT_RDWR);
    close(socket);
    return true;
}

} // namespace turnaround::sandbox

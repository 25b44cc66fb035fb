// A TCP server on loopback whose every byte is scripted: cuts, resets, trickles, lies.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace turnaround::tests {

/// One connection, as a script sees it. The script's thread.
class Peer
{
public:
    Peer(int socket, int number, std::function<void(std::string)> record)
        : m_number(number)
        , m_socket(socket)
        , m_record(std::move(record))
    {
    }

    /// Which connection it is: 0, 1 …
    int number() const { return m_number; }

    /// The next request with its body; nothing when the client has gone.
    std::optional<std::string> read()
    {
        std::size_t end = std::string::npos;
        while ((end = m_bytes.find("\r\n\r\n")) == std::string::npos) {
            if (!more())
                return {};
        }
        std::size_t length = end + 4;
        const auto field = m_bytes.find("Content-Length: ");
        if (field < end)
            length += std::size_t(std::atoll(m_bytes.c_str() + field + 16));
        while (m_bytes.size() < length) {
            if (!more())
                return {};
        }
        std::string request = m_bytes.substr(0, length);
        m_bytes.erase(0, length);
        m_record(request);
        return request;
    }
    /// Until something has come, or the client has gone.
    bool readSome() { return more(); }
    bool write(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes.remove_prefix(std::size_t(sent));
        }
        return true;
    }
    bool answer(const std::string &status, std::string_view body, const std::string &headers = {}) const
    {
        return write("HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + headers +
                     "\r\n" + std::string(body));
    }
    /// The connection ends with RST instead of FIN.
    void reset() const
    {
        const linger none{1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &none, sizeof none);
    }
    /// Until the client has gone, or the server ends.
    void hang()
    {
        while (more()) { }
    }

private:
    bool more()
    {
        char piece[4096];
        const ssize_t length = ::recv(m_socket, piece, sizeof piece, 0);
        if (length <= 0)
            return false;
        m_bytes.append(piece, std::size_t(length));
        return true;
    }

    int m_number;
    int m_socket;
    std::string m_bytes;
    std::function<void(std::string)> m_record;
};

class ScriptedServer
{
public:
    using Script = std::function<void(Peer &)>;

    /// The script is run once for each connection, on a thread of its own; the connection ends with it.
    explicit ScriptedServer(Script script)
        : m_script(std::move(script))
        , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), length) != 0 || ::listen(m_listener, 512) != 0 ||
            ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &length) != 0)
            std::abort();
        m_port = ntohs(address.sin_port);
        m_accepting = std::thread([this] { accept(); });
    }
    ~ScriptedServer()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        m_accepting.join();
        ::close(m_listener);
        {
            const std::lock_guard lock(m_guard);
            for (const int socket : m_sockets)
                ::shutdown(socket, SHUT_RDWR);
        }
        for (std::thread &thread : m_threads)
            thread.join();
    }

    std::string url(const std::string &path = "/", const std::string &host = "127.0.0.1",
                    const std::string &scheme = "http") const
    {
        return scheme + "://" + host + ':' + std::to_string(m_port) + path;
    }
    std::vector<std::string> requests() const
    {
        const std::lock_guard lock(m_guard);
        return m_requests;
    }
    int connections() const
    {
        const std::lock_guard lock(m_guard);
        return m_connections;
    }

private:
    void accept()
    {
        for (;;) {
            const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (socket < 0)
                return;
            const std::lock_guard lock(m_guard);
            m_sockets.push_back(socket);
            m_threads.emplace_back([this, socket, number = m_connections++] { serve(socket, number); });
        }
    }
    void serve(int socket, int number)
    {
        Peer peer(socket, number, [this](std::string request) {
            const std::lock_guard lock(m_guard);
            m_requests.push_back(std::move(request));
        });
        m_script(peer);
        const std::lock_guard lock(m_guard);
        m_sockets.remove(socket);
        ::close(socket);
    }

    Script m_script;
    int m_listener;
    int m_port = 0;
    mutable std::mutex m_guard;
    std::vector<std::string> m_requests;
    int m_connections = 0;
    std::list<int> m_sockets;
    std::list<std::thread> m_threads;
    std::thread m_accepting;
};

/// A port of loopback where nobody listens.
inline std::string deadUrl()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    ::bind(socket, reinterpret_cast<sockaddr *>(&address), length);
    ::getsockname(socket, reinterpret_cast<sockaddr *>(&address), &length);
    ::close(socket);
    return "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + '/';
}

} // namespace turnaround::tests

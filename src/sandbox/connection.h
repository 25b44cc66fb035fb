// One connection of the sandbox's server, and ways to spoil what is written to it: the faults of the line.
// cpp-httplib always answers in full; here the bytes that leave can be cut, delayed or dropped.
#pragma once

#include <httplib.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>

namespace turnaround::sandbox {

/// Belongs to the server's thread that serves it. Reads and writes give up when `stopped` says so.
class Connection : public httplib::Stream
{
public:
    Connection(socket_t socket, const std::function<bool()> &stopped);

    /// Nothing more is written; the connection ends with a reset.
    void reset() { m_left = 0; }
    bool wasReset() const { return m_left && !m_bodyLeft; }
    /// The answer's head and `bodyBytes` of its body are written, then the connection ends.
    void cutAfter(std::size_t bodyBytes) { m_bodyLeft = bodyBytes; }
    /// Bytes leave one at a time with `pause` between them, and the connection ends after `atMost`.
    void trickle(std::chrono::milliseconds pause, std::chrono::milliseconds atMost);
    /// Whether one of the above has made the connection unfit for another request.
    bool spoilt() const { return m_left || m_bodyLeft || m_pause.count() > 0; }
    /// Waits until there is something to read; false: it has ended, or nothing came in time.
    bool waitForRequest(std::chrono::milliseconds patience) const;

    bool is_readable() const override;
    bool is_writable() const override;
    ssize_t read(char *to, std::size_t size) override;
    ssize_t write(const char *from, std::size_t size) override;
    void get_remote_ip_and_port(std::string &ip, int &port) const override;
    void get_local_ip_and_port(std::string &ip, int &port) const override;
    socket_t socket() const override { return m_socket; }

private:
    bool sendAll(const char *from, std::size_t size);
    bool poll(short events, std::chrono::milliseconds patience) const;

    socket_t m_socket;
    const std::function<bool()> &m_stopped;
    std::optional<std::size_t> m_left; ///< bytes that may still be written
    std::optional<std::size_t> m_bodyLeft; ///< becomes m_left once the head is out
    std::chrono::milliseconds m_pause{0};
    std::chrono::steady_clock::time_point m_trickleEnd;
};

/// A server whose handlers can spoil the connection that they answer on.
class SpoilingServer : public httplib::Server
{
public:
    SpoilingServer();
    using Handler = std::function<void(const httplib::Request &, httplib::Response &, Connection &)>;
    /// Every request of every method comes here. To be set before the server listens.
    void serve(Handler handler);
    /// After it is bound: so many clients may wait for their turn; the library lets five, and more are turned away.
    void lengthenLine();

private:
    bool process_and_close_socket(socket_t socket) override;

    Handler m_handler;
};

} // namespace turnaround::sandbox

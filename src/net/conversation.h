// One exchange as the transport runs it: a libcurl handle, who may be talked to, and whether the request may have
// left. The transport's thread; made on any.
#pragma once

#include "net/easy_handle.h"
#include "net/failure.h"
#include "net/response_head.h"
#include "net/transport.h"

#include <chrono>
#include <optional>
#include <string>

namespace turnaround::net {

using Clock = std::chrono::steady_clock;

class Conversation
{
public:
    /// libcurl is done: it has answered, or wants to be run again.
    enum class Next { Answered, Again };

    Conversation() = default;
    virtual ~Conversation() = default;
    Conversation(const Conversation &) = delete;
    Conversation &operator=(const Conversation &) = delete;

    /// Those of one lane wait for each other.
    virtual std::string lane() const = 0;
    /// Makes handle() ready for libcurl's multi interface. False: it has answered already.
    virtual bool begin(std::chrono::milliseconds connectPatience) = 0;
    virtual Next end(CURLcode code) = 0;
    /// From here, wherever it is. It has answered afterwards.
    virtual void stop(HttpFailure::Kind kind) = 0;
    /// When it is to be stopped as TooSlow, where libcurl does not watch that itself.
    virtual std::optional<Clock::time_point> deadline() const { return {}; }

    /// Null before begin().
    CURL *handle() const { return m_handle.get(); }

protected:
    enum class Peers {
        Any,
        Loopback, ///< only this machine
        Outer, ///< no inner address, see address.h
    };

    /// A fresh handle with the common options, the checks of the peer, and what follows. False: no memory.
    bool open(const std::string &url, Peers peers, std::chrono::milliseconds connectPatience);
    /// libcurl may not begin the request again, as it would where a connection from the pool was dead.
    void setBodyGoesOnce() { m_bodyGoesOnce = true; }
    HttpFailure failure(CURLcode code, bool patienceOver) const;
    bool requestBegun() const { return m_requestBegun; }

    virtual bool takeHead(std::string_view line) = 0;
    /// False: no more is wanted.
    virtual bool takeBody(std::string_view piece) = 0;

private:
    static curl_socket_t openSocket(void *self, curlsocktype purpose, curl_sockaddr *address);
    static int beforeRequest(void *self, char *peer, char *own, int peerPort, int ownPort);
    static std::size_t headLine(char *bytes, std::size_t one, std::size_t count, void *self);
    static std::size_t bodyPiece(char *bytes, std::size_t one, std::size_t count, void *self);

    EasyHandle m_handle;
    Peers m_peers = Peers::Any;
    bool m_requestBegun = false;
    bool m_bodyGoesOnce = false;
    bool m_peerRefused = false;
};

} // namespace turnaround::net

#include "net/conversation.h"

#include "net/address.h"

#include <sys/socket.h>

namespace turnaround::net {

bool Conversation::open(const std::string &url, Peers peers, std::chrono::milliseconds connectPatience)
{
    m_handle.reset(curl_easy_init());
    m_peers = peers;
    m_requestBegun = m_peerRefused = false;
    if (!m_handle)
        return false;
    CURL *const handle = m_handle.get();
    setCommonOptions(handle, url);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, long(connectPatience.count()));
    curl_easy_setopt(handle, CURLOPT_PRIVATE, static_cast<void *>(this));
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, &Conversation::openSocket);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, static_cast<void *>(this));
    curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, &Conversation::beforeRequest);
    curl_easy_setopt(handle, CURLOPT_PREREQDATA, static_cast<void *>(this));
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &Conversation::headLine);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, static_cast<void *>(this));
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &Conversation::bodyPiece);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, static_cast<void *>(this));
    return true;
}

HttpFailure Conversation::failure(CURLcode code, bool patienceOver) const
{
    long systemError = 0;
    if (m_handle && !m_requestBegun)
        curl_easy_getinfo(m_handle.get(), CURLINFO_OS_ERRNO, &systemError);
    if (m_peerRefused)
        return {HttpFailure::Kind::Refused, m_requestBegun, "the host is inside this network"};
    return failureOf({code, m_requestBegun, patienceOver, systemError});
}

curl_socket_t Conversation::openSocket(void *self, curlsocktype, curl_sockaddr *address)
{
    auto &conversation = *static_cast<Conversation *>(self);
    const bool refused = (conversation.m_peers == Peers::Loopback && !isLoopbackAddress(&address->addr)) ||
        (conversation.m_peers == Peers::Outer && isInnerAddress(&address->addr));
    if (refused) {
        conversation.m_peerRefused = true;
        return CURL_SOCKET_BAD;
    }
    conversation.m_peerRefused = false; // of several addresses of a host, one that may be talked to is enough
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int Conversation::beforeRequest(void *self, char *peer, char *, int, int)
{
    auto &conversation = *static_cast<Conversation *>(self);
    // A connection from the pool was opened under another exchange's rule.
    conversation.m_peerRefused = conversation.m_peers == Peers::Outer && isInnerAddress(std::string(peer));
    if (conversation.m_peerRefused || (conversation.m_requestBegun && conversation.m_bodyGoesOnce))
        return CURL_PREREQFUNC_ABORT;
    conversation.m_requestBegun = true;
    return CURL_PREREQFUNC_OK;
}

std::size_t Conversation::headLine(char *bytes, std::size_t, std::size_t count, void *self)
{
    return static_cast<Conversation *>(self)->takeHead({bytes, count}) ? count : 0;
}

std::size_t Conversation::bodyPiece(char *bytes, std::size_t, std::size_t count, void *self)
{
    return static_cast<Conversation *>(self)->takeBody({bytes, count}) ? count : CURL_WRITEFUNC_ERROR;
}

} // namespace turnaround::net

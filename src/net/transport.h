// Sends HTTP requests and fetches files. It knows no service and no job. Answers come on the transport's own thread;
// they must not wait there.
#pragma once

#include "core/http_message.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace turnaround::net {

/// Names one exchange until its answer has come.
enum class Exchange : std::uint64_t {};

/// A file from outside, at an address that may die. It is fetched without any key.
struct Download {
    std::string url;
    std::filesystem::path
        file; ///< written as FILE.part, renamed when it is whole; a FILE.part of before is gone on with
    std::int64_t mostBytes = 1LL << 30;
    bool allowLoopback = false; ///< where the service itself is on loopback; else no address or redirect may lead there
    std::chrono::milliseconds stillness{30'000}; ///< without one byte: given up, for now
};
struct Fetched {
    std::int64_t bytes = 0;
    std::string contentType; ///< as declared; not to be trusted
};
/// A response that is no success (its body, at most 64 KiB, says why), no answer, or a file that can't be written.
struct NotFetched {
    std::variant<HttpResponse, HttpFailure, std::string> why; ///< the text: the disk's complaint, a sentence
    std::int64_t bytes = 0; ///< that lie in FILE.part for the next try
};
using FetchAnswer = std::variant<Fetched, NotFetched>;

class Transport
{
public:
    virtual ~Transport() = default;
    /// Any thread, at once. No redirect is followed: a key would go along. The answer comes exactly once.
    virtual Exchange send(HttpRequest request, std::function<void(HttpAnswer)> answer) = 0;
    /// Follows at most five redirects, each checked like the first address. `progress` (may be empty): bytes so far and
    /// of the whole (0: not known), at most ten times a second.
    virtual Exchange fetch(Download download, std::function<void(FetchAnswer)> answer,
                           std::function<void(std::int64_t, std::int64_t)> progress = {}) = 0;
    /// Its answer comes all the same: Stopped, unless it was under way already. Unknown ones are no error.
    virtual void stop(Exchange exchange) = 0;
};

/// Whether an address may be talked to: https with a host, or http (and https) on loopback where that is allowed; no
/// user name in it, no control characters.
bool isAllowedAddress(const std::string &url, bool allowLoopback);
/// Whether its host is this machine itself: localhost, 127.0.0.0/8, ::1.
bool isLoopbackAddress(const std::string &url);

} // namespace turnaround::net

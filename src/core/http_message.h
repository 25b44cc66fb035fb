// HTTP messages as values: what the services' files build and read, and what net sends. Any thread (values).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace turnaround {

enum class HttpMethod { Get, Post, Put, Delete };
/// "GET" …
std::string_view httpMethodName(HttpMethod method);

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

/// May hold a key in its headers: it is built when it is sent, and never stored or logged.
struct HttpRequest {
    HttpMethod method = HttpMethod::Get;
    std::string url; ///< absolute; https, or http on loopback
    HttpHeaders headers;
    std::string body; ///< bytes
    std::int64_t mostAnswerBytes = 8 << 20; ///< after decoding; a longer answer is cut off and a failure
    std::chrono::milliseconds patience{60'000}; ///< for the whole exchange
};

struct HttpResponse {
    int status = 0;
    HttpHeaders headers;
    std::string body; ///< decoded

    /// The first header of that name, whatever its case.
    std::optional<std::string> header(std::string_view name) const;
    bool succeeded() const { return status >= 200 && status < 300; }
    /// "Retry-After" in seconds, at most an hour; none where it is missing or a date: the transport has
    /// made that seconds. RFC 9110, 10.2.3.
    std::optional<std::chrono::seconds> retryAfter() const;
};

/// No answer came.
struct HttpFailure {
    enum class Kind {
        Offline, ///< no such host, no route, refused: nothing of the request can have arrived
        Insecure, ///< TLS could not be agreed on: nothing of the request has left
        Broken, ///< the connection ended early
        TooSlow, ///< patience ended
        TooLong, ///< the answer is longer than allowed
        Stopped, ///< it was cancelled from here
        Refused, ///< not sent: the address is not https, or leads where it must not
    };
    Kind kind = Kind::Broken;
    /// Whether the service may have got the request. False only where it provably has not.
    bool maybeSent = true;
    std::string detail; ///< for logs: no address, no header
};

using HttpAnswer = std::variant<HttpResponse, HttpFailure>;

} // namespace turnaround

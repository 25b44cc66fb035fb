// A response's status line and headers, as they come in line by line. Any thread (values).
#pragma once

#include "core/http_message.h"

#include <cstddef>
#include <string_view>

namespace turnaround::net {

class ResponseHead
{
public:
    /// One line as libcurl hands it over. A status line begins anew: interim responses are forgotten. False: it is
    /// longer than any honest head (256 KiB).
    bool add(std::string_view line);
    void clear() { *this = {}; }

    /// Whether the empty line has come. libcurl takes a head that is cut off for a whole one.
    bool whole() const { return m_whole; }
    int status() const { return m_response.status; }
    /// Without a body.
    const HttpResponse &response() const { return m_response; }

private:
    HttpResponse m_response;
    std::size_t m_bytes = 0;
    bool m_whole = false;
};

/// "bytes 100-199/200", RFC 9110, 14.4.
struct ContentRange {
    std::int64_t first = 0;
    std::int64_t whole = 0; ///< 0: not told
};
std::optional<ContentRange> parseContentRange(std::string_view text);

} // namespace turnaround::net

// Every request that the sandbox saw, and why those were refused that were. Any thread.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

namespace turnaround::sandbox {

/// Never holds a header's value or a body: they may hold keys and pictures.
struct LoggedRequest {
    std::string time; ///< UTC, RFC 3339
    std::string provider; ///< empty: none of the services
    std::string call; ///< "submit", "poll" …
    std::string method;
    std::string path; ///< without the query's values
    std::vector<std::string> headers; ///< their names; Accept-Encoding is taken off before
    std::size_t bodyBytes = 0;
    int status = 0; ///< 0: no answer was given
    std::string fault; ///< the fault that struck, or empty
    std::string refusal; ///< why it was refused, or empty
};

class RequestLog
{
public:
    void add(LoggedRequest request);
    std::vector<LoggedRequest> all() const;
    std::string json() const; ///< a list of objects

private:
    mutable std::mutex m_mutex;
    std::vector<LoggedRequest> m_requests;
};

} // namespace turnaround::sandbox

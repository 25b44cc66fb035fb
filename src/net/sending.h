// A request and its answer in memory. The transport's thread.
#pragma once

#include "net/conversation.h"

#include <functional>
#include <string>

namespace turnaround::net {

/// The body is written once at most: what has a body, or is no GET, never goes over a connection from the pool, which
/// may be dead without anybody knowing.
class Sending : public Conversation
{
public:
    Sending(HttpRequest request, std::function<void(HttpAnswer)> answer);

    std::string lane() const override;
    bool begin(std::chrono::milliseconds connectPatience) override;
    Next end(CURLcode code) override;
    void stop(HttpFailure::Kind kind) override;

protected:
    bool takeHead(std::string_view line) override;
    bool takeBody(std::string_view piece) override;

private:
    bool setHeaders();
    void setMethod();
    void nameWaitInSeconds(HttpResponse &response);
    void answer(HttpAnswer answer);

    HttpRequest m_request;
    std::function<void(HttpAnswer)> m_answer;
    HeaderList m_headers;
    ResponseHead m_head;
    std::string m_body;
    bool m_tooLong = false;
    Clock::time_point m_begun;
};

} // namespace turnaround::net

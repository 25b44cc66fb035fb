#include "net/sending.h"

#include "net/address.h"

#include <algorithm>
#include <climits>

namespace turnaround::net {

namespace {

HttpFailure refused(const char *why)
{
    return {HttpFailure::Kind::Refused, false, why};
}

long inMilliseconds(std::chrono::milliseconds time)
{
    return long(std::clamp<std::int64_t>(time.count(), 1, INT_MAX));
}

bool isOneLine(const std::string &text)
{
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos;
}

} // namespace

Sending::Sending(HttpRequest request, std::function<void(HttpAnswer)> answer)
    : m_request(std::move(request))
    , m_answer(std::move(answer))
{
}

std::string Sending::lane() const
{
    return hostAndPort(m_request.url);
}

bool Sending::begin(std::chrono::milliseconds connectPatience)
{
    if (!isAllowedAddress(m_request.url, true)) {
        answer(refused("the address is not https, nor http on this machine"));
        return false;
    }
    const Peers peers = isLoopbackAddress(m_request.url) ? Peers::Loopback : Peers::Any;
    if (!open(m_request.url, peers, connectPatience)) {
        answer(refused("no memory"));
        return false;
    }
    if (!setHeaders()) {
        answer(refused("a header holds a line break"));
        return false;
    }
    setMethod();
    curl_easy_setopt(handle(), CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(handle(), CURLOPT_TIMEOUT_MS, inMilliseconds(m_request.patience));
    m_begun = Clock::now();
    return true;
}

bool Sending::setHeaders()
{
    bool typed = false;
    for (const auto &[name, value] : m_request.headers) {
        if (name.empty() || !isOneLine(name) || !isOneLine(value) || name.find(':') != std::string::npos)
            return false;
        appendHeader(m_headers, value.empty() ? name + ';' : name + ": " + value); // libcurl's ways to write them
        typed = typed || curl_strequal(name.c_str(), "Content-Type");
    }
    if (!typed)
        appendHeader(m_headers, "Content-Type:"); // not libcurl's own
    appendHeader(m_headers, "Expect:");
    curl_easy_setopt(handle(), CURLOPT_HTTPHEADER, m_headers.get());
    return true;
}

void Sending::setMethod()
{
    const bool plainGet = m_request.method == HttpMethod::Get && m_request.body.empty();
    if (plainGet)
        return;
    if (m_request.method == HttpMethod::Post || !m_request.body.empty() || m_request.method == HttpMethod::Put) {
        curl_easy_setopt(handle(), CURLOPT_POST, 1L);
        curl_easy_setopt(handle(), CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_request.body.size()));
        curl_easy_setopt(handle(), CURLOPT_POSTFIELDS, m_request.body.data()); // not copied: it stays where it is
    }
    if (m_request.method != HttpMethod::Post)
        curl_easy_setopt(handle(), CURLOPT_CUSTOMREQUEST, std::string(httpMethodName(m_request.method)).c_str());
    curl_easy_setopt(handle(), CURLOPT_FRESH_CONNECT, 1L);
    setBodyGoesOnce();
}

bool Sending::takeHead(std::string_view line)
{
    m_tooLong = !m_head.add(line);
    return !m_tooLong;
}

bool Sending::takeBody(std::string_view piece)
{
    m_tooLong = std::int64_t(m_body.size() + piece.size()) > m_request.mostAnswerBytes;
    if (!m_tooLong)
        m_body.append(piece);
    return !m_tooLong;
}

/// A date in "Retry-After" becomes what readers of answers need no clock for.
void Sending::nameWaitInSeconds(HttpResponse &response)
{
    curl_off_t seconds = 0;
    if (curl_easy_getinfo(handle(), CURLINFO_RETRY_AFTER, &seconds) != CURLE_OK || seconds <= 0)
        return;
    for (auto &[name, value] : response.headers) {
        if (curl_strequal(name.c_str(), "Retry-After"))
            value = std::to_string(seconds);
    }
}

Conversation::Next Sending::end(CURLcode code)
{
    if (code == CURLE_OK && !m_head.whole())
        code = CURLE_RECV_ERROR;
    if (code == CURLE_OK) {
        HttpResponse response = m_head.response();
        response.body = std::move(m_body);
        nameWaitInSeconds(response);
        answer(std::move(response));
    } else if (m_tooLong) {
        answer(HttpFailure{HttpFailure::Kind::TooLong, true, "the answer is too long"});
    } else {
        answer(failure(code, Clock::now() - m_begun >= m_request.patience));
    }
    return Next::Answered;
}

void Sending::stop(HttpFailure::Kind kind)
{
    answer(HttpFailure{kind, requestBegun(), "stopped"});
}

void Sending::answer(HttpAnswer answer)
{
    if (m_answer)
        std::exchange(m_answer, nullptr)(std::move(answer));
}

} // namespace turnaround::net

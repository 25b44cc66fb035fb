#include "net/replay_transport.h"

#include <fstream>
#include <utility>

namespace turnaround::net {

namespace {

constexpr const char *kStopped = "stopped";

} // namespace

Exchange ReplayTransport::send(HttpRequest request, std::function<void(HttpAnswer)> answer)
{
    const Exchange exchange{++m_last};
    m_sent.push_back({exchange, std::move(request)});
    m_answers.emplace(exchange, std::move(answer));
    return exchange;
}

Exchange ReplayTransport::fetch(Download download, std::function<void(FetchAnswer)> answer,
                                std::function<void(std::int64_t, std::int64_t)> progress)
{
    const Exchange exchange{++m_last};
    m_fetchAnswers.emplace(exchange, Fetch{download.file, std::move(answer), std::move(progress)});
    m_wanted.push_back({exchange, std::move(download)});
    return exchange;
}

void ReplayTransport::stop(Exchange exchange)
{
    const HttpFailure stopped{HttpFailure::Kind::Stopped, false, kStopped};
    if (!answer(exchange, stopped))
        failFetch(exchange, {stopped, 0});
}

bool ReplayTransport::answer(Exchange exchange, HttpAnswer answer)
{
    const auto node = m_answers.extract(exchange); // the answer may send more
    if (node.empty())
        return false;
    if (node.mapped())
        node.mapped()(std::move(answer));
    return true;
}

bool ReplayTransport::answerNext(HttpAnswer next)
{
    return !m_answers.empty() && answer(m_answers.begin()->first, std::move(next));
}

bool ReplayTransport::progress(Exchange exchange, std::int64_t bytes, std::int64_t whole)
{
    const auto found = m_fetchAnswers.find(exchange);
    if (found == m_fetchAnswers.end() || !found->second.progress)
        return false;
    const auto tell = found->second.progress; // it may stop the download
    tell(bytes, whole);
    return true;
}

bool ReplayTransport::deliver(Exchange exchange, const std::string &bytes, const std::string &contentType)
{
    const auto found = m_fetchAnswers.find(exchange);
    if (found == m_fetchAnswers.end())
        return false;
    std::ofstream file(found->second.file, std::ios::binary | std::ios::trunc);
    file << bytes;
    file.close();
    if (!file)
        return false;
    const auto node = m_fetchAnswers.extract(found);
    if (node.mapped().answer)
        node.mapped().answer(Fetched{std::int64_t(bytes.size()), contentType});
    return true;
}

bool ReplayTransport::deliverNext(const std::string &bytes, const std::string &contentType)
{
    return !m_fetchAnswers.empty() && deliver(m_fetchAnswers.begin()->first, bytes, contentType);
}

bool ReplayTransport::failFetch(Exchange exchange, NotFetched why)
{
    const auto node = m_fetchAnswers.extract(exchange);
    if (node.empty())
        return false;
    if (node.mapped().answer)
        node.mapped().answer(std::move(why));
    return true;
}

} // namespace turnaround::net

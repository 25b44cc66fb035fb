// A transport without a network: it keeps what was asked for, and answers when it is told to, at once and on the
// caller's thread. For tests of what stands above. One thread.
#pragma once

#include "net/transport.h"

#include <map>
#include <vector>

namespace turnaround::net {

class ReplayTransport : public Transport
{
public:
    struct Sent {
        Exchange exchange{};
        HttpRequest request;
    };
    struct Wanted {
        Exchange exchange{};
        Download download;
    };

    Exchange send(HttpRequest request, std::function<void(HttpAnswer)> answer) override;
    Exchange fetch(Download download, std::function<void(FetchAnswer)> answer,
                   std::function<void(std::int64_t, std::int64_t)> progress = {}) override;
    /// Answers Stopped at once, as never sent.
    void stop(Exchange exchange) override;

    /// All requests and downloads so far, in their order; answered ones too.
    const std::vector<Sent> &sent() const { return m_sent; }
    const std::vector<Wanted> &wanted() const { return m_wanted; }
    /// How many have no answer yet.
    std::size_t open() const { return m_answers.size() + m_fetchAnswers.size(); }

    /// False where it has had its answer, or is unknown.
    bool answer(Exchange exchange, HttpAnswer answer);
    /// The oldest request that has none yet.
    bool answerNext(HttpAnswer answer);
    bool progress(Exchange exchange, std::int64_t bytes, std::int64_t whole);
    /// Writes `bytes` to the download's file and answers with Fetched. False also where it can't be written.
    bool deliver(Exchange exchange, const std::string &bytes, const std::string &contentType = {});
    bool deliverNext(const std::string &bytes, const std::string &contentType = {});
    bool failFetch(Exchange exchange, NotFetched why);

private:
    struct Fetch {
        std::filesystem::path file;
        std::function<void(FetchAnswer)> answer;
        std::function<void(std::int64_t, std::int64_t)> progress;
    };

    std::uint64_t m_last = 0;
    std::vector<Sent> m_sent;
    std::vector<Wanted> m_wanted;
    std::map<Exchange, std::function<void(HttpAnswer)>> m_answers;
    std::map<Exchange, Fetch> m_fetchAnswers;
};

} // namespace turnaround::net

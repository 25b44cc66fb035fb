// Asking a transport, waiting for its answers, and what they are.
#pragma once

#include "net/transport.h"

#include <QtGlobal>

#include <chrono>
#include <future>
#include <memory>
#include <stdexcept>

namespace turnaround::tests {

template <class Answer>
Answer waitFor(std::future<Answer> future)
{
    if (future.wait_for(std::chrono::seconds(60)) != std::future_status::ready)
        throw std::runtime_error("no answer came");
    return future.get();
}

inline std::future<HttpAnswer> sendLater(net::Transport &transport, HttpRequest request,
                                         net::Exchange *exchange = nullptr)
{
    auto promise = std::make_shared<std::promise<HttpAnswer>>();
    const net::Exchange sent =
        transport.send(std::move(request), [promise](HttpAnswer answer) { promise->set_value(std::move(answer)); });
    if (exchange)
        *exchange = sent;
    return promise->get_future();
}

inline HttpAnswer ask(net::Transport &transport, HttpRequest request)
{
    return waitFor(sendLater(transport, std::move(request)));
}

inline std::future<net::FetchAnswer> fetchLater(net::Transport &transport, net::Download download,
                                                net::Exchange *exchange = nullptr,
                                                std::function<void(std::int64_t, std::int64_t)> progress = {})
{
    auto promise = std::make_shared<std::promise<net::FetchAnswer>>();
    const net::Exchange started = transport.fetch(
        std::move(download), [promise](net::FetchAnswer answer) { promise->set_value(std::move(answer)); },
        std::move(progress));
    if (exchange)
        *exchange = started;
    return promise->get_future();
}

inline net::FetchAnswer fetchNow(net::Transport &transport, net::Download download)
{
    return waitFor(fetchLater(transport, std::move(download)));
}

inline HttpRequest get(const std::string &url)
{
    HttpRequest request;
    request.url = url;
    request.patience = std::chrono::seconds(20);
    return request;
}

inline HttpRequest post(const std::string &url, const std::string &body = "{\"paid\":true}")
{
    HttpRequest request = get(url);
    request.method = HttpMethod::Post;
    request.headers = {{"Authorization", "Bearer sesame"}, {"Content-Type", "application/json"}};
    request.body = body;
    return request;
}

inline HttpFailure failureIn(const HttpAnswer &answer)
{
    const auto *failure = std::get_if<HttpFailure>(&answer);
    return failure ? *failure : HttpFailure{HttpFailure::Kind::Stopped, false, "it did not fail"};
}

inline bool fails(const HttpAnswer &answer, HttpFailure::Kind kind, bool maybeSent)
{
    const HttpFailure failure = failureIn(answer);
    const bool same = failure.kind == kind && failure.maybeSent == maybeSent && !failure.detail.empty();
    if (!same)
        qWarning("kind %d, maybe sent %d: %s", int(failure.kind), int(failure.maybeSent), failure.detail.c_str());
    return same;
}

inline void forgetProxies()
{
    for (const char *name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy"})
        qunsetenv(name);
}

} // namespace turnaround::tests

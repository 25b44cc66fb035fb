// Waiting for a transport's answers.
#pragma once

#include "net/transport.h"

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

} // namespace turnaround::tests

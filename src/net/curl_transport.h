// The transport by libcurl's multi interface, on one thread of its own. Answers and progress come on that thread.
//
// At most 6 exchanges with a host run at once, and as many downloads from it; 24 and 16 in all. The others wait in
// line, and their patience begins when their turn comes. Proxies and certificates are those of the environment
// (https_proxy, all_proxy, no_proxy, SSL_CERT_FILE, SSL_CERT_DIR); loopback is always talked to directly. Where
// downloads go through a proxy, the proxy decides which inner addresses can be reached.
#pragma once

#include "net/transport.h"

#include <chrono>
#include <memory>

namespace turnaround::net {

class CurlLoop;

class CurlTransport : public Transport
{
public:
    /// For the way to a host: its name, the connection, TLS.
    explicit CurlTransport(std::chrono::milliseconds connectPatience = std::chrono::seconds(15));
    /// Stops what is under way; its answers come before this returns. Not from an answer.
    ~CurlTransport() override;

    Exchange send(HttpRequest request, std::function<void(HttpAnswer)> answer) override;
    Exchange fetch(Download download, std::function<void(FetchAnswer)> answer,
                   std::function<void(std::int64_t, std::int64_t)> progress = {}) override;
    void stop(Exchange exchange) override;

private:
    std::unique_ptr<CurlLoop> m_loop;
};

} // namespace turnaround::net

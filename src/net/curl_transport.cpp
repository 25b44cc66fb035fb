#include "net/curl_transport.h"

#include "net/curl_loop.h"
#include "net/fetching.h"
#include "net/sending.h"

namespace turnaround::net {

CurlTransport::CurlTransport(std::chrono::milliseconds connectPatience)
    : m_loop(std::make_unique<CurlLoop>(connectPatience))
{
}

CurlTransport::~CurlTransport() = default;

Exchange CurlTransport::send(HttpRequest request, std::function<void(HttpAnswer)> answer)
{
    return m_loop->start(std::make_unique<Sending>(std::move(request), std::move(answer)), CurlLoop::Line::Sends);
}

Exchange CurlTransport::fetch(Download download, std::function<void(FetchAnswer)> answer,
                              std::function<void(std::int64_t, std::int64_t)> progress)
{
    return m_loop->start(std::make_unique<Fetching>(std::move(download), std::move(answer), std::move(progress)),
                         CurlLoop::Line::Fetches);
}

void CurlTransport::stop(Exchange exchange)
{
    m_loop->stop(exchange);
}

} // namespace turnaround::net

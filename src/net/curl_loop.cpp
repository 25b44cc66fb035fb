#include "net/curl_loop.h"

#include <algorithm>
#include <csignal>
#include <utility>

namespace turnaround::net {

namespace {

constexpr int kMostInLane = 6;
constexpr int kMostSends = 24;
constexpr int kMostFetches = 16;
constexpr int kLongestWait = 10'000; // milliseconds; news wake the thread

void initialiseCurl()
{
    static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(done);
}

/// A connection that the other side has closed is an error to read, not the program's end. OpenSSL writes without the
/// flag that says so.
void ignoreBrokenPipes()
{
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
}

} // namespace

CurlLoop::CurlLoop(std::chrono::milliseconds connectPatience)
    : m_connectPatience(connectPatience)
{
    initialiseCurl();
    m_multi.reset(curl_multi_init());
    curl_multi_setopt(m_multi.get(), CURLMOPT_MAXCONNECTS, long(kMostSends));
    m_thread = std::thread([this] { run(); });
}

CurlLoop::~CurlLoop()
{
    {
        const std::lock_guard lock(m_guard);
        m_quit = true;
    }
    curl_multi_wakeup(m_multi.get());
    m_thread.join();
}

Exchange CurlLoop::start(std::unique_ptr<Conversation> conversation, Line line)
{
    Entry entry{{}, line, conversation->lane(), std::move(conversation)};
    Exchange exchange;
    {
        const std::lock_guard lock(m_guard);
        exchange = Exchange(++m_lastExchange);
        entry.exchange = exchange;
        m_arrived.push_back(std::move(entry));
    }
    curl_multi_wakeup(m_multi.get());
    return exchange;
}

void CurlLoop::stop(Exchange exchange)
{
    {
        const std::lock_guard lock(m_guard);
        m_toStop.push_back(exchange);
    }
    curl_multi_wakeup(m_multi.get());
}

void CurlLoop::run()
{
    ignoreBrokenPipes();
    for (;;) {
        {
            const std::lock_guard lock(m_guard);
            if (m_quit)
                break;
        }
        takeMail();
        admit();
        int running = 0;
        curl_multi_perform(m_multi.get(), &running);
        collectEnded();
        stopLate();
        admit();
        curl_multi_poll(m_multi.get(), nullptr, 0, waitMilliseconds(), nullptr);
    }
    stopAll();
}

void CurlLoop::takeMail()
{
    std::vector<Entry> arrived;
    std::vector<Exchange> toStop;
    {
        const std::lock_guard lock(m_guard);
        arrived.swap(m_arrived);
        toStop.swap(m_toStop);
    }
    std::ranges::move(arrived, std::back_inserter(m_waiting));
    for (const Exchange exchange : toStop) {
        const auto isIt = [exchange](const Entry &entry) { return entry.exchange == exchange; };
        if (const auto waits = std::ranges::find_if(m_waiting, isIt); waits != m_waiting.end()) {
            const Entry entry = std::move(*waits);
            m_waiting.erase(waits);
            entry.conversation->stop(HttpFailure::Kind::Stopped);
        } else if (const auto runs = std::ranges::find_if(m_running, isIt); runs != m_running.end()) {
            takeOut(std::size_t(runs - m_running.begin())).conversation->stop(HttpFailure::Kind::Stopped);
        }
    }
}

bool CurlLoop::hasRoom(const Entry &entry) const
{
    const auto sameLine = std::ranges::count(m_running, entry.line, &Entry::line);
    const auto lane = m_inLane.find(entry.lane);
    return sameLine < (entry.line == Line::Sends ? kMostSends : kMostFetches) &&
        (lane == m_inLane.end() || lane->second < kMostInLane);
}

void CurlLoop::admit()
{
    for (std::size_t i = 0; i < m_waiting.size();) {
        if (!hasRoom(m_waiting[i])) {
            ++i;
            continue;
        }
        Entry entry = std::move(m_waiting[i]);
        m_waiting.erase(m_waiting.begin() + std::ptrdiff_t(i));
        launch(std::move(entry));
    }
}

void CurlLoop::launch(Entry entry)
{
    if (!entry.conversation->begin(m_connectPatience))
        return;
    if (curl_multi_add_handle(m_multi.get(), entry.conversation->handle()) != CURLM_OK) {
        while (entry.conversation->end(CURLE_OUT_OF_MEMORY) != Conversation::Next::Answered) { }
        return;
    }
    ++m_inLane[entry.lane];
    m_running.push_back(std::move(entry));
}

CurlLoop::Entry CurlLoop::takeOut(std::size_t index)
{
    Entry entry = std::move(m_running[index]);
    m_running.erase(m_running.begin() + std::ptrdiff_t(index));
    curl_multi_remove_handle(m_multi.get(), entry.conversation->handle());
    const auto lane = m_inLane.find(entry.lane);
    if (--lane->second == 0)
        m_inLane.erase(lane);
    return entry;
}

void CurlLoop::collectEnded()
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi.get(), &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        const CURLcode code = message->data.result;
        const auto isIt = [&](const Entry &entry) { return entry.conversation->handle() == message->easy_handle; };
        const auto found = std::ranges::find_if(m_running, isIt);
        if (found == m_running.end())
            continue;
        Entry entry = takeOut(std::size_t(found - m_running.begin())); // message is gone with it
        if (entry.conversation->end(code) == Conversation::Next::Again)
            launch(std::move(entry));
    }
}

void CurlLoop::stopLate()
{
    const Clock::time_point now = Clock::now();
    for (std::size_t i = 0; i < m_running.size();) {
        const auto deadline = m_running[i].conversation->deadline();
        if (deadline && *deadline <= now)
            takeOut(i).conversation->stop(HttpFailure::Kind::TooSlow);
        else
            ++i;
    }
}

int CurlLoop::waitMilliseconds() const
{
    const Clock::time_point now = Clock::now();
    std::int64_t least = kLongestWait;
    for (const Entry &entry : m_running) {
        if (const auto deadline = entry.conversation->deadline())
            least =
                std::min<std::int64_t>(least, std::chrono::ceil<std::chrono::milliseconds>(*deadline - now).count());
    }
    return int(std::max<std::int64_t>(least, 0));
}

void CurlLoop::stopAll()
{
    takeMail();
    while (!m_running.empty())
        takeOut(m_running.size() - 1).conversation->stop(HttpFailure::Kind::Stopped);
    while (!m_waiting.empty()) {
        const Entry entry = std::move(m_waiting.front());
        m_waiting.pop_front();
        entry.conversation->stop(HttpFailure::Kind::Stopped);
    }
}

} // namespace turnaround::net

// The transport's thread: who is in line, who runs, who has to stop. start() and stop() from any thread; all else is
// the thread's own.
#pragma once

#include "net/conversation.h"

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace turnaround::net {

class CurlLoop
{
public:
    enum class Line { Sends, Fetches };

    explicit CurlLoop(std::chrono::milliseconds connectPatience);
    ~CurlLoop();
    CurlLoop(const CurlLoop &) = delete;
    CurlLoop &operator=(const CurlLoop &) = delete;

    Exchange start(std::unique_ptr<Conversation> conversation, Line line);
    void stop(Exchange exchange);

private:
    struct Entry {
        Exchange exchange{};
        Line line = Line::Sends;
        std::string lane;
        std::unique_ptr<Conversation> conversation;
    };

    void run();
    void takeMail();
    bool hasRoom(const Entry &entry) const;
    void admit();
    void collectEnded();
    void stopLate();
    /// Into libcurl, and into m_running; where it ends at once, nowhere.
    void launch(Entry entry);
    Entry takeOut(std::size_t index);
    int waitMilliseconds() const;
    void stopAll();

    const std::chrono::milliseconds m_connectPatience;
    MultiHandle m_multi;

    std::mutex m_guard; ///< of the next four
    std::vector<Entry> m_arrived;
    std::vector<Exchange> m_toStop;
    std::uint64_t m_lastExchange = 0;
    bool m_quit = false;

    std::deque<Entry> m_waiting;
    std::vector<Entry> m_running;
    std::map<std::string, int> m_inLane;

    std::thread m_thread; ///< last: it uses all the others
};

} // namespace turnaround::net

// A file on its way to the disk: redirects, going on where an earlier try ended, limits. The transport's thread.
#pragma once

#include "net/conversation.h"
#include "net/part_file.h"

#include <functional>
#include <string>

namespace turnaround::net {

class Fetching : public Conversation
{
public:
    using Progress = std::function<void(std::int64_t, std::int64_t)>;

    Fetching(Download download, std::function<void(FetchAnswer)> answer, Progress progress);

    std::string lane() const override;
    bool begin(std::chrono::milliseconds connectPatience) override;
    Next end(CURLcode code) override;
    void stop(HttpFailure::Kind kind) override;
    std::optional<Clock::time_point> deadline() const override;

protected:
    bool takeHead(std::string_view line) override;
    bool takeBody(std::string_view piece) override;

private:
    /// Why no more of this response is wanted.
    enum class Cut {
        None,
        Enough, ///< of the words of a refusal, or of a redirect's
        OtherVersion, ///< the rest that came does not belong to what is there
        TooLong,
        Packed, ///< compressed, which was not asked for
        Disk, ///< m_complaint says why
    };

    bool isAllowed() const;
    /// Once for each response, when its head is whole.
    void judgeHead();
    void beginWhole(const HttpResponse &head);
    void goOn(const HttpResponse &head);
    void write(std::string_view piece);
    Next redirected(const std::string &location);
    Next finished();
    void tellProgress();
    void answerFailure(HttpFailure failure);
    void answer(FetchAnswer answer);

    Download m_download;
    std::function<void(FetchAnswer)> m_answer;
    Progress m_progress;
    PartFile m_part;
    bool m_opened = false;
    HeaderList m_headers;

    std::string m_url; ///< the current one
    int m_redirects = 0;
    int m_restarts = 0;
    bool m_unpacks = false; ///< the server sends it compressed, asked or not
    ResponseHead m_head;
    bool m_judged = false;
    bool m_writing = false; ///< the body is the file
    std::string m_words; ///< else its first bytes
    std::int64_t m_whole = 0; ///< 0: not told
    Cut m_cut = Cut::None;
    std::string m_complaint;
    Clock::time_point m_lastByte;
    Clock::time_point m_lastTold;
};

} // namespace turnaround::net

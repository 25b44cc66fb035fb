#include "net/fetching.h"

#include "net/address.h"

#include <algorithm>
#include <charconv>

namespace turnaround::net {

namespace {

constexpr int kMostRedirects = 5;
constexpr int kMostRestarts = 1;
constexpr std::size_t kMostWordBytes = 64 << 10;
constexpr std::chrono::milliseconds kBetweenProgress{100};

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::int64_t declaredBytes(const HttpResponse &head)
{
    const std::string text = head.header("Content-Length").value_or("");
    std::int64_t bytes = 0;
    std::from_chars(text.data(), text.data() + text.size(), bytes);
    return std::max<std::int64_t>(bytes, 0);
}

FileVersion versionOf(const HttpResponse &head)
{
    FileVersion version;
    version.tag = head.header("ETag").value_or("");
    if (!version.tag.starts_with('"')) // weak ones say nothing about bytes
        version.tag.clear();
    version.modified = head.header("Last-Modified").value_or("");
    version.whole = declaredBytes(head);
    return version;
}

HttpFailure failureOfKind(HttpFailure::Kind kind, const char *detail)
{
    return {kind, true, detail};
}

} // namespace

Fetching::Fetching(Download download, std::function<void(FetchAnswer)> answer, Progress progress)
    : m_download(std::move(download))
    , m_answer(std::move(answer))
    , m_progress(std::move(progress))
    , m_part(m_download.file)
    , m_url(m_download.url)
{
}

std::string Fetching::lane() const
{
    return "files of " + hostAndPort(m_download.url);
}

bool Fetching::isAllowed() const
{
    return isAllowedAddress(m_url, m_download.allowLoopback) && (m_download.allowLoopback || !namesInnerAddress(m_url));
}

bool Fetching::begin(std::chrono::milliseconds connectPatience)
{
    if (!isAllowed()) {
        answerFailure({HttpFailure::Kind::Refused, requestBegun(), "the address may not be fetched from"});
        return false;
    }
    if (!m_opened) {
        if (const Result<void> opened = m_part.open(); !opened) {
            m_part.keep();
            answer(NotFetched{opened.error().message, 0});
            return false;
        }
        m_opened = true;
    }
    const bool checked = !m_download.allowLoopback && !mayGoThroughProxy(m_url);
    if (!open(m_url, checked ? Peers::Outer : Peers::Any, std::min(connectPatience, m_download.stillness))) {
        answerFailure({HttpFailure::Kind::Refused, false, "no memory"});
        return false;
    }
    m_headers.reset();
    if (m_part.bytes() > 0) {
        appendHeader(m_headers, "Range: bytes=" + std::to_string(m_part.bytes()) + '-');
        appendHeader(m_headers, "If-Range: " + m_part.version().validator());
    }
    if (m_unpacks)
        curl_easy_setopt(handle(), CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(handle(), CURLOPT_HTTPHEADER, m_headers.get());
    m_head.clear();
    m_words.clear();
    m_judged = m_writing = false;
    m_whole = 0;
    m_cut = Cut::None;
    m_lastByte = Clock::now();
    return true;
}

std::optional<Clock::time_point> Fetching::deadline() const
{
    return m_lastByte + m_download.stillness;
}

bool Fetching::takeHead(std::string_view line)
{
    m_lastByte = Clock::now();
    if (!m_head.add(line))
        m_cut = Cut::TooLong;
    return m_cut == Cut::None;
}

void Fetching::judgeHead()
{
    m_judged = true;
    const HttpResponse &head = m_head.response();
    if (head.status != 200 && head.status != 206)
        return;
    m_writing = true;
    const std::string packing = head.header("Content-Encoding").value_or("identity");
    const bool isPacked = !packing.empty() && !curl_strequal(packing.c_str(), "identity");
    if (isPacked && !m_unpacks)
        m_cut = Cut::Packed;
    else if (head.status == 200)
        beginWhole(head);
    else
        goOn(head);
}

void Fetching::beginWhole(const HttpResponse &head)
{
    // What is unpacked on the way has another length than was declared, and can't be gone on with.
    const FileVersion version = m_unpacks ? FileVersion() : versionOf(head);
    m_whole = version.whole;
    if (m_whole > m_download.mostBytes) {
        m_cut = Cut::TooLong;
        return;
    }
    if (const Result<void> restarted = m_part.restart(version); !restarted) {
        m_cut = Cut::Disk;
        m_complaint = restarted.error().message;
    }
}

void Fetching::goOn(const HttpResponse &head)
{
    const auto range = parseContentRange(head.header("Content-Range").value_or(""));
    const std::int64_t before = m_part.version().whole;
    const FileVersion now = versionOf(head);
    const bool sameTag = now.tag.empty() || now.tag == m_part.version().tag;
    if (!range || m_part.bytes() == 0 || range->first != m_part.bytes() || !sameTag ||
        (before > 0 && range->whole > 0 && before != range->whole)) {
        m_cut = Cut::OtherVersion;
        return;
    }
    m_whole = range->whole > 0 ? range->whole : before;
    if (m_whole > m_download.mostBytes)
        m_cut = Cut::TooLong;
}

bool Fetching::takeBody(std::string_view piece)
{
    m_lastByte = Clock::now();
    if (!m_judged)
        judgeHead();
    if (m_cut != Cut::None)
        return false;
    if (m_writing) {
        write(piece);
    } else {
        m_words.append(piece.substr(0, kMostWordBytes - m_words.size()));
        if (m_words.size() == kMostWordBytes || isRedirect(m_head.status()))
            m_cut = Cut::Enough;
    }
    return m_cut == Cut::None;
}

void Fetching::write(std::string_view piece)
{
    if (m_part.bytes() + std::int64_t(piece.size()) > m_download.mostBytes) {
        m_cut = Cut::TooLong;
        return;
    }
    if (const Result<void> written = m_part.append(piece); !written) {
        m_cut = Cut::Disk;
        m_complaint = written.error().message;
        return;
    }
    tellProgress();
}

void Fetching::tellProgress()
{
    const Clock::time_point now = Clock::now();
    if (!m_progress || now - m_lastTold < kBetweenProgress)
        return;
    m_lastTold = now;
    m_progress(m_part.bytes(), m_whole);
}

Conversation::Next Fetching::end(CURLcode code)
{
    if (code == CURLE_OK && !m_head.whole())
        code = CURLE_RECV_ERROR;
    if (!m_judged && code == CURLE_OK)
        judgeHead();
    const HttpResponse &head = m_head.response();
    const bool unusable = m_cut == Cut::OtherVersion || (head.status == 416 && code == CURLE_OK);
    if (unusable && m_part.bytes() > 0 && m_restarts < kMostRestarts) {
        ++m_restarts;
        if (m_part.restart({}).ok())
            return Next::Again;
    }
    if (m_cut == Cut::Packed && !m_unpacks && m_part.restart({}).ok()) { // it won't come otherwise
        m_unpacks = true;
        return Next::Again;
    }
    switch (m_cut) {
    case Cut::None:
    case Cut::Enough:
        break;
    case Cut::TooLong:
        m_part.drop();
        answerFailure(failureOfKind(HttpFailure::Kind::TooLong, "the file is too long"));
        return Next::Answered;
    case Cut::OtherVersion:
        answerFailure(failureOfKind(HttpFailure::Kind::Broken, "a part came that was not asked for"));
        return Next::Answered;
    case Cut::Packed:
        answerFailure(failureOfKind(HttpFailure::Kind::Broken, "the file came compressed"));
        return Next::Answered;
    case Cut::Disk:
        m_part.keep();
        answer(NotFetched{m_complaint, m_part.bytes()});
        return Next::Answered;
    }
    if (code != CURLE_OK && m_cut != Cut::Enough) {
        answerFailure(failure(code, false));
        return Next::Answered;
    }
    const auto location = head.header("Location");
    if (isRedirect(head.status) && location)
        return redirected(*location);
    if (m_writing)
        return finished();
    HttpResponse refusal = head;
    refusal.body = std::move(m_words);
    m_part.keep();
    answer(NotFetched{std::move(refusal), m_part.bytes()});
    return Next::Answered;
}

Conversation::Next Fetching::redirected(const std::string &location)
{
    const auto target = redirectTarget(m_url, location);
    if (!target || ++m_redirects > kMostRedirects) {
        answerFailure({HttpFailure::Kind::Refused, true,
                       target ? "more than five redirects" : "a redirect that leads to no address"});
        return Next::Answered;
    }
    m_url = *target;
    return Next::Again;
}

Conversation::Next Fetching::finished()
{
    if (m_whole > 0 && m_part.bytes() != m_whole) {
        answerFailure(failureOfKind(HttpFailure::Kind::Broken, "the file ended early"));
        return Next::Answered;
    }
    const std::int64_t bytes = m_part.bytes();
    if (const Result<void> stored = m_part.finish(); !stored) {
        m_part.keep();
        answer(NotFetched{stored.error().message, m_part.bytes()});
    } else {
        if (m_progress)
            m_progress(bytes, bytes);
        answer(Fetched{bytes, m_head.response().header("Content-Type").value_or("")});
    }
    return Next::Answered;
}

void Fetching::stop(HttpFailure::Kind kind)
{
    answerFailure({kind, requestBegun(), kind == HttpFailure::Kind::TooSlow ? "nothing came any more" : "stopped"});
}

void Fetching::answerFailure(HttpFailure failure)
{
    m_part.keep();
    answer(NotFetched{std::move(failure), m_part.bytes()});
}

void Fetching::answer(FetchAnswer answer)
{
    if (m_answer)
        std::exchange(m_answer, nullptr)(std::move(answer));
}

} // namespace turnaround::net

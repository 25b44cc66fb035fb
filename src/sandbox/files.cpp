#include "sandbox/files.h"

#include "sandbox/given_picture.h"

#include <QCryptographicHash>

#include <charconv>

namespace turnaround::sandbox {

namespace {

struct Range {
    std::size_t first = 0;
    std::size_t last = 0; ///< included
};

std::optional<std::size_t> number(std::string_view text)
{
    std::size_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size())
        return {};
    return value;
}

enum class RangeWish { None, Fits, Beyond };

/// One range, as RFC 9110 section 14 has it; several at once are answered in full, which it allows.
RangeWish readRange(const std::string &header, std::size_t size, Range &range)
{
    if (!header.starts_with("bytes=") || header.find(',') != std::string::npos)
        return RangeWish::None;
    const std::string_view wish = std::string_view(header).substr(6);
    const std::size_t dash = wish.find('-');
    if (dash == std::string_view::npos)
        return RangeWish::None;
    const auto first = number(wish.substr(0, dash));
    const auto last = number(wish.substr(dash + 1));
    if (!first && !last)
        return RangeWish::None;
    if (!first) {
        range = {size - std::min(size, *last), size - 1};
        return *last > 0 && size > 0 ? RangeWish::Fits : RangeWish::Beyond;
    }
    if (*first >= size)
        return RangeWish::Beyond;
    range = {*first, std::min(last.value_or(size - 1), size - 1)};
    return range.first <= range.last ? RangeWish::Fits : RangeWish::None;
}

Answer denied(int status, const std::string &code, const std::string &why)
{
    Answer answer;
    answer.status = status;
    answer.type = "application/xml";
    answer.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + why +
        "</Message></Error>\n";
    answer.refusal = why;
    return answer;
}

} // namespace

const Files::Served *Files::find(const std::string &path) const
{
    const auto found = m_served.find(path);
    return found == m_served.end() ? nullptr : &found->second;
}

std::string Files::add(const FileToServe &file)
{
    const std::string path = "/files/" + newId() + '/' + file.name;
    const QByteArray hash = QCryptographicHash::hash(QByteArrayView(file.bytes->data(), qsizetype(file.bytes->size())),
                                                     QCryptographicHash::Sha256);
    m_served[path] = {file, '"' + hash.toHex().left(32).toStdString() + '"', false};
    return m_origins.here + path;
}

std::string Files::link(const FileToServe &file)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &[path, served] : m_served) {
        if (!served.expired && served.file.provider == file.provider && served.file.job == file.job &&
            served.file.name == file.name)
            return m_origins.here + path;
    }
    return add(file);
}

std::string Files::keep(const std::string &provider, const std::string &name, const std::string &bytes)
{
    const std::lock_guard lock(m_mutex);
    const std::size_t slash = name.find_last_of('/');
    std::string plain = slash == std::string::npos ? name : name.substr(slash + 1);
    for (char &c : plain) {
        if (!std::isalnum(static_cast<unsigned char>(c)) && c != '.' && c != '-' && c != '_')
            c = '_';
    }
    return add({provider, {}, plain, pictureType(bytes), std::make_shared<const std::string>(bytes)});
}

bool Files::isHere(const std::string &address) const
{
    return address.starts_with(m_origins.here + "/files/") || address.starts_with(m_origins.elsewhere + "/files/");
}

std::optional<std::string> Files::bytesAt(const std::string &address) const
{
    const std::lock_guard lock(m_mutex);
    const std::size_t at = address.find("/files/");
    const Served *served = at == std::string::npos ? nullptr : find(address.substr(at));
    if (!served || served->expired)
        return {};
    return *served->file.bytes;
}

std::string Files::providerOf(const std::string &path) const
{
    const std::lock_guard lock(m_mutex);
    const Served *served = find(path);
    return served ? served->file.provider : std::string();
}

void Files::expire(const std::string &path)
{
    const std::lock_guard lock(m_mutex);
    const Served *asked = find(path);
    if (!asked || asked->file.job.empty())
        return;
    const FileToServe which = asked->file;
    for (auto &[otherPath, served] : m_served) {
        if (served.file.provider == which.provider && served.file.job == which.job)
            served.expired = true;
    }
}

Answer Files::answer(const Request &request, const std::string &path) const
{
    for (const char *header : {"Authorization", "Ocp-Apim-Subscription-Key"}) {
        if (request.has_header(header))
            return denied(400, "InvalidArgument", std::string("A file was asked for with the header ") + header);
    }
    if (request.method != "GET" && request.method != "HEAD")
        return denied(405, "MethodNotAllowed", "A file can only be read");
    const std::lock_guard lock(m_mutex);
    const Served *served = find(path);
    if (!served)
        return denied(404, "NoSuchKey", "There is no such file");
    if (served->expired)
        return denied(403, "AccessDenied", "The link has expired");

    Answer answer;
    answer.type = served->file.type;
    answer.headers = {{"ETag", served->etag}, {"Accept-Ranges", "bytes"}};
    const std::string &bytes = *served->file.bytes;
    const std::string ifRange = request.get_header_value("If-Range");
    const bool wantsRange = request.has_header("Range") && (ifRange.empty() || ifRange == served->etag);
    Range range;
    switch (wantsRange ? readRange(request.get_header_value("Range"), bytes.size(), range) : RangeWish::None) {
    case RangeWish::None:
        answer.body = bytes;
        return answer;
    case RangeWish::Beyond:
        answer.status = 416;
        answer.headers.emplace_back("Content-Range", "bytes */" + std::to_string(bytes.size()));
        return answer;
    case RangeWish::Fits:
        break;
    }
    answer.status = 206;
    answer.body = bytes.substr(range.first, range.last - range.first + 1);
    answer.headers.emplace_back("Content-Range",
                                "bytes " + std::to_string(range.first) + '-' + std::to_string(range.last) + '/' +
                                    std::to_string(bytes.size()));
    return answer;
}

} // namespace turnaround::sandbox

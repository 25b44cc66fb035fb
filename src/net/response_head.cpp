#include "net/response_head.h"

#include <charconv>

namespace turnaround::net {

namespace {

constexpr std::size_t kMostBytes = 256 << 10;

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Takes a number from the front of the text.
std::optional<std::int64_t> takeNumber(std::string_view &text)
{
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || number < 0)
        return {};
    text.remove_prefix(std::size_t(end - text.data()));
    return number;
}

bool takeSign(std::string_view &text, char sign)
{
    if (!text.starts_with(sign))
        return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

bool ResponseHead::add(std::string_view line)
{
    if (line.starts_with("HTTP/")) {
        m_response = {};
        m_whole = false;
        const auto space = line.find(' ');
        if (space != std::string_view::npos)
            std::from_chars(line.data() + space + 1, line.data() + line.size(), m_response.status);
    } else if (const auto colon = line.find(':'); colon != std::string_view::npos && colon > 0) {
        m_response.headers.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
    }
    m_whole = m_whole || trimmed(line).empty();
    m_bytes += line.size();
    return m_bytes <= kMostBytes;
}

std::optional<ContentRange> parseContentRange(std::string_view text)
{
    constexpr std::string_view unit = "bytes ";
    if (!text.starts_with(unit))
        return {};
    text.remove_prefix(unit.size());
    const auto first = takeNumber(text);
    if (!first || !takeSign(text, '-'))
        return {};
    const auto last = takeNumber(text);
    if (!last || *last < *first || !takeSign(text, '/'))
        return {};
    const auto whole = text == "*" ? std::optional<std::int64_t>(0) : takeNumber(text);
    if (!whole)
        return {};
    return ContentRange{*first, *whole};
}

} // namespace turnaround::net

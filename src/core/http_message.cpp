#include "core/http_message.h"

#include <algorithm>
#include <charconv>

namespace turnaround {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

bool sameName(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lower, lower);
}

} // namespace

std::string_view httpMethodName(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get:
        return "GET";
    case HttpMethod::Post:
        return "POST";
    case HttpMethod::Put:
        return "PUT";
    case HttpMethod::Delete:
        return "DELETE";
    }
    return "GET";
}

std::optional<std::string> HttpResponse::header(std::string_view name) const
{
    for (const auto &[each, value] : headers) {
        if (sameName(each, name))
            return value;
    }
    return {};
}

std::optional<std::chrono::seconds> HttpResponse::retryAfter() const
{
    const std::optional<std::string> text = header("Retry-After");
    if (!text)
        return {};
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text->empty() || !std::ranges::all_of(*text, isDigit))
        return {}; // the form with a date depends on two clocks that agree; our own delay serves as well
    constexpr int most = 3600;
    int seconds = 0;
    const auto read = std::from_chars(text->data(), text->data() + text->size(), seconds);
    return std::chrono::seconds(read.ec == std::errc::result_out_of_range ? most : std::min(seconds, most));
}

} // namespace turnaround

#include "providers/answer.h"

#include "core/display_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace turnaround::providers {

namespace {

constexpr int kDeepest = 64;
constexpr double kMostCost = 1e6; ///< of any unit

bool isPlain(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
        c == '.';
}

} // namespace

ordered_json bodyJson(const HttpResponse &response)
{
    bool tooDeep = false;
    const auto watch = [&](int depth, ordered_json::parse_event_t, ordered_json &) {
        tooDeep = tooDeep || depth > kDeepest;
        return !tooDeep;
    };
    ordered_json json = ordered_json::parse(response.body, watch, false);
    return json.is_discarded() || tooDeep ? ordered_json() : json;
}

const ordered_json &field(const ordered_json &object, std::string_view key)
{
    static const ordered_json missing;
    if (!object.is_object())
        return missing;
    const auto found = object.find(std::string(key));
    return found == object.end() ? missing : *found;
}

std::string textField(const ordered_json &object, std::string_view key)
{
    const ordered_json &value = field(object, key);
    if (value.is_string())
        return value.get<std::string>();
    return value.is_number() ? value.dump() : std::string();
}

std::string wordField(const ordered_json &object, std::string_view key)
{
    return lowerCase(textField(object, key));
}

std::optional<double> numberField(const ordered_json &object, std::string_view key)
{
    const ordered_json &value = field(object, key);
    double number = 0;
    if (value.is_number()) {
        number = value.get<double>();
    } else if (value.is_string()) {
        const auto &text = value.get_ref<const std::string &>();
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (problem != std::errc() || end != text.data() + text.size())
            return {};
    } else {
        return {};
    }
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<Money> moneyField(const ordered_json &object, std::string_view key, const std::string &unit)
{
    const std::optional<double> amount = numberField(object, key);
    return amount && *amount >= 0 && *amount <= kMostCost ? Money::of(*amount, unit) : std::nullopt;
}

std::optional<Money> balanceField(const ordered_json &object, std::string_view key, const std::string &unit)
{
    const std::optional<double> amount = numberField(object, key);
    return amount ? Money::of(*amount, unit) : std::nullopt;
}

std::span<const ordered_json> listField(const ordered_json &object, std::string_view key, std::size_t most)
{
    const ordered_json &value = field(object, key);
    if (!value.is_array())
        return {};
    const std::span<const ordered_json> all = value.get_ref<const ordered_json::array_t &>();
    return all.first(std::min(all.size(), most));
}

std::string firstText(const ordered_json &object, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        const ordered_json &value = field(object, key);
        std::string words = value.is_string() ? value.get<std::string>() : std::string();
        for (const char *inner : {"message", "detail", "error", "reason", "code"}) {
            if (words.empty())
                words = textField(value, inner);
        }
        if (!words.empty())
            return words;
    }
    return {};
}

std::string kept(const std::map<std::string, std::string> &values, const std::string &name)
{
    const auto found = values.find(name);
    return found == values.end() ? std::string() : found->second;
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return lower;
}

namespace {

/// In one line, cut between characters.
std::string shortened(std::string_view words, std::size_t most)
{
    std::string line;
    for (const char c : words.substr(0, most + 4)) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!space)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    const bool cut = words.size() > most + 4 || line.size() > most;
    if (cut) {
        std::size_t end = std::min(most, line.size());
        while (end > 0 && end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0u) == 0x80u)
            --end;
        line.resize(end);
    }
    while (!line.empty() && line.back() == ' ')
        line.pop_back();
    return displayText(line) + (cut ? " …" : "");
}

} // namespace

std::string serviceWords(std::string_view words)
{
    return shortened(words, 300);
}

std::string inQuotes(std::string_view words)
{
    const std::string lower = lowerCase(words.substr(0, 200));
    if (lower.find("<html") != std::string::npos || lower.find("<!doctype") != std::string::npos)
        return {};
    const std::string shown = shortened(words, 200);
    if (shown.empty())
        return {};
    const bool ended = shown.ends_with('.') || shown.ends_with('!') || shown.ends_with('?') || shown.ends_with("…");
    return "“" + shown + (ended ? "”" : ".”");
}

std::string itSays(std::string_view words)
{
    const std::string said = inQuotes(words);
    return said.empty() ? said : " It says: " + said;
}

Trouble statusTrouble(std::string_view service, const HttpResponse &response, const std::string &said)
{
    const std::string name(service);
    const std::string words = itSays(said);
    Trouble trouble;
    trouble.detail = "HTTP " + std::to_string(response.status) + (said.empty() ? "" : ": " + serviceWords(said));
    trouble.wait = response.retryAfter();
    switch (response.status) {
    case 401:
        trouble.message = name + " does not accept the key." + words;
        trouble.advice = "Check the key that is set for " + name + ".";
        return trouble;
    case 403:
        trouble.message = name + " refuses: the key may not do this, or the account has too little money." + words;
        trouble.advice = "Look into your account there, and check the key that is set for " + name + '.';
        return trouble;
    case 402:
        trouble.message = "The balance at " + name + " is too low." + words;
        trouble.advice = "Top it up there.";
        return trouble;
    case 404:
        trouble.message = name + " does not know what was asked for." + words;
        trouble.advice = "Check the address that is set for " + name + ".";
        return trouble;
    case 408:
    case 425:
    case 429:
    case 499:
        trouble.message = name + " has too much to do right now." + words;
        trouble.passing = true;
        return trouble;
    default:
        break;
    }
    if (response.status >= 500) {
        trouble.message = name + " has a fault of its own." + words;
        trouble.charged = Charged::Unknown;
        trouble.passing = true;
    } else if (response.status >= 400) {
        trouble.message = name + " does not accept what was asked for." + words;
        trouble.advice = "Change what it names.";
    } else if (response.status >= 300) {
        trouble.message =
            name + " sent the job on to another address. That is not followed, because the key would go there too.";
        trouble.advice =
            "If this network wants a sign-in first, sign in. Else check the address that is set for " + name + ".";
        trouble.charged = Charged::Unknown;
        trouble.passing = true;
    } else {
        trouble.message = name + " gave an answer that can't be understood." + words;
        trouble.charged = Charged::Unknown;
        trouble.passing = true;
    }
    return trouble;
}

Trouble freeTrouble(std::string_view service, const HttpResponse &response, const std::string &said)
{
    Trouble trouble = statusTrouble(service, response, said);
    trouble.charged = Charged::No;
    return trouble;
}

bool provesRefusal(int status)
{
    return status >= 400 && status < 500 && status != 408 && status != 425 && status != 499;
}

SubmitAnswer unacceptedAnswer(Trouble trouble, const HttpResponse &response)
{
    if (provesRefusal(response.status)) {
        trouble.charged = Charged::No;
        return NotAccepted{std::move(trouble)};
    }
    trouble.charged = Charged::Unknown;
    return Unclear{std::move(trouble)};
}

Trouble unreadable(std::string_view service, const HttpResponse &response)
{
    HttpResponse bare = response;
    bare.status = 200;
    Trouble trouble = statusTrouble(service, bare, {});
    trouble.detail = "HTTP " + std::to_string(response.status) + ", " + std::to_string(response.body.size()) +
        " bytes that can't be read";
    return trouble;
}

Trouble unknownAnswer(std::string_view service, const HttpResponse &response)
{
    return response.succeeded() ? unreadable(service, response) : statusTrouble(service, response, {});
}

Error asError(const Trouble &trouble)
{
    const std::string advice = trouble.advice.empty() ? std::string("Try again later.") : trouble.advice;
    return {trouble.passing ? ErrorKind::Network : trouble.kind, trouble.message + ' ' + advice, trouble.detail};
}

bool isPlainTaskId(std::string_view id)
{
    const auto fits = [](char c) { return isPlain(c) || c == ':'; };
    return !id.empty() && id.size() <= 200 && std::ranges::all_of(id, fits) && id.find("..") == std::string_view::npos;
}

std::string percentEncoded(std::string_view text)
{
    constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (isPlain(c) || c == '~') {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return encoded;
}

bool isFileAddress(const std::string &url)
{
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 127; };
    return url.size() <= 8192 && (url.starts_with("https://") || url.starts_with("http://")) &&
        std::ranges::none_of(url, isControl);
}

} // namespace turnaround::providers

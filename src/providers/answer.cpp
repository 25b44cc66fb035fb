#include "providers/answer.h"

#include "core/display_text.h"

#include <algorithm>
#include <charconv>

namespace turnaround::providers {

namespace {

constexpr int kDeepest = 64;

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
    if (value.is_number())
        return value.get<double>();
    if (!value.is_string())
        return {};
    const std::string text = value.get<std::string>();
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size())
        return {};
    return number;
}

std::optional<Money> moneyField(const ordered_json &object, std::string_view key, const std::string &unit)
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
        const ordered_json &words = value.is_object() ? field(value, "message") : value;
        if (words.is_string() && !words.get_ref<const std::string &>().empty())
            return words.get<std::string>();
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

std::string serviceWords(std::string_view words)
{
    std::string cut = displayText(std::string(words.substr(0, 300)));
    return words.size() > 300 ? cut + " …" : cut;
}

std::string itSays(std::string_view words)
{
    if (words.empty())
        return {};
    std::string shown = serviceWords(words);
    const bool ended = shown.ends_with('.') || shown.ends_with('!') || shown.ends_with('?');
    return " It says: " + shown + (ended ? "" : ".");
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
    case 403:
        trouble.message = name + " does not accept the key." + words + " Check the key and what it is allowed to do.";
        return trouble;
    case 402:
        trouble.message = "The balance at " + name + " is too low." + words + " Top it up there, then try again.";
        return trouble;
    case 404:
        trouble.message = name + " does not know what was asked for." + words + " Check the address in the settings.";
        return trouble;
    case 408:
    case 429:
        trouble.message = name + " has too much to do right now." + words;
        trouble.passing = true;
        return trouble;
    default:
        break;
    }
    if (response.status >= 500) {
        trouble.message = name + " has a fault of its own (HTTP " + std::to_string(response.status) + ")." + words;
        trouble.charged = Charged::Unknown;
        trouble.passing = true;
    } else if (response.status >= 400) {
        trouble.message = name + " refused the request." + words + " Change what it names, then try again.";
    } else if (response.status >= 300) {
        trouble.message = name +
            " sent us on to another address, which is not followed with a key. Does this network wait for "
            "a sign-in? Else check the address in the settings.";
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

SubmitAnswer unacceptedAnswer(Trouble trouble, const HttpResponse &response)
{
    if (response.status >= 400 && response.status < 500 && response.status != 408) {
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
    return {trouble.passing ? ErrorKind::Network : trouble.kind, trouble.message, trouble.detail};
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

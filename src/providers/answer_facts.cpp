#include "providers/answer_facts.h"

#include "domain/utc_time.h"
#include "providers/hunyuan_answers.h"

#include <algorithm>

namespace turnaround::providers {

namespace {

constexpr std::size_t kMostValues = 16;

/// Null where it is not worth keeping.
ordered_json plainValue(const ordered_json &value)
{
    if (value.is_boolean() || value.is_number())
        return value;
    if (!value.is_string())
        return {};
    const std::string words = serviceWords(value.get<std::string>());
    return words.empty() ? ordered_json() : ordered_json(words);
}

} // namespace

void keepFact(ordered_json &facts, const char *name, const ordered_json &value)
{
    ordered_json kept = plainValue(value);
    if (value.is_array() && !value.empty() && value.size() <= kMostValues) {
        kept = ordered_json::array();
        for (const ordered_json &each : value) {
            if (ordered_json plain = plainValue(each); !plain.is_null())
                kept.push_back(std::move(plain));
        }
    }
    if (!kept.is_null() && !(kept.is_array() && kept.empty()))
        facts[name] = std::move(kept);
}

void keepMoment(ordered_json &facts, const char *name, const ordered_json &value)
{
    if (!value.is_string())
        return;
    std::string text = value.get<std::string>();
    if (text.size() >= 19 && text.size() <= 40) {
        std::string zone = text.substr(19), fraction;
        if (zone.starts_with('.')) {
            const std::size_t end = std::min(zone.find_first_not_of("0123456789", 1), zone.size());
            fraction = zone.substr(1, std::min<std::size_t>(end - 1, 3));
            zone.erase(0, end);
        }
        fraction.resize(3, '0');
        std::string moment = text.substr(0, 19) + '.' + fraction + 'Z';
        if (moment[10] == ' ')
            moment[10] = 'T';
        if ((zone.empty() || zone == "Z" || zone == "+00:00") && utcFromText(moment))
            text = moment;
    }
    keepFact(facts, name, ordered_json(text));
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

std::string itSays(const std::string &words)
{
    if (words.empty())
        return {};
    const std::string shown = serviceWords(words);
    const bool ended = shown.ends_with('.') || shown.ends_with('!') || shown.ends_with('?');
    return " It says: " + shown + (ended ? "" : ".");
}

FileRole roleOfAddress(const std::string &url)
{
    const std::string path = lowerCase(url.substr(0, url.find_first_of("?#")));
    if (path.ends_with(".zip"))
        return FileRole::Archive;
    for (const char *picture : {".png", ".jpg", ".jpeg", ".webp", ".gif"}) {
        if (path.ends_with(picture))
            return FileRole::Preview;
    }
    return FileRole::Model;
}

Error asError(const Trouble &trouble)
{
    return {trouble.kind, trouble.message, trouble.detail};
}

Trouble freeTrouble(std::string_view service, const HttpResponse &response, const std::string &said)
{
    Trouble trouble = statusTrouble(service, response, said);
    trouble.charged = Charged::No;
    return trouble;
}

} // namespace turnaround::providers

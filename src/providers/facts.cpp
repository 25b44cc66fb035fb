#include "providers/facts.h"

#include "domain/utc_time.h"
#include "providers/answer.h"
#include "providers/request.h"

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

void keepAllBut(ordered_json &facts, const ordered_json &from, const std::vector<std::string_view> &without)
{
    constexpr std::size_t kLongest = 4000;
    constexpr std::size_t kMost = 60;
    if (!from.is_object())
        return;
    for (const auto &[key, value] : from.items()) {
        const bool hollow = value.empty() || (value.is_string() && value.get_ref<const std::string &>().empty());
        if (hollow || std::ranges::find(without, std::string_view(key)) != without.end())
            continue;
        if (facts.size() < kMost && key.size() <= 100 && bodyText(value).size() <= kLongest)
            facts[key] = value;
    }
}

} // namespace turnaround::providers

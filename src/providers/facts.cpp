#include "providers/facts.h"

#include "providers/request_body.h"

#include <algorithm>

namespace turnaround::providers {

void addFacts(nlohmann::ordered_json &facts, const nlohmann::ordered_json &from,
              const std::vector<std::string_view> &without)
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

// Moments in JSON: a text, or null where there is none. Any thread (pure).
#pragma once

#include "domain/utc_time.h"

#include <nlohmann/json.hpp>

namespace turnaround {

inline nlohmann::ordered_json timeJson(const std::optional<UtcTime> &time)
{
    return time ? nlohmann::ordered_json(utcText(*time)) : nlohmann::ordered_json(nullptr);
}

/// Nothing for whatever timeJson() does not write.
inline std::optional<UtcTime> timeFromJson(const nlohmann::ordered_json &json)
{
    return json.is_string() ? utcFromText(json.get<std::string>()) : std::nullopt;
}

} // namespace turnaround

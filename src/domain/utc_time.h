// Moments as they are stored and shown to other programs: UTC, to the millisecond. Any thread (values).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace turnaround {

using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// "2026-11-21T14:02:11.123Z" (RFC 3339).
std::string utcText(UtcTime time);
/// What utcText() wrote; nothing for any other text.
std::optional<UtcTime> utcFromText(std::string_view text);

} // namespace turnaround

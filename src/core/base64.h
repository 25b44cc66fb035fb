// Base64, RFC 4648 section 4, with padding. Any thread (pure).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace turnaround {

std::string base64(std::string_view bytes);
/// Line breaks are skipped; none where anything else is wrong.
std::optional<std::string> fromBase64(std::string_view text);

} // namespace turnaround

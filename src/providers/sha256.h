// SHA-256 of a text, and bytes in hexadecimal. Any thread (pure).
#pragma once

#include <string>
#include <string_view>

namespace turnaround::providers {

std::string sha256(std::string_view text); ///< 32 bytes
std::string hexText(std::string_view bytes); ///< in small letters

} // namespace turnaround::providers

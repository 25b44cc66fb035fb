#include "core/base64.h"

#include <array>
#include <cstdint>

namespace turnaround {

namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> kValues = [] {
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < kDigits.size(); ++i)
        values[static_cast<unsigned char>(kDigits[i])] = std::int8_t(i);
    return values;
}();

} // namespace

std::string base64(std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto at = [&](std::size_t k) {
            return k < bytes.size() ? std::uint32_t(static_cast<unsigned char>(bytes[k])) : 0u;
        };
        const std::uint32_t three = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
        text += kDigits[three >> 18];
        text += kDigits[three >> 12 & 63];
        text += i + 1 < bytes.size() ? kDigits[three >> 6 & 63] : '=';
        text += i + 2 < bytes.size() ? kDigits[three & 63] : '=';
    }
    return text;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    int digits = 0, padding = 0;
    for (const char c : text) {
        if (c == '\n' || c == '\r')
            continue;
        if (c == '=') {
            ++padding;
            continue;
        }
        const int value = kValues[static_cast<unsigned char>(c)];
        if (value < 0 || padding > 0)
            return {};
        bits = bits << 6 | std::uint32_t(value);
        if (++digits == 4) {
            bytes += {char(bits >> 16), char(bits >> 8), char(bits)};
            bits = 0;
            digits = 0;
        }
    }
    if ((digits + padding) % 4 != 0 || padding > 2)
        return {};
    if (digits == 3)
        bytes += {char(bits >> 10), char(bits >> 2)};
    else if (digits == 2)
        bytes += char(bits >> 4);
    return bytes;
}

} // namespace turnaround

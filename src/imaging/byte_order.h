// Whole numbers out of untrusted bytes. Any thread (pure). The caller has checked the length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace turnaround::imaging {

inline std::uint32_t bigEndian16(std::span<const std::uint8_t> b, std::size_t at)
{
    return std::uint32_t(b[at]) << 8 | b[at + 1];
}
inline std::uint32_t bigEndian32(std::span<const std::uint8_t> b, std::size_t at)
{
    return bigEndian16(b, at) << 16 | bigEndian16(b, at + 2);
}
inline std::uint32_t littleEndian16(std::span<const std::uint8_t> b, std::size_t at)
{
    return std::uint32_t(b[at + 1]) << 8 | b[at];
}
inline std::uint32_t littleEndian24(std::span<const std::uint8_t> b, std::size_t at)
{
    return std::uint32_t(b[at + 2]) << 16 | littleEndian16(b, at);
}
inline std::uint32_t littleEndian32(std::span<const std::uint8_t> b, std::size_t at)
{
    return littleEndian16(b, at + 2) << 16 | littleEndian16(b, at);
}

/// False also where the bytes end before the text does.
inline bool hasText(std::span<const std::uint8_t> b, std::size_t at, std::string_view text)
{
    return at <= b.size() && b.size() - at >= text.size() && std::memcmp(b.data() + at, text.data(), text.size()) == 0;
}

} // namespace turnaround::imaging

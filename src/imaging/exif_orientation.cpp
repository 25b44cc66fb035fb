#include "imaging/byte_order.h"
#include "imaging/picture_header.h"

namespace turnaround::imaging {

int exifOrientation(Bytes tiff)
{
    constexpr std::uint32_t kOrientationTag = 0x0112;
    constexpr std::uint32_t kShortType = 3;
    constexpr std::size_t kEntryBytes = 12;

    if (tiff.size() < 8)
        return 1;
    const bool little = hasText(tiff, 0, "II");
    if (!little && !hasText(tiff, 0, "MM"))
        return 1;
    const auto read16 = [&](std::size_t at) { return little ? littleEndian16(tiff, at) : bigEndian16(tiff, at); };
    const auto read32 = [&](std::size_t at) { return little ? littleEndian32(tiff, at) : bigEndian32(tiff, at); };

    const std::size_t directory = read32(4);
    if (read16(2) != 42 || directory > tiff.size() - 2)
        return 1;
    const std::size_t entries = read16(directory);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t at = directory + 2 + i * kEntryBytes;
        if (at + kEntryBytes > tiff.size())
            break;
        if (read16(at) != kOrientationTag)
            continue;
        const std::uint32_t value = read16(at + 8);
        return read16(at + 2) == kShortType && value >= 1 && value <= 8 ? int(value) : 1;
    }
    return 1;
}

} // namespace turnaround::imaging

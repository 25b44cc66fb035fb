#include "imaging/png_texts.h"

#include "imaging/byte_order.h"

#include <algorithm>
#include <cstring>

namespace turnaround::imaging {

std::size_t dropPngTexts(std::span<std::uint8_t> png)
{
    constexpr std::size_t kSignatureBytes = 8;
    constexpr std::size_t kChunkFrame = 12; // length, name and checksum
    std::size_t kept = kSignatureBytes;
    for (std::size_t at = kSignatureBytes; png.size() - at >= kChunkFrame;) {
        const std::size_t chunk = std::min(bigEndian32(png, at) + kChunkFrame, png.size() - at);
        if (!hasText(png, at + 4, "tEXt") && !hasText(png, at + 4, "zTXt") && !hasText(png, at + 4, "iTXt")) {
            std::memmove(png.data() + kept, png.data() + at, chunk);
            kept += chunk;
        }
        at += chunk;
    }
    return kept;
}

} // namespace turnaround::imaging

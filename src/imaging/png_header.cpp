#include "imaging/byte_order.h"
#include "imaging/picture_header.h"

#include <limits>

namespace turnaround::imaging {

std::optional<PictureHeader> readPngHeader(Bytes bytes)
{
    constexpr std::size_t kSignatureBytes = 8;
    constexpr std::size_t kChunkFrame = 12; // length, name and checksum
    constexpr std::uint32_t kMaxNumber = std::numeric_limits<std::int32_t>::max();

    if (bytes.size() < kSignatureBytes + kChunkFrame + 13 || !hasText(bytes, kSignatureBytes + 4, "IHDR"))
        return {};
    const std::uint32_t width = bigEndian32(bytes, 16);
    const std::uint32_t height = bigEndian32(bytes, 20);
    if (width > kMaxNumber || height > kMaxNumber)
        return {};

    PictureHeader header{.format = PictureFormat::Png, .width = int(width), .height = int(height), .complete = false};
    bool pixels = false;
    std::size_t at = kSignatureBytes;
    while (bytes.size() - at >= kChunkFrame) {
        const std::size_t length = bigEndian32(bytes, at);
        if (length > bytes.size() - at - kChunkFrame)
            break;
        if (hasText(bytes, at + 4, "IDAT"))
            pixels = true;
        else if (hasText(bytes, at + 4, "eXIf"))
            header.orientation = exifOrientation(bytes.subspan(at + 8, length));
        else if (hasText(bytes, at + 4, "IEND")) {
            header.complete = pixels;
            break;
        }
        at += kChunkFrame + length;
    }
    return header;
}

} // namespace turnaround::imaging

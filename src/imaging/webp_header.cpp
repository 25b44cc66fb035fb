#include "imaging/byte_order.h"
#include "imaging/picture_header.h"

#include <algorithm>

namespace turnaround::imaging {

namespace {

constexpr std::size_t kChunkFrame = 8; // name and length

/// One chunk's size in pixels, where it is one that tells it.
struct FrameSize {
    int width = 0;
    int height = 0;
};

std::optional<FrameSize> lossySize(Bytes data)
{
    if (data.size() < 10 || data[3] != 0x9D || data[4] != 0x01 || data[5] != 0x2A)
        return {};
    return FrameSize{int(littleEndian16(data, 6) & 0x3FFF), int(littleEndian16(data, 8) & 0x3FFF)};
}

std::optional<FrameSize> losslessSize(Bytes data)
{
    if (data.size() < 5 || data[0] != 0x2F)
        return {};
    const std::uint32_t packed = littleEndian32(data, 1);
    return FrameSize{int(packed & 0x3FFF) + 1, int(packed >> 14 & 0x3FFF) + 1};
}

std::optional<FrameSize> canvasSize(Bytes data)
{
    if (data.size() < 10)
        return {};
    return FrameSize{int(littleEndian24(data, 4)) + 1, int(littleEndian24(data, 7)) + 1};
}

} // namespace

std::optional<PictureHeader> readWebpHeader(Bytes bytes)
{
    PictureHeader header{.format = PictureFormat::Webp};
    const std::size_t told = std::size_t(littleEndian32(bytes, 4)) + 8;
    header.complete = told <= bytes.size();
    bool sized = false;
    bool pixels = false;
    std::size_t at = 12;
    while (at <= bytes.size() && bytes.size() - at >= kChunkFrame) {
        const std::size_t length = littleEndian32(bytes, at + 4);
        const Bytes rest = bytes.subspan(at + kChunkFrame);
        const Bytes data = rest.first(std::min(length, rest.size()));
        if (length > rest.size())
            header.complete = false;

        std::optional<FrameSize> size;
        if (hasText(bytes, at, "VP8X"))
            size = canvasSize(data);
        else if (hasText(bytes, at, "VP8 "))
            size = lossySize(data);
        else if (hasText(bytes, at, "VP8L"))
            size = losslessSize(data);
        else if (hasText(bytes, at, "EXIF"))
            header.orientation =
                exifOrientation(hasText(data, 0, std::string_view("Exif\0\0", 6)) ? data.subspan(6) : data);
        if (size && !sized) {
            header.width = size->width;
            header.height = size->height;
            sized = true;
        }
        // A frame of an animation begins with 16 bytes of its own, then holds chunks like a still.
        if (hasText(bytes, at, "VP8 ") || (hasText(bytes, at, "ANMF") && hasText(data, 16, "VP8 ")))
            header.lossy = true;
        pixels = pixels || hasText(bytes, at, "VP8 ") || hasText(bytes, at, "VP8L") || hasText(bytes, at, "ANMF");
        at += kChunkFrame + length + length % 2;
    }
    header.complete = header.complete && pixels;
    return sized ? std::optional(header) : std::nullopt;
}

} // namespace turnaround::imaging

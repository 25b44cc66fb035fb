#include "imaging/byte_order.h"
#include "imaging/picture_header.h"

#include <algorithm>

namespace turnaround::imaging {

namespace {

constexpr std::uint8_t kStartOfImage = 0xD8;
constexpr std::uint8_t kEndOfImage = 0xD9;
constexpr std::uint8_t kStartOfScan = 0xDA;
constexpr std::uint8_t kApp1 = 0xE1;
// A progressive picture has about ten. Each costs the decoder a pass over all pixels, so a file of
// a few bytes a scan could keep it busy for hours.
constexpr int kMaxScans = 100;

bool isStartOfFrame(std::uint8_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool standsAlone(std::uint8_t marker) // no length follows
{
    return marker == 0x01 || (marker >= 0xD0 && marker <= kStartOfImage);
}

/// The next marker's code in coded data, past stuffed zeros and restart marks; `at` moves behind it.
std::optional<std::uint8_t> nextMarker(Bytes bytes, std::size_t &at)
{
    while (at < bytes.size()) {
        const auto found = std::find(bytes.begin() + std::ptrdiff_t(at), bytes.end(), std::uint8_t(0xFF));
        at = std::size_t(found - bytes.begin());
        while (at < bytes.size() && bytes[at] == 0xFF)
            ++at;
        if (at == bytes.size())
            return {};
        const std::uint8_t code = bytes[at++];
        if (code != 0 && !standsAlone(code))
            return code;
    }
    return {};
}

} // namespace

std::optional<PictureHeader> readJpegHeader(Bytes bytes)
{
    PictureHeader header{.format = PictureFormat::Jpeg, .lossy = true, .complete = false};
    bool sized = false;
    int scans = 0;
    std::size_t at = 2;
    while (const auto marker = nextMarker(bytes, at)) {
        if (*marker == kEndOfImage) {
            header.complete = scans > 0;
            break;
        }
        if (bytes.size() - at < 2)
            break;
        const std::size_t length = bigEndian16(bytes, at);
        if (length < 2 || bytes.size() - at < length)
            break;
        const Bytes segment = bytes.subspan(at + 2, length - 2);
        if (isStartOfFrame(*marker) && !sized) {
            if (segment.size() < 6)
                break;
            header.height = int(bigEndian16(segment, 1));
            header.width = int(bigEndian16(segment, 3));
            sized = true;
        } else if (*marker == kApp1 && hasText(segment, 0, std::string_view("Exif\0\0", 6)) && scans == 0) {
            header.orientation = exifOrientation(segment.subspan(6));
        } else if (*marker == kStartOfScan) {
            if (++scans > kMaxScans)
                break;
        }
        at += length;
    }
    return sized ? std::optional(header) : std::nullopt;
}

} // namespace turnaround::imaging

#include "imaging/picture_header.h"

#include "imaging/byte_order.h"

#include <algorithm>
#include <array>

namespace turnaround::imaging {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t at;
    std::string_view bytes;
    std::string_view name;
};

constexpr auto kForeign = std::to_array<Signature>({
    {0, "GIF8"sv, "a GIF picture"},
    {0, "II*\0"sv, "a TIFF picture"},
    {0, "MM\0*"sv, "a TIFF picture"},
    {0, "8BPS"sv, "a Photoshop document"},
    {0, "gimp xcf"sv, "a GIMP document"},
    {0, "\0\0\1\0"sv, "an icon"},
    {0, "%PDF"sv, "a PDF document"},
    {0, "%!PS"sv, "a PostScript document"},
    {4, "ftypavi"sv, "an AVIF picture"},
    {4, "ftyphei"sv, "a HEIC picture"},
    {4, "ftypmif1"sv, "a HEIF picture"},
    {4, "ftyp"sv, "a film"},
    {0, "\xFF\x0A"sv, "a JPEG XL picture"},
    {4, "JXL "sv, "a JPEG XL picture"},
    {4, "jP  "sv, "a JPEG 2000 picture"},
    {0, "v/1\1"sv, "an OpenEXR picture"},
    {0, "#?RADIANCE"sv, "a Radiance picture"},
    {0, "qoif"sv, "a QOI picture"},
    {0, "glTF"sv, "a 3D model"},
    {0, "PK\3\4"sv, "a ZIP archive or a document in one"},
});

bool isBitmap(Bytes bytes)
{
    return hasText(bytes, 0, "BM") && bytes.size() >= 18 && bytes[15] == 0 && bytes[16] == 0 && bytes[17] == 0;
}

bool isText(Bytes bytes)
{
    return std::none_of(bytes.begin(), bytes.end(), [](std::uint8_t b) {
        return (b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f') || b == 0x7F;
    });
}

} // namespace

std::optional<PictureFormat> pictureFormat(Bytes bytes)
{
    if (hasText(bytes, 0, "\xFF\xD8\xFF"))
        return PictureFormat::Jpeg;
    if (hasText(bytes, 0, "\x89PNG\r\n\x1A\n"))
        return PictureFormat::Png;
    if (hasText(bytes, 0, "RIFF") && hasText(bytes, 8, "WEBP"))
        return PictureFormat::Webp;
    return {};
}

std::optional<PictureHeader> readPictureHeader(Bytes bytes)
{
    const auto format = pictureFormat(bytes);
    if (!format)
        return {};
    switch (*format) {
    case PictureFormat::Jpeg:
        return readJpegHeader(bytes);
    case PictureFormat::Png:
        return readPngHeader(bytes);
    case PictureFormat::Webp:
        return readWebpHeader(bytes);
    }
    return {};
}

std::string_view whatItIs(Bytes bytes)
{
    const Bytes start = bytes.first(std::min<std::size_t>(bytes.size(), 1024));
    for (const Signature &signature : kForeign) {
        if (hasText(start, signature.at, signature.bytes))
            return signature.name;
    }
    if (isBitmap(start))
        return "a BMP picture";
    if (!isText(start))
        return "no picture";
    const std::string_view text(reinterpret_cast<const char *>(start.data()), start.size());
    return text.find("<svg") != text.npos ? "an SVG drawing" : "a text file";
}

} // namespace turnaround::imaging

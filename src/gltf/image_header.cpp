#include "gltf/image_header.h"

#include "gltf/read_error.h"
#include "imaging/picture_header.h"

#include <algorithm>
#include <string_view>

namespace turnaround::gltf {
namespace {

imaging::Bytes asUnsigned(const std::vector<std::byte> &bytes)
{
    return {reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size()};
}

const char *mimeType(imaging::PictureFormat format)
{
    switch (format) {
    case imaging::PictureFormat::Jpeg:
        return "image/jpeg";
    case imaging::PictureFormat::Webp:
        return "image/webp";
    case imaging::PictureFormat::Png:
        break;
    }
    return "image/png";
}

/// `bytes` is a complete PNG. PNG specification, third edition, sections 5.3 and 11.3.3.
std::vector<std::byte> withoutTexts(std::vector<std::byte> bytes)
{
    constexpr std::size_t signature = 8, frame = 12;
    const std::string_view file(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    const auto lengthAt = [&bytes](std::size_t at) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < 4; ++i)
            length = length << 8 | std::to_integer<std::size_t>(bytes[at + i]);
        return length;
    };
    std::size_t kept = signature;
    for (std::size_t at = signature; bytes.size() - at >= frame;) {
        const std::size_t chunk = std::min(lengthAt(at) + frame, bytes.size() - at);
        const std::string_view type = file.substr(at + 4, 4);
        if (type != "tEXt" && type != "zTXt" && type != "iTXt") {
            std::copy_n(bytes.begin() + std::ptrdiff_t(at), chunk, bytes.begin() + std::ptrdiff_t(kept));
            kept += chunk;
        }
        at += chunk;
    }
    bytes.resize(kept);
    return bytes;
}

} // namespace

Result<Image> describeImage(std::vector<std::byte> bytes, std::string name, const ReadLimits &limits)
{
    const std::string title = "its picture " + quotedText(name) + " ";
    if (bytes.size() > limits.imageBytes)
        return tooLarge(title + "has " + std::to_string(bytes.size()) + " bytes, and at most " +
                        std::to_string(limits.imageBytes) + " can be read");
    if (!imaging::pictureFormat(asUnsigned(bytes)))
        return damaged(title + "is " + std::string(imaging::whatItIs(asUnsigned(bytes))) + ", not PNG, JPEG or WebP");
    const auto header = imaging::readPictureHeader(asUnsigned(bytes));
    if (!header || !header->complete || header->width < 1 || header->height < 1)
        return damaged(title + "is broken or cut off");
    if (header->width > limits.imageSide || header->height > limits.imageSide)
        return tooLarge(title + "is " + std::to_string(header->width) + " x " + std::to_string(header->height) +
                        " pixels, and a side can have at most " + std::to_string(limits.imageSide));
    if (header->format == imaging::PictureFormat::Png)
        bytes = withoutTexts(std::move(bytes));
    return Image{std::move(name), mimeType(header->format), std::move(bytes), header->width, header->height};
}

} // namespace turnaround::gltf

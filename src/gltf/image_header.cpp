#include "gltf/image_header.h"

#include "gltf/read_error.h"
#include "imaging/picture_header.h"
#include "imaging/png_texts.h"

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
        bytes.resize(imaging::dropPngTexts({reinterpret_cast<std::uint8_t *>(bytes.data()), bytes.size()}));
    return Image{std::move(name), mimeType(header->format), std::move(bytes), header->width, header->height};
}

} // namespace turnaround::gltf

#include "gltf/image_header.h"

#include "gltf/read_error.h"

#include <QBuffer>
#include <QImageReader>

#include <string_view>

namespace turnaround::gltf
{

std::optional<std::string> imageMimeType(const std::vector<std::byte> &bytes)
{
    const std::string_view head(reinterpret_cast<const char *>(bytes.data()), std::min<std::size_t>(bytes.size(), 16));
    if (head.starts_with("\x89PNG\r\n\x1a\n"))
        return "image/png";
    if (head.starts_with("\xFF\xD8\xFF"))
        return "image/jpeg";
    if (head.starts_with("RIFF") && head.substr(std::min<std::size_t>(head.size(), 8)).starts_with("WEBP"))
        return "image/webp";
    return std::nullopt;
}

Result<Image> describeImage(std::vector<std::byte> bytes, std::string name, const ReadLimits &limits)
{
    const std::string title = "its picture “" + name.substr(0, 80) + "” ";
    if (bytes.size() > limits.imageBytes)
        return tooLarge(title + "has " + std::to_string(bytes.size()) + " bytes, and at most " +
                        std::to_string(limits.imageBytes) + " can be read");
    const auto mimeType = imageMimeType(bytes);
    if (!mimeType)
        return damaged(title + "is not PNG, JPEG or WebP");

    QByteArray view = QByteArray::fromRawData(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
    QBuffer buffer(&view);
    QImageReader reader(&buffer, QByteArray::fromStdString(mimeType->substr(mimeType->find('/') + 1)));
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (!size.isValid() && !QImageReader::supportedMimeTypes().contains(QByteArray::fromStdString(*mimeType)))
        return Error{ErrorKind::Unavailable,
                     "The model's picture “" + name.substr(0, 80) + "” is " + *mimeType +
                         ", which this machine can't read. Install the package qt6-image-formats-plugins.",
                     {}};
    if (!size.isValid() || size.isEmpty())
        return damaged(title + "is broken");
    if (size.width() > limits.imageSide || size.height() > limits.imageSide)
        return tooLarge(title + "is " + std::to_string(size.width()) + " x " + std::to_string(size.height()) +
                        " pixels, and a side can have at most " + std::to_string(limits.imageSide));
    return Image{std::move(name), *mimeType, std::move(bytes), size.width(), size.height()};
}

} // namespace turnaround::gltf

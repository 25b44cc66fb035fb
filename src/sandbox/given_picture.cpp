#include "sandbox/given_picture.h"

#include "imaging/picture_file.h"
#include "imaging/picture_header.h"
#include "sandbox/fields.h"
#include "sandbox/files.h"

#include <QByteArray>
#include <QImage>

namespace turnaround::sandbox {

namespace {

Error bad(const std::string &message)
{
    return Error{ErrorKind::BadInput, message};
}

imaging::Bytes view(const std::string &bytes)
{
    return {reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size()};
}

} // namespace

Result<void> checkPicture(const std::string &bytes, const PictureRule &rule)
{
    if (bytes.size() > rule.mostBytes)
        return bad("has " + std::to_string(bytes.size()) + " bytes; at most " + std::to_string(rule.mostBytes) +
                   " are allowed");
    const auto header = imaging::readPictureHeader(view(bytes));
    if (!header)
        return bad("is not a JPEG, PNG or WebP picture");
    if (header->format == imaging::PictureFormat::Webp && !rule.webp)
        return bad("is a WebP picture; views must be JPEG or PNG");
    const auto fits = [](int side) { return side >= imaging::kMinPictureSide && side <= imaging::kMaxPictureSide; };
    if (!fits(header->width) || !fits(header->height))
        return bad("has " + std::to_string(header->width) + " x " + std::to_string(header->height) +
                   " pixels; each side must have 128 to 5000");
    if (QImage::fromData(reinterpret_cast<const uchar *>(bytes.data()), int(bytes.size())).isNull())
        return bad("is not a picture that can be read");
    return {};
}

std::string pictureType(const std::string &bytes)
{
    const auto format = imaging::pictureFormat(view(bytes));
    if (!format)
        return "application/octet-stream";
    switch (*format) {
    case imaging::PictureFormat::Jpeg:
        return "image/jpeg";
    case imaging::PictureFormat::Png:
        return "image/png";
    case imaging::PictureFormat::Webp:
        break;
    }
    return "image/webp";
}

Result<std::string> fromBase64(std::string_view text)
{
    if (text.starts_with("data:"))
        return bad("must be plain base64, without data:");
    const auto decoded = QByteArray::fromBase64Encoding(QByteArray::fromRawData(text.data(), qsizetype(text.size())),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.isEmpty())
        return bad("is not base64");
    return decoded.decoded.toStdString();
}

Result<std::string> fromDataUri(std::string_view text)
{
    constexpr std::string_view mark = ";base64,";
    const std::size_t at = text.substr(0, 64).find(mark);
    if (!text.starts_with("data:image/") || at == std::string_view::npos)
        return bad("is not a data:image/…;base64, address");
    Result<std::string> bytes = fromBase64(text.substr(at + mark.size()));
    if (bytes && pictureType(*bytes) != text.substr(5, at - 5))
        return bad("is declared as " + std::string(text.substr(5, at - 5)) + ", but is " + pictureType(*bytes));
    return bytes;
}

Result<std::string> fromAddress(const std::string &address, const Files &files)
{
    if (!isWebAddress(address))
        return bad("must be an http or https address");
    if (!files.isHere(address))
        return std::string();
    const std::optional<std::string> bytes = files.bytesAt(address);
    if (!bytes)
        return bad("is the address of no file that this sandbox keeps");
    return *bytes;
}

} // namespace turnaround::sandbox

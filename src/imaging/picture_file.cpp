#include "imaging/picture_file.h"

#include "imaging/png_texts.h"

#include <QBuffer>
#include <QByteArray>
#include <QColorSpace>
#include <QImageReader>
#include <QLocale>
#include <QTransform>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <new>
#include <system_error>

namespace turnaround::imaging {

namespace {

namespace fs = std::filesystem;

constexpr int kDecoderMegabytes = 256; // 5000 x 5000 pixels of 16 bits and four channels take 200

Error badInput(const QString &message)
{
    return {ErrorKind::BadInput, message.toStdString(), {}};
}

QString grouped(std::int64_t number)
{
    QLocale plain = QLocale::c();
    plain.setNumberOptions(QLocale::DefaultNumberOptions); // with commas
    return plain.toString(qlonglong(number));
}

/// Without its folder, and without what would spoil a line of text.
QString shownName(const fs::path &file)
{
    const fs::path last = file.has_filename() ? file.filename() : file;
#ifdef Q_OS_WIN
    QString name = QString::fromStdWString(last.native());
#else
    QString name = QString::fromUtf8(last.native()); // path's own conversions throw for a name that is no UTF-8
#endif
    std::replace_if(
        name.begin(), name.end(), [](QChar c) { return !c.isPrint(); }, QChar(0xFFFD));
    return name;
}

QString formatName(PictureFormat format)
{
    return format == PictureFormat::Jpeg ? "JPEG" : format == PictureFormat::Png ? "PNG" : "WebP";
}

struct CheckedFile {
    QByteArray bytes;
    PictureHeader header;
};

Result<QByteArray> readBytes(const fs::path &path, const QString &name)
{
    std::error_code failure;
    const fs::file_status status = fs::status(path, failure);
    if (status.type() == fs::file_type::not_found)
        return badInput(QString("There is no file %1: check its name and folder.").arg(name));
    if (fs::is_directory(status))
        return badInput(QString("%1 is a folder: give a picture's file.").arg(name));
    if (fs::exists(status) && !fs::is_regular_file(status))
        return badInput(QString("%1 is a device or a pipe: give a picture's file.").arg(name));

    std::ifstream file;
    if (fs::is_regular_file(status))
        file.open(path, std::ios::binary);
    const auto size = file.is_open() ? std::int64_t(fs::file_size(path, failure)) : -1;
    if (size < 0)
        return badInput(QString("%1 may not be read: change its permissions or copy it elsewhere.").arg(name));
    if (size == 0)
        return badInput(QString("%1 is empty (0 bytes): save it again.").arg(name));
    if (size > kMaxPictureBytes)
        return badInput(QString("%1 has %2 bytes, but at most %3 are accepted: save it smaller or as JPEG.")
                            .arg(name, grouped(size), grouped(kMaxPictureBytes)));
    QByteArray bytes(size, Qt::Uninitialized);
    file.read(bytes.data(), size);
    if (file.gcount() != size)
        return Error{ErrorKind::Disk,
                     QString("Reading %1 broke off after %2 of %3 bytes: try again, or copy it elsewhere.")
                         .arg(name, grouped(file.gcount()), grouped(size))
                         .toStdString(),
                     {}};
    return bytes;
}

Result<CheckedFile> checkedFile(const fs::path &path, const QString &name)
{
    Result<QByteArray> read = readBytes(path, name);
    if (!read)
        return read.error();
    CheckedFile checked{std::move(*read), {}};
    const Bytes bytes(reinterpret_cast<const std::uint8_t *>(checked.bytes.constData()),
                      std::size_t(checked.bytes.size()));

    const auto format = pictureFormat(bytes);
    if (!format) {
        const std::string_view what = whatItIs(bytes);
        return badInput(QString("%1 is %2: save the view as PNG, JPEG or WebP.")
                            .arg(name, QString::fromLatin1(what.data(), qsizetype(what.size()))));
    }
    const auto header = readPictureHeader(bytes);
    if (!header)
        return badInput(QString("%1 is a damaged %2 picture (%3 bytes, its size in pixels is missing): save it again.")
                            .arg(name, formatName(*format), grouped(bytes.size())));
    if (std::min(header->width, header->height) < kMinPictureSide ||
        std::max(header->width, header->height) > kMaxPictureSide)
        return badInput(QString("%1 is %2 x %3 pixels, but each side must have %4 to %5: scale it and save it again.")
                            .arg(name)
                            .arg(header->width)
                            .arg(header->height)
                            .arg(kMinPictureSide)
                            .arg(kMaxPictureSide));
    if (!header->complete)
        return badInput(
            QString("%1 is cut short or damaged (a %2 picture of %3 bytes without its end): save or copy it again.")
                .arg(name, formatName(*format), grouped(bytes.size())));
    checked.header = *header;
    return checked;
}

QImage upright(QImage image, int orientation)
{
    // EXIF's eight values: which row and column of the stored picture are the upright one's top and left.
    switch (orientation) {
    case 2:
        return std::move(image).mirrored(true, false);
    case 3:
        return std::move(image).mirrored(true, true);
    case 4:
        return std::move(image).mirrored(false, true);
    case 5:
        return image.transformed(QTransform().rotate(90)).mirrored(true, false);
    case 6:
        return image.transformed(QTransform().rotate(90));
    case 7:
        return image.transformed(QTransform().rotate(90)).mirrored(false, true);
    case 8:
        return image.transformed(QTransform().rotate(-90));
    default:
        return image;
    }
}

/// `decoded` as RGBA in sRGB; 16-bit channels go through the colour profile before they are rounded.
QImage inSrgb(QImage decoded)
{
    const QColorSpace from = decoded.colorSpace();
    const QColorSpace srgb(QColorSpace::SRgb);
    if (from.isValid() && from != srgb) {
        const bool deep = decoded.depth() > 32 || decoded.format() == QImage::Format_Grayscale16;
        decoded.convertTo(deep ? QImage::Format_RGBA64 : QImage::Format_RGBA8888);
        decoded.convertToColorSpace(srgb);
    }
    decoded.convertTo(QImage::Format_RGBA8888);
    decoded.setColorSpace(srgb);
    return decoded;
}

/// Whether the decoder could have had the memory that it needs: what it decodes, that once more as RGBA, and some for
/// itself. Qt's decoders say the same of a short memory and of damaged data.
bool hasMemoryFor(const PictureHeader &header)
{
    constexpr std::size_t kOwn = std::size_t(32) << 20;
    const std::size_t pixels = std::size_t(header.width) * std::size_t(header.height);
    void *room = std::malloc(pixels * (8 + 4) + kOwn); // 16-bit channels take eight bytes
    std::free(room);
    return room;
}

QImage decoded(const QByteArray &bytes, const PictureHeader &header, QImageReader &reader)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    // The named plugin and no other: what the header was checked for is what gets decoded.
    reader.setDevice(&buffer);
    reader.setFormat(formatName(header.format).toLatin1().toLower());
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(false);
    const QImage image = reader.size() == QSize(header.width, header.height) ? reader.read() : QImage();
    reader.setDevice(nullptr);
    return image;
}

Result<QImage> decode(CheckedFile file, const QString &name)
{
    static const bool limited = [] {
        QImageReader::setAllocationLimit(kDecoderMegabytes);
        return true;
    }();
    Q_UNUSED(limited);

    if (file.header.format == PictureFormat::Png)
        file.bytes.resize(qsizetype(
            dropPngTexts({reinterpret_cast<std::uint8_t *>(file.bytes.data()), std::size_t(file.bytes.size())})));
    QImageReader reader;
    QImage image = decoded(file.bytes, file.header, reader);
    if (image.isNull()) { // once more, now that it is known to have the room
        if (!hasMemoryFor(file.header))
            throw std::bad_alloc();
        image = decoded(file.bytes, file.header, reader);
    }
    if (image.isNull()) {
        Error error = badInput(QString("%1 is a damaged %2 picture (%3 x %4 pixels, %5 bytes): save it again.")
                                   .arg(name, formatName(file.header.format))
                                   .arg(file.header.width)
                                   .arg(file.header.height)
                                   .arg(grouped(file.bytes.size())));
        if (reader.error() == QImageReader::UnsupportedFormatError && file.header.format == PictureFormat::Webp)
            error = {
                ErrorKind::Unavailable, "WebP pictures need the package qt6-image-formats-plugins: install it.", {}};
        error.detail = reader.errorString().toStdString();
        return error;
    }
    return upright(inSrgb(std::move(image)), file.header.orientation);
}

} // namespace

Error noMemoryFor(const std::string &name)
{
    return {ErrorKind::Unavailable,
            "There is not enough memory for " + name + ". Close other programs, then try again.",
            {}};
}

Result<PictureHeader> checkPictureFile(const fs::path &file)
{
    const QString name = shownName(file);
    try {
        const Result<CheckedFile> checked = checkedFile(file, name);
        if (!checked)
            return checked.error();
        return checked->header;
    } catch (const std::bad_alloc &) {
        return noMemoryFor(name.toStdString());
    }
}

Result<EncodedPicture> loadPicture(const fs::path &path)
{
    const QString name = shownName(path);
    try {
        Result<CheckedFile> checked = checkedFile(path, name);
        if (!checked)
            return checked.error();
        return EncodedPicture{std::move(checked->bytes), checked->header, name.toStdString()};
    } catch (const std::bad_alloc &) {
        return noMemoryFor(name.toStdString());
    }
}

Result<Picture> decodePicture(const EncodedPicture &encoded)
{
    const QString name = QString::fromStdString(encoded.name);
    try {
        Result<QImage> image = decode({encoded.bytes, encoded.header}, name);
        if (!image)
            return image.error();
        if (image->isNull() || image->format() != QImage::Format_RGBA8888)
            throw std::bad_alloc();
        return Picture{std::move(*image), encoded.header.lossy, encoded.name};
    } catch (const std::bad_alloc &) {
        return noMemoryFor(name.toStdString());
    }
}

Result<Picture> readPicture(const fs::path &path)
{
    const Result<EncodedPicture> encoded = loadPicture(path);
    if (!encoded)
        return encoded.error();
    return decodePicture(*encoded);
}

} // namespace turnaround::imaging

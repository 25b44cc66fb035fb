#include "imaging/encode_picture.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <new>

namespace turnaround::imaging {

namespace {

constexpr std::array kQualities = {95, 90, 85, 80, 75};
constexpr int kScaledQuality = 85;
constexpr int kMostScalings = 8;
constexpr double kGentlestScaling = 0.9;
constexpr double kSureness = 0.95; // a smaller picture takes a little more than its share of bytes

QByteArray written(QImage image, const char *format, int quality)
{
    image.setColorSpace(QColorSpace(QColorSpace::SRgb));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    return writer.write(image) ? bytes : QByteArray();
}

} // namespace

bool hasTransparency(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return false;
    const QImage straight = image.convertToFormat(QImage::Format_RGBA8888);
    for (int y = 0; y < straight.height(); ++y) {
        const uchar *line = straight.constScanLine(y);
        for (int x = 0; x < straight.width(); ++x) {
            if (line[4 * x + 3] != 255)
                return true;
        }
    }
    return false;
}

QImage laidOnWhite(const QImage &image)
{
    QImage laid(image.size(), QImage::Format_RGB32);
    if (laid.isNull())
        return laid;
    laid.fill(Qt::white);
    QPainter painter(&laid);
    painter.drawImage(0, 0, image);
    painter.end();
    return laid.convertToFormat(QImage::Format_RGB888);
}

QImage scaledDown(const QImage &image, int longerSide)
{
    if (std::max(image.width(), image.height()) <= longerSide)
        return image;
    // Qt scales with the colours weighted by their transparency in this format.
    const bool transparent = image.hasAlphaChannel();
    const QImage weighted = transparent ? image.convertToFormat(QImage::Format_RGBA8888_Premultiplied) : image;
    QImage scaled = weighted.scaled(longerSide, longerSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return transparent ? scaled.convertToFormat(QImage::Format_RGBA8888) : scaled;
}

QByteArray encodePng(const QImage &image)
{
    const bool transparent = hasTransparency(image);
    return written(image.convertToFormat(transparent ? QImage::Format_RGBA8888 : QImage::Format_RGB888), "png", -1);
}

QByteArray encodeJpeg(const QImage &image, int quality)
{
    return written(laidOnWhite(image), "jpeg", quality);
}

std::optional<SmallerPicture> encodeWithin(const QImage &image, std::int64_t mostBytes, int leastSide, bool tryPng)
{
    const auto fits = [mostBytes](const QByteArray &bytes) {
        if (bytes.isEmpty()) // pixels that are there can always be written, where there is memory
            throw std::bad_alloc();
        return bytes.size() <= mostBytes;
    };
    const auto made = [](PictureFormat format, QByteArray bytes, const QImage &of) {
        return SmallerPicture{format, std::move(bytes), of.width(), of.height()};
    };
    if (tryPng) {
        QByteArray png = encodePng(image);
        if (fits(png))
            return made(PictureFormat::Png, std::move(png), image);
    }
    const QImage opaque = laidOnWhite(image);
    qsizetype size = 0; // at kScaledQuality
    for (const int quality : kQualities) {
        QByteArray jpeg = encodeJpeg(opaque, quality);
        if (fits(jpeg))
            return made(PictureFormat::Jpeg, std::move(jpeg), opaque);
        if (quality == kScaledQuality)
            size = jpeg.size();
    }
    double side = std::max(image.width(), image.height());
    for (int i = 0; i < kMostScalings && size > 0; ++i) {
        side *= std::min(kGentlestScaling, kSureness * std::sqrt(double(mostBytes) / double(size)));
        const QImage smaller = scaledDown(opaque, int(side));
        if (smaller.isNull() && side >= 1)
            throw std::bad_alloc();
        if (side < 1 || std::min(smaller.width(), smaller.height()) < leastSide)
            return {};
        QByteArray jpeg = encodeJpeg(smaller, kScaledQuality);
        if (fits(jpeg))
            return made(PictureFormat::Jpeg, std::move(jpeg), smaller);
        size = jpeg.size();
    }
    return {};
}

} // namespace turnaround::imaging

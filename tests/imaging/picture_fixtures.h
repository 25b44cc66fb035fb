// Pictures made on the spot for the tests of `imaging`, and their bytes bent in known ways.
#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QFile>
#include <QImage>
#include <QtEndian>

#include <array>
#include <filesystem>

namespace fixtures {

/// A gradient with a mark in its upper left quarter, so that every orientation looks different.
inline QImage markedPicture(int width = 160, int height = 128)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool mark = x < width / 4 && y < height / 4;
            image.setPixel(x, y, mark ? qRgb(230, 20, 20) : qRgb(40, 60 + 100 * x / width, 60 + 100 * y / height));
        }
    }
    return image;
}

inline QByteArray encoded(const QImage &image, const char *format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return bytes;
}

inline std::filesystem::path written(const QString &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder + "/" + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    file.close();
    return file.fileName().toStdString();
}

inline QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, 0);
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// A TIFF structure with an orientation in its first directory and nothing else.
inline QByteArray exif(int orientation)
{
    QByteArray tiff("MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0", 26);
    tiff[19] = char(orientation);
    return tiff;
}

inline QByteArray jpegWithExif(QByteArray jpeg, const QByteArray &tiff)
{
    const QByteArray body = QByteArray("Exif\0\0", 6) + tiff;
    QByteArray segment("\xFF\xE1", 2);
    segment += bigEndian(quint32(body.size() + 2)).right(2) + body;
    return jpeg.insert(2, segment);
}

inline quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int i = 0; i < 8; ++i)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
    }
    return ~crc;
}

inline QByteArray pngChunk(const QByteArray &name, const QByteArray &data)
{
    return bigEndian(quint32(data.size())) + name + data + bigEndian(crc32(name + data));
}

/// With another chunk after the header.
inline QByteArray pngWith(QByteArray png, const QByteArray &chunk)
{
    return png.insert(33, chunk);
}

/// A complete PNG that tells a size and brings next to no data for it.
inline QByteArray pngBomb(int width, int height)
{
    const QByteArray header = bigEndian(quint32(width)) + bigEndian(quint32(height)) + QByteArray("\x08\x06\0\0\0", 5);
    return QByteArray("\x89PNG\r\n\x1A\n", 8) + pngChunk("IHDR", header) +
        pngChunk("IDAT", QByteArray("\x78\x9C\x03\0\0\0\0\x01", 8)) + pngChunk("IEND", {});
}

inline QByteArray littleEndian(quint32 value)
{
    QByteArray bytes(4, 0);
    qToLittleEndian(value, bytes.data());
    return bytes;
}

inline QByteArray webpChunk(const QByteArray &name, const QByteArray &data)
{
    return name + littleEndian(quint32(data.size())) + data + QByteArray(data.size() % 2, 0);
}

inline QByteArray webpFile(const QByteArray &chunks)
{
    return "RIFF" + littleEndian(quint32(chunks.size() + 4)) + "WEBP" + chunks;
}

inline QByteArray webpCanvas(int width, int height, char flags)
{
    return webpChunk("VP8X",
                     QByteArray(1, flags) + QByteArray(3, 0) + littleEndian(quint32(width - 1)).left(3) +
                         littleEndian(quint32(height - 1)).left(3));
}

/// The still picture's own chunk, without the file around it.
inline QByteArray webpStill(const QByteArray &webp)
{
    return webp.mid(12);
}

inline QByteArray webpWithExif(const QByteArray &webp, QSize size, const QByteArray &tiff)
{
    return webpFile(webpCanvas(size.width(), size.height(), 0x08) + webpStill(webp) + webpChunk("EXIF", tiff));
}

/// Both frames fill the canvas.
inline QByteArray animatedWebp(const QByteArray &first, const QByteArray &second, QSize size)
{
    const auto frame = [&](const QByteArray &webp) {
        return webpChunk("ANMF",
                         QByteArray(6, 0) + littleEndian(quint32(size.width() - 1)).left(3) +
                             littleEndian(quint32(size.height() - 1)).left(3) + QByteArray("\x64\0\0\0", 4) +
                             webpStill(webp));
    };
    return webpFile(webpCanvas(size.width(), size.height(), 0x02) + webpChunk("ANIM", QByteArray(6, 0)) + frame(first) +
                    frame(second));
}

} // namespace fixtures

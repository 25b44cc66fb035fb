// Small encoded pictures for tests, made by Qt.
#pragma once

#include "gltf/model_builder.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>

namespace turnaround::gltf::test {

inline Bytes picture(int width, int height, const char *format)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray encoded;
    QBuffer buffer(&encoded);
    image.save(&buffer, format);
    return toBytes(std::string_view(encoded.constData(), std::size_t(encoded.size())));
}

inline Bytes png(int width, int height)
{
    return picture(width, height, "png");
}

inline Bytes jpeg(int width, int height)
{
    return picture(width, height, "jpeg");
}

inline bool canWriteWebp()
{
    return QImageWriter::supportedImageFormats().contains("webp");
}

inline Bytes webp(int width, int height)
{
    return picture(width, height, "webp");
}

} // namespace turnaround::gltf::test

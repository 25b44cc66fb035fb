#include "sandbox/drawing.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

#include <array>

namespace turnaround::sandbox {

namespace {

constexpr int kPreviewSide = 512;
constexpr auto kBackgrounds = std::to_array<QRgb>({0xFFE8E6E1, 0xFFD5DEE6, 0xFFE6DAD5, 0xFFDCE6D5});

} // namespace

std::string drawPreview(const std::string &picture)
{
    return draw({kPreviewSide, kPreviewSide, "png", 0}, picture);
}

std::string draw(const Drawing &drawing, const std::string &picture)
{
    QImage canvas(drawing.width, drawing.height, QImage::Format_RGB32);
    canvas.fill(kBackgrounds.at(std::size_t(drawing.number) % kBackgrounds.size()));
    const QImage subject = QImage::fromData(reinterpret_cast<const uchar *>(picture.data()), int(picture.size()));
    if (!subject.isNull()) {
        const QImage fitted = subject.scaled(canvas.size(), Qt::KeepAspectRatio, Qt::SmoothTransformation);
        QPainter painter(&canvas);
        painter.drawImage((canvas.width() - fitted.width()) / 2, (canvas.height() - fitted.height()) / 2, fitted);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QBuffer::WriteOnly);
    canvas.save(&buffer, drawing.format.c_str());
    return bytes.toStdString();
}

} // namespace turnaround::sandbox

#include "viewer/texture_decoding.h"

#include "viewer/prepare.h"

#include <QIODevice>
#include <QImageReader>

#include <algorithm>
#include <cstring>

namespace turnaround::viewer {

namespace {

constexpr qint64 kMaxPixels = 16384LL * 16384;

/// Reads the encoded bytes and dries up when the user asks to stop, which ends the decoder.
class StoppableBytes : public QIODevice
{
public:
    StoppableBytes(const std::vector<std::byte> &bytes, const CancelToken &cancel)
        : m_bytes(bytes)
        , m_cancel(cancel)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 size() const override { return static_cast<qint64>(m_bytes.size()); }

protected:
    qint64 readData(char *to, qint64 wanted) override
    {
        if (m_cancel.requested())
            return -1;
        const qint64 count = std::clamp<qint64>(size() - pos(), 0, wanted);
        std::memcpy(to, m_bytes.data() + pos(), static_cast<std::size_t>(count));
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const std::vector<std::byte> &m_bytes;
    const CancelToken &m_cancel;
};

std::string title(const gltf::Image &image)
{
    return image.name.empty() ? std::string("One of the model's images") : "The model's image \"" + image.name + "\"";
}

Error undecodable(const gltf::Image &image, const QString &detail)
{
    return {ErrorKind::BadInput,
            title(image) + " (" + image.mimeType + ", " + std::to_string(image.bytes.size()) +
                " bytes) can't be decoded; export the model again with intact PNG, JPEG or WebP images.",
            detail.toStdString()};
}

} // namespace

Result<QImage> decodeTexture(const gltf::Image &image, AlphaUse alpha, const CancelToken &cancel)
{
    StoppableBytes bytes(image.bytes, cancel);
    QImageReader reader(&bytes);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    if (format != "png" && format != "jpeg" && format != "webp") {
        const bool missingPlugin = image.mimeType == "image/webp";
        return missingPlugin ? Error{ErrorKind::Unavailable,
                                     title(image) +
                                         " is WebP, which this installation can't read; install the package "
                                         "qt6-image-formats-plugins.",
                                     {}}
                             : undecodable(image, reader.errorString());
    }

    const QSize size = reader.size();
    if (size.isEmpty())
        return undecodable(image, reader.errorString());
    if (qint64(size.width()) * size.height() > kMaxPixels)
        return Error{ErrorKind::BadInput,
                     title(image) + " has " + std::to_string(size.width()) + " x " + std::to_string(size.height()) +
                         " pixels; up to 16384 x 16384 can be shown: make it smaller.",
                     {}};
    if (size.width() > kMaxTextureSide || size.height() > kMaxTextureSide)
        reader.setScaledSize(size.scaled(kMaxTextureSide, kMaxTextureSide, Qt::KeepAspectRatio));

    QImage picture = reader.read();
    if (cancel.requested())
        return Error{ErrorKind::Cancelled, "Stopped.", {}};
    if (picture.isNull())
        return undecodable(image, reader.errorString());
    picture.convertTo(alpha == AlphaUse::Keep ? QImage::Format_RGBA8888 : QImage::Format_RGBX8888);
    picture.mirror(false, true);
    if (picture.isNull())
        return Error{ErrorKind::Unavailable, title(image) + " needs more memory than there is.", {}};
    return picture;
}

} // namespace turnaround::viewer

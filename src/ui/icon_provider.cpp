#include "ui/icon_provider.h"

#include <QBuffer>
#include <QColor>
#include <QFile>
#include <QImageReader>
#include <QPainter>

#include <utility>

namespace turnaround::ui {

namespace {

constexpr const char *kInks[] = {"#9da3ab", "#4fb3ff"}; ///< what the files are drawn in: the signs, the logo
constexpr QSize kUsualSize(20, 20);
constexpr int kCheckerField = 8;
constexpr int kStageSide = 256;

/// "checker/1b1d20/222529": four fields, to be tiled.
QImage checker(const QString &id)
{
    QImage fields(2, 2, QImage::Format_RGB32);
    for (int i = 0; i < 4; ++i)
        fields.setPixelColor(i % 2, i / 2, QColor(u'#' + id.section(u'/', i == 0 || i == 3 ? 1 : 2).left(6)));
    return fields.scaled(2 * kCheckerField, 2 * kCheckerField);
}

/// "stage/33373e/1d1f23/141518": from the middle outwards, as qml/StageBackdrop.qml.
QImage stage(const QString &id)
{
    QImage ground(kStageSide, kStageSide, QImage::Format_RGB32);
    QRadialGradient light(QPointF(0.5, 0.46) * kStageSide, 0.72 * kStageSide);
    for (const auto &[place, section] : {std::pair(0.0, 1), std::pair(0.62, 2), std::pair(1.0, 3)})
        light.setColorAt(place, QColor(u'#' + id.section(u'/', section, section).left(6)));
    QPainter(&ground).fillRect(ground.rect(), light);
    return ground;
}

} // namespace

IconProvider::IconProvider()
    : QQuickImageProvider(QQuickImageProvider::Image)
{
}

QImage IconProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const bool ground = id.startsWith(QLatin1String("stage/"));
    if (ground || id.startsWith(QLatin1String("checker/"))) {
        const QImage picture = ground ? stage(id) : checker(id);
        if (size)
            *size = picture.size();
        return picture;
    }
    QFile file(QStringLiteral(":/turnaround/icons/%1.svg").arg(id.section(u'/', 0, 0)));
    if (!file.open(QFile::ReadOnly))
        return {};
    const QColor colour(u'#' + id.section(u'/', 1, 1));
    QByteArray drawing = file.readAll();
    for (const char *ink : kInks)
        drawing.replace(ink, colour.name(QColor::HexRgb).toLatin1());
    QBuffer buffer(&drawing);
    QImageReader reader(&buffer, "svg");
    reader.setScaledSize(requestedSize.isEmpty() ? kUsualSize : requestedSize);
    const QImage sign = reader.read();
    if (size)
        *size = sign.size();
    return sign;
}

} // namespace turnaround::ui

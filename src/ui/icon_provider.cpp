#include "ui/icon_provider.h"

#include <QBuffer>
#include <QColor>
#include <QFile>
#include <QImageReader>

namespace turnaround::ui {

namespace {

constexpr const char *kInks[] = {"#9da3ab", "#4fb3ff"}; ///< what the files are drawn in: the signs, the logo
constexpr QSize kUsualSize(20, 20);
constexpr int kCheckerField = 8;

/// "checker/1b1d20/222529": four fields, to be tiled.
QImage checker(const QString &id)
{
    QImage fields(2, 2, QImage::Format_RGB32);
    for (int i = 0; i < 4; ++i)
        fields.setPixelColor(i % 2, i / 2, QColor(u'#' + id.section(u'/', i == 0 || i == 3 ? 1 : 2).left(6)));
    return fields.scaled(2 * kCheckerField, 2 * kCheckerField);
}

} // namespace

IconProvider::IconProvider()
    : QQuickImageProvider(QQuickImageProvider::Image)
{
}

QImage IconProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    if (id.startsWith(QLatin1String("checker/"))) {
        const QImage fields = checker(id);
        if (size)
            *size = fields.size();
        return fields;
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

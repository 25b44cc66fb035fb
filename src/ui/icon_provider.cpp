#include "ui/icon_provider.h"

#include <QBuffer>
#include <QColor>
#include <QFile>
#include <QImageReader>

namespace turnaround::ui {

namespace {

constexpr const char *kInk = "#9da3ab"; ///< the colour that the files are drawn in
constexpr QSize kUsualSize(20, 20);

} // namespace

IconProvider::IconProvider()
    : QQuickImageProvider(QQuickImageProvider::Image)
{
}

QImage IconProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    QFile file(QStringLiteral(":/turnaround/icons/%1.svg").arg(id.section(u'/', 0, 0)));
    if (!file.open(QFile::ReadOnly))
        return {};
    const QColor colour(u'#' + id.section(u'/', 1, 1));
    QByteArray drawing = file.readAll();
    drawing.replace(kInk, colour.name(QColor::HexRgb).toLatin1());
    QBuffer buffer(&drawing);
    QImageReader reader(&buffer, "svg");
    reader.setScaledSize(requestedSize.isEmpty() ? kUsualSize : requestedSize);
    const QImage sign = reader.read();
    if (size)
        *size = sign.size();
    return sign;
}

} // namespace turnaround::ui

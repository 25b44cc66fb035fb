#include "app/drawn_views.h"

#include <QDir>

#include <algorithm>
#include <cmath>

namespace turnaround::app {

namespace {

constexpr Vec3f kHalfSize{0.3f, 0.42f, 0.22f};

/// The nearest point of the ellipsoid on the ray through (u, v), in the view's plane; false: none.
bool hit(const ViewAxes &axes, float u, float v, Vec3f &point)
{
    const auto scaled = [](Vec3f p) { return Vec3f{p.x / kHalfSize.x, p.y / kHalfSize.y, p.z / kHalfSize.z}; };
    const Vec3f start = scaled(axes.right * u + axes.up * v);
    const Vec3f along = scaled(axes.back);
    const float a = dot(along, along);
    const float b = dot(along, start);
    const float rest = b * b - a * (dot(start, start) - 1);
    if (rest < 0)
        return false;
    point = axes.right * u + axes.up * v + axes.back * ((std::sqrt(rest) - b) / a);
    return true;
}

} // namespace

QImage drawnView(View view, int side)
{
    QImage picture(side, side, QImage::Format_ARGB32);
    picture.fill(Qt::transparent);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            Vec3f point;
            const float pixels = static_cast<float>(side);
            if (!hit(viewAxes(view), (static_cast<float>(x) + 0.5f) / pixels - 0.5f,
                     0.5f - (static_cast<float>(y) + 0.5f) / pixels, point))
                continue;
            const int grey = std::clamp(static_cast<int>(128 + 240 * point.y), 0, 255);
            picture.setPixel(x, y, qRgba(grey, grey, grey, 255));
        }
    }
    return picture;
}

void drawViews(const QString &folder, const std::vector<View> &views, int side)
{
    for (const View view : views) {
        const QString name = QString::fromUtf8(viewName(view).data(), static_cast<qsizetype>(viewName(view).size()));
        drawnView(view, side).save(QDir(folder).filePath(name + ".png"));
    }
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace turnaround::app

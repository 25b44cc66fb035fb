// The eight rendered pictures of a model as placed views, and the mesh's own picture drawn against them.
// Reads TURNAROUND_DATA/views (tests/data/SOURCES.md says where they come from).
#pragma once

#include "blockout/placement/placed_view.h"
#include "blockout/texture/raster.h"
#include "blockout/texture/texture.h"

#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace turnaround::blockout::rendered {

/// `pixelsPerUnit`: of the picture, in units in which the subject's longest side is 1.
inline PlacedView placedView(View view, const QImage &picture, float pixelsPerUnit)
{
    const QImage rgba = picture.convertToFormat(QImage::Format_RGBA8888);
    auto cutout = std::make_shared<imaging::Cutout>();
    cutout->colour.create(rgba.height(), rgba.width());
    cutout->coverage.create(rgba.height(), rgba.width());
    for (int y = 0; y < rgba.height(); ++y) {
        const uchar *row = rgba.constScanLine(y);
        for (int x = 0; x < rgba.width(); ++x) {
            cutout->colour(y, x) = cv::Vec3b(row[4 * x], row[4 * x + 1], row[4 * x + 2]);
            cutout->coverage(y, x) = float(row[4 * x + 3]) / 255;
        }
    }
    const Vec2f centre{float(rgba.width()) / 2, float(rgba.height()) / 2};
    return {{view, pixelsPerUnit, centre, 0}, std::move(cutout)};
}

/// Views of which the folder has no picture are left out.
inline std::vector<PlacedView> load(const QString &folder, const std::vector<View> &views, float pixelsPerUnit)
{
    std::vector<PlacedView> placed;
    for (const View view : views)
        if (const QImage picture(folder + "/" + viewName(view).data() + ".png"); !picture.isNull())
            placed.push_back(placedView(view, picture, pixelsPerUnit));
    return placed;
}

/// Peak signal to noise ratio, dB, of the unlit textured mesh against the view, where both are solid.
inline double psnr(const Textured &model, const PlacedView &view)
{
    const imaging::Cutout &cutout = *view.cutout;
    cv::Mat1f depth(cutout.coverage.size(), -1e9f);
    cv::Mat3b drawn(cutout.coverage.size());
    const PixelBox all{0, 0, depth.cols, depth.rows};
    const QImage &picture = model.baseColour;
    for (const Triangle &t : model.mesh.triangles) {
        Vec2f p[3];
        float z[3];
        for (int k = 0; k < 3; ++k) {
            p[k] = view.camera.pixel(model.mesh.positions[t[k]]);
            z[k] = view.camera.depth(model.mesh.positions[t[k]]);
        }
        const float area = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[1].y - p[0].y) * (p[2].x - p[0].x);
        if (area >= 0)
            continue;
        rasterise(p[0], p[1], p[2], all, [&](int x, int y) {
            const Vec2f q{x + 0.5f, y + 0.5f};
            const float w1 = ((q.x - p[0].x) * (p[2].y - p[0].y) - (q.y - p[0].y) * (p[2].x - p[0].x)) / area;
            const float w2 = ((p[1].x - p[0].x) * (q.y - p[0].y) - (p[1].y - p[0].y) * (q.x - p[0].x)) / area;
            const float d = z[0] + (z[1] - z[0]) * w1 + (z[2] - z[0]) * w2;
            if (d <= depth(y, x))
                return;
            depth(y, x) = d;
            const auto &uv = model.mesh.uvs;
            const Vec2f at = uv[t[0]] * (1 - w1 - w2) + uv[t[1]] * w1 + uv[t[2]] * w2;
            const float u = std::clamp(at.x * float(picture.width()) - 0.5f, 0.0f, float(picture.width()) - 1.01f);
            const float v = std::clamp(at.y * float(picture.height()) - 0.5f, 0.0f, float(picture.height()) - 1.01f);
            const int iu = int(u), iv = int(v);
            const float fu = u - float(iu), fv = v - float(iv);
            for (int c = 0; c < 3; ++c) {
                const auto texel = [&](int dx, int dy) {
                    return float(picture.constScanLine(iv + dy)[3 * (iu + dx) + c]);
                };
                drawn(y, x)[c] = cv::saturate_cast<uchar>((1 - fv) * ((1 - fu) * texel(0, 0) + fu * texel(1, 0)) +
                                                          fv * ((1 - fu) * texel(0, 1) + fu * texel(1, 1)));
            }
        });
    }
    double error = 0;
    double count = 0;
    for (int y = 0; y < depth.rows; ++y)
        for (int x = 0; x < depth.cols; ++x)
            if (depth(y, x) > -1e8f && cutout.coverage(y, x) > 0.99f)
                for (int c = 0; c < 3; ++c) {
                    const double d = double(drawn(y, x)[c]) - cutout.colour(y, x)[c];
                    error += d * d;
                    ++count;
                }
    return count > 0 ? 10 * std::log10(255.0 * 255.0 / std::max(1e-3, error / count)) : 0;
}

} // namespace turnaround::blockout::rendered

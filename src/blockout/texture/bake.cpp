#include "blockout/texture/bake.h"

#include "blockout/texture/raster.h"
#include "core/parallel.h"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace turnaround::blockout {
namespace {

constexpr int kBandRows = 16;
constexpr float kRippleSize = 0.015f; ///< world units: a larger face is no ripple

/// Triangles by the bands of rows that they touch, each band in the mesh's order: no two threads ever write
/// the same texel, and the result is the same each time.
struct Bands {
    std::vector<std::uint32_t> first; ///< per band, one more at the end
    std::vector<std::uint32_t> triangles;
};

Bands sortIntoBands(const Atlas &atlas)
{
    const int count = (atlas.size + kBandRows - 1) / kBandRows;
    const auto range = [&](const Triangle &t) {
        const float low = std::min({atlas.texels[t[0]].y, atlas.texels[t[1]].y, atlas.texels[t[2]].y});
        const float high = std::max({atlas.texels[t[0]].y, atlas.texels[t[1]].y, atlas.texels[t[2]].y});
        return std::pair(std::clamp(int(low) / kBandRows, 0, count - 1),
                         std::clamp(int(high) / kBandRows, 0, count - 1));
    };
    Bands bands;
    bands.first.assign(count + 1, 0);
    for (const Triangle &t : atlas.triangles)
        for (auto [band, last] = range(t); band <= last; ++band)
            ++bands.first[band + 1];
    for (int band = 0; band < count; ++band)
        bands.first[band + 1] += bands.first[band];
    bands.triangles.resize(bands.first[count]);
    std::vector<std::uint32_t> next(bands.first.begin(), bands.first.end() - 1);
    for (std::uint32_t i = 0; i < atlas.triangles.size(); ++i)
        for (auto [band, last] = range(atlas.triangles[i]); band <= last; ++band)
            bands.triangles[next[band]++] = i;
    return bands;
}

/// What varies linearly over a triangle.
struct Corner {
    Vec3f position, normal, hidden;
    DetailShares shares;
};

uchar toByte(float v)
{
    return uchar(std::clamp(v + 0.5f, 0.0f, 255.0f));
}

} // namespace

Baked bake(const Surface &surface, const Atlas &atlas, const Blender &blender, const VertexPaint &paint,
           const std::function<void(double)> &step, const CancelToken &cancel)
{
    Baked result;
    result.picture = QImage(atlas.size, atlas.size, QImage::Format_RGB888);
    if (result.picture.isNull())
        throw std::bad_alloc();
    result.covered = cv::Mat1b::zeros(atlas.size, atlas.size);
    uchar *const bits = result.picture.bits();
    const auto bytesPerLine = std::size_t(result.picture.bytesPerLine());
    const Bands bands = sortIntoBands(atlas);
    const int count = int(bands.first.size()) - 1;
    std::mutex guard;
    int done = 0;

    parallelFor(count, [&](int band) {
        const PixelBox rows{0, band * kBandRows, atlas.size, std::min(atlas.size, (band + 1) * kBandRows)};
        for (std::uint32_t i = bands.first[band]; i < bands.first[band + 1]; ++i) {
            if (cancel.requested())
                return;
            const std::uint32_t t = bands.triangles[i];
            const Triangle &tri = atlas.triangles[t];
            const Vec2f a = atlas.texels[tri[0]], b = atlas.texels[tri[1]], c = atlas.texels[tri[2]];
            const float area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
            if (area == 0)
                continue;
            const Vec3f flat = surface.faceNormals[t];
            const float relief = std::clamp(1 - std::sqrt(2 * surface.areas[t]) / kRippleSize, 0.0f, 1.0f);
            Corner corner[3];
            for (int k = 0; k < 3; ++k) {
                const std::uint32_t v = atlas.vertexOf[tri[k]];
                const Vec3f n = surface.broadNormals[v];
                corner[k] = {surface.mesh->positions[v], dot(n, flat) < 0.6f ? flat : n, paint.hidden[v], {}};
                std::copy(paint.shares[v].begin(), paint.shares[v].end(), corner[k].shares.begin());
            }
            rasterise(a, b, c, rows, [&](int x, int y) {
                const Vec2f p{x + 0.5f, y + 0.5f};
                const float w1 = ((p.x - a.x) * (c.y - a.y) - (p.y - a.y) * (c.x - a.x)) / area;
                const float w2 = ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)) / area;
                const float w0 = 1 - w1 - w2;
                const auto mix = [&](Vec3f Corner::*what) {
                    return corner[0].*what * w0 + corner[1].*what * w1 + corner[2].*what * w2;
                };
                DetailShares shares;
                for (int k = 0; k < kViewCount; ++k)
                    shares[k] = corner[0].shares[k] * w0 + corner[1].shares[k] * w1 + corner[2].shares[k] * w2;
                const Blend blend =
                    blender.at({mix(&Corner::position), normalized(mix(&Corner::normal)), flat, relief}, shares);
                Vec3f colour = blend.colour;
                if (blend.certainty < 1)
                    colour = colour * blend.certainty + mix(&Corner::hidden) * (1 - blend.certainty);
                uchar *texel = bits + y * bytesPerLine + std::size_t(x) * 3;
                texel[0] = toByte(colour.x);
                texel[1] = toByte(colour.y);
                texel[2] = toByte(colour.z);
                result.covered(y, x) = 255;
            });
        }
        const std::lock_guard lock(guard);
        step(double(++done) / count);
    });
    return cancel.requested() ? Baked{} : std::move(result);
}

} // namespace turnaround::blockout

// Test shapes with their textures, and what to ask of them.
#pragma once

#include "blockout/texture/texture.h"

#include "solids.h"

#include <algorithm>

namespace turnaround::blockout::solids {

inline const cv::Vec3b kRed(200, 30, 30), kGreen(30, 180, 30), kBlue(30, 30, 200), kYellow(210, 200, 40),
    kWhite(240, 240, 240), kBlack(20, 20, 20);

inline Textured textured(const TriangleMesh &mesh, const std::vector<PlacedView> &views, int size = 1024)
{
    Result<Textured> result = texture(mesh, views, size, {}, CancelToken());
    if (!result)
        qFatal("%s", result.error().message.c_str());
    return std::move(result).value();
}

inline cv::Vec3b texel(const Textured &model, Vec2f uv)
{
    const int size = model.baseColour.width();
    const int x = std::clamp(int(uv.x * float(size)), 0, size - 1);
    const int y = std::clamp(int(uv.y * float(size)), 0, size - 1);
    const uchar *p = model.baseColour.constScanLine(y) + 3 * x;
    return {p[0], p[1], p[2]};
}

/// The colour at the middle of the triangle whose own middle is nearest to a point.
inline cv::Vec3b colourAt(const Textured &model, Vec3f point)
{
    const TexturedMesh &mesh = model.mesh;
    float nearest = 1e9f;
    Vec2f uv;
    for (const Triangle &t : mesh.triangles) {
        const Vec3f middle = (mesh.positions[t[0]] + mesh.positions[t[1]] + mesh.positions[t[2]]) * (1 / 3.0f);
        if (const float away = length(middle - point); away < nearest) {
            nearest = away;
            uv = (mesh.uvs[t[0]] + mesh.uvs[t[1]] + mesh.uvs[t[2]]) * (1 / 3.0f);
        }
    }
    return texel(model, uv);
}

inline double difference(cv::Vec3b a, cv::Vec3b b)
{
    return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
}

inline std::vector<PlacedView> sixColours()
{
    return {plain(View::Front, kRed),   plain(View::Left, kGreen), plain(View::Right, kBlue),
            plain(View::Back, kYellow), plain(View::Top, kWhite),  plain(View::Bottom, kBlack)};
}

/// Per texel the part of the mesh, connected by its vertices, that covers it; -1: none, -2: more than one triangle.
inline cv::Mat1i whoCovers(const TexturedMesh &mesh, int size)
{
    std::vector<int> part(mesh.positions.size());
    for (size_t i = 0; i < part.size(); ++i)
        part[i] = int(i);
    const auto root = [&](int i) {
        while (part[size_t(i)] != i)
            i = part[size_t(i)] = part[size_t(part[size_t(i)])];
        return i;
    };
    for (const Triangle &t : mesh.triangles)
        for (const std::uint32_t v : t)
            part[size_t(root(int(v)))] = root(int(t[0]));
    cv::Mat1i covers(size, size, -1);
    for (const Triangle &t : mesh.triangles) {
        Vec2f p[3];
        for (int k = 0; k < 3; ++k)
            p[k] = mesh.uvs[t[k]] * float(size);
        const auto cross = [](Vec2f a, Vec2f b, Vec2f c) {
            return double(b.x - a.x) * double(c.y - a.y) - double(b.y - a.y) * double(c.x - a.x);
        };
        const double area = cross(p[0], p[1], p[2]);
        // A texel counts where its centre lies well inside, so that rounding at shared edges doesn't.
        for (int y = int(std::min({p[0].y, p[1].y, p[2].y}));
             y <= std::min(size - 1, int(std::max({p[0].y, p[1].y, p[2].y}))); ++y)
            for (int x = int(std::min({p[0].x, p[1].x, p[2].x}));
                 x <= std::min(size - 1, int(std::max({p[0].x, p[1].x, p[2].x}))); ++x) {
                const Vec2f c{float(x) + 0.5f, float(y) + 0.5f};
                if (std::abs(area) > 1e-4 && cross(p[0], p[1], c) / area > 0.02 && cross(p[1], p[2], c) / area > 0.02 &&
                    cross(p[2], p[0], c) / area > 0.02)
                    covers(y, x) = covers(y, x) == -1 ? root(int(t[0])) : -2;
            }
    }
    return covers;
}

} // namespace turnaround::blockout::solids

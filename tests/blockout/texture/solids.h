// Closed, manifold test shapes in world units, and flat pictures of them.
#pragma once

#include "blockout/mesh/triangle_mesh.h"
#include "blockout/placement/placed_view.h"

#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>

namespace turnaround::blockout::solids {

/// The six sides of the cube [-0.5, 0.5]^3, each cut into n x n squares, moved by `bend`.
inline TriangleMesh cube(
    int n, const std::function<Vec3f(Vec3f)> &bend = [](Vec3f p) { return p; })
{
    TriangleMesh mesh;
    std::map<std::array<int, 3>, std::uint32_t> numbers;
    const auto vertex = [&](std::array<int, 3> at) {
        const auto [entry, isNew] = numbers.emplace(at, std::uint32_t(mesh.positions.size()));
        if (isNew)
            mesh.positions.push_back(
                bend({float(at[0]) / float(n) - 0.5f, float(at[1]) / float(n) - 0.5f, float(at[2]) / float(n) - 0.5f}));
        return entry->second;
    };
    for (int axis = 0; axis < 3; ++axis)
        for (const bool high : {false, true})
            for (int i = 0; i < n; ++i)
                for (int j = 0; j < n; ++j) {
                    const auto corner = [&](int a, int b) {
                        std::array<int, 3> at{};
                        at[axis] = high ? n : 0;
                        at[(axis + 1) % 3] = a;
                        at[(axis + 2) % 3] = b;
                        return vertex(at);
                    };
                    const std::uint32_t a = corner(i, j), b = corner(i + 1, j), c = corner(i + 1, j + 1),
                                        d = corner(i, j + 1);
                    mesh.triangles.push_back(high ? Triangle{a, b, c} : Triangle{a, c, b});
                    mesh.triangles.push_back(high ? Triangle{a, c, d} : Triangle{a, d, c});
                }
    return mesh;
}

inline TriangleMesh ball(int n)
{
    return cube(n, [](Vec3f p) { return normalized(p) * 0.5f; });
}

/// A wire wound around the Y axis: from above it covers itself in each turn.
inline TriangleMesh spring(int turns, int segments, int sides)
{
    TriangleMesh mesh;
    for (int i = 0; i <= segments; ++i) {
        const float t = float(i) / float(segments);
        const float angle = 2 * std::numbers::pi_v<float> * float(turns) * t;
        const Vec3f out{std::cos(angle), 0, std::sin(angle)};
        for (int k = 0; k < sides; ++k) {
            const float around = 2 * std::numbers::pi_v<float> * float(k) / float(sides);
            const Vec3f centre = out * 0.4f + Vec3f{0, 0.8f * t - 0.4f, 0};
            mesh.positions.push_back(centre + out * (0.05f * std::cos(around)) + Vec3f{0, 0.05f * std::sin(around), 0});
        }
    }
    const auto at = [&](int i, int k) { return std::uint32_t(i * sides + k % sides); };
    for (int i = 0; i < segments; ++i)
        for (int k = 0; k < sides; ++k) {
            mesh.triangles.push_back({at(i, k), at(i, k + 1), at(i + 1, k + 1)});
            mesh.triangles.push_back({at(i, k), at(i + 1, k + 1), at(i + 1, k)});
        }
    for (int k = 1; k + 1 < sides; ++k) {
        mesh.triangles.push_back({at(0, 0), at(0, k + 1), at(0, k)});
        mesh.triangles.push_back({at(segments, 0), at(segments, k), at(segments, k + 1)});
    }
    return mesh;
}

using Paint = std::function<cv::Vec3b(int x, int y)>; ///< pixels of a 300 x 300 picture, the subject in 30..270

/// A square or round subject of 240 pixels in a picture of 300.
inline PlacedView picture(View view, const Paint &paint, bool round = false)
{
    auto cutout = std::make_shared<imaging::Cutout>();
    cutout->colour = cv::Mat3b(300, 300, cv::Vec3b(0, 0, 0));
    cutout->coverage = cv::Mat1f::zeros(300, 300);
    for (int y = 30; y < 270; ++y)
        for (int x = 30; x < 270; ++x)
            if (!round || std::hypot(x + 0.5 - 150, y + 0.5 - 150) < 120) {
                cutout->colour(y, x) = paint(x, y);
                cutout->coverage(y, x) = 1;
            }
    return {{view, 240, {150, 150}, 0}, std::move(cutout)};
}

inline PlacedView plain(View view, cv::Vec3b colour, bool round = false)
{
    return picture(
        view, [colour](int, int) { return colour; }, round);
}

} // namespace turnaround::blockout::solids

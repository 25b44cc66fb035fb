#include "viewer/outer_points.h"

#include "viewer/part_vertices.h"

#include <array>
#include <cmath>
#include <limits>

namespace turnaround::viewer {

namespace {

constexpr int kDirections = 64;
constexpr std::size_t kPerLook = 50'000;

/// Spread evenly over the sphere along Fibonacci's spiral.
std::array<Vec3f, kDirections> directions()
{
    std::array<Vec3f, kDirections> out;
    const float goldenAngle = 2.39996323f;
    for (int i = 0; i < kDirections; ++i) {
        const float y = 1 - (2 * i + 1.0f) / kDirections;
        const float ring = std::sqrt(1 - y * y);
        out[i] = {ring * std::cos(i * goldenAngle), y, ring * std::sin(i * goldenAngle)};
    }
    return out;
}

} // namespace

std::vector<Vec3f> outerPoints(const std::vector<PreparedPart> &parts, const CancelToken &cancel)
{
    const std::array<Vec3f, kDirections> towards = directions();
    std::array<float, kDirections> reach;
    reach.fill(-std::numeric_limits<float>::infinity());
    std::array<Vec3f, kDirections> farthest{};
    for (const PreparedPart &part : parts) {
        const PartVertices vertices(part);
        for (std::size_t i = 0; i < vertices.vertexCount(); ++i) {
            if (i % kPerLook == 0 && cancel.requested())
                return {};
            const Vec3f p = vertices.position(i);
            for (int d = 0; d < kDirections; ++d) {
                const float along = dot(p, towards[d]);
                if (along > reach[d]) {
                    reach[d] = along;
                    farthest[d] = p;
                }
            }
        }
    }
    return {farthest.begin(), farthest.end()};
}

} // namespace turnaround::viewer

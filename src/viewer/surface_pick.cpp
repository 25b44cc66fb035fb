#include "viewer/surface_pick.h"

#include "viewer/part_vertices.h"

#include <limits>

namespace turnaround::viewer {

namespace {

constexpr std::size_t kPerLook = 200'000;

/// Möller and Trumbore 1997; infinity where the ray passes by.
float distanceTo(Vec3f a, Vec3f b, Vec3f c, Vec3f origin, Vec3f direction)
{
    constexpr float kNone = std::numeric_limits<float>::infinity();
    const Vec3f ab = b - a, ac = c - a;
    const Vec3f p = cross(direction, ac);
    const float determinant = dot(ab, p);
    if (std::abs(determinant) < 1e-12f)
        return kNone;
    const Vec3f s = origin - a;
    const float u = dot(s, p) / determinant;
    if (u < 0 || u > 1)
        return kNone;
    const Vec3f q = cross(s, ab);
    const float v = dot(direction, q) / determinant;
    if (v < 0 || u + v > 1)
        return kNone;
    const float t = dot(ac, q) / determinant;
    return t > 0 ? t : kNone;
}

} // namespace

std::optional<float> pickSurface(const PreparedScene &scene, const OrbitCamera::Ray &ray, const CancelToken &cancel)
{
    const Vec3f origin{ray.origin.x(), ray.origin.y(), ray.origin.z()};
    const Vec3f direction{ray.direction.x(), ray.direction.y(), ray.direction.z()};
    float nearest = std::numeric_limits<float>::infinity();
    for (const PreparedPart &part : scene.parts) {
        const PartVertices vertices(part);
        for (std::size_t i = 0; i < vertices.triangleCount(); ++i) {
            if (i % kPerLook == 0 && cancel.requested())
                return std::nullopt;
            const auto at = [&](int corner) { return vertices.position(vertices.corner(i, corner)); };
            nearest = std::min(nearest, distanceTo(at(0), at(1), at(2), origin, direction));
        }
    }
    if (nearest == std::numeric_limits<float>::infinity())
        return std::nullopt;
    return nearest;
}

} // namespace turnaround::viewer

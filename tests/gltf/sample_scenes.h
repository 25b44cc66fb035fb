// Scenes for tests of writing and measuring.
#pragma once

#include "gltf/scene.h"

#include <cmath>
#include <numbers>

namespace turnaround::gltf::test {

/// A closed cube from -0.5 to 0.5, 8 corners, 12 triangles that face outwards.
inline Primitive cube()
{
    Primitive cube;
    for (int corner = 0; corner < 8; ++corner)
        cube.positions.push_back({corner & 1 ? 0.5f : -0.5f, corner & 2 ? 0.5f : -0.5f, corner & 4 ? 0.5f : -0.5f});
    cube.indices = {0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4,
                    2, 6, 7, 2, 7, 3, 0, 4, 6, 0, 6, 2, 1, 3, 7, 1, 7, 5};
    return cube;
}

/// A closed unit sphere of 2 * rings * around triangles less the poles', with normals and UVs, and
/// so with a seam where the UVs meet.
inline Primitive sphere(int rings, int around)
{
    Primitive sphere;
    for (int ring = 0; ring <= rings; ++ring) {
        for (int step = 0; step <= around; ++step) {
            // The seam's two columns, and each pole's row, lie at exactly the same positions.
            const double polar = std::numbers::pi * ring / rings;
            const double turn = 2 * std::numbers::pi * (step % around) / around;
            const double radius = ring == 0 || ring == rings ? 0 : std::sin(polar);
            const Vec3f p{float(radius * std::cos(turn)), float(std::cos(polar)), float(radius * std::sin(turn))};
            sphere.positions.push_back(p);
            sphere.normals.push_back(p);
            sphere.uv0.push_back({float(step) / float(around), float(ring) / float(rings)});
        }
    }
    const auto at = [around](int ring, int step) { return std::uint32_t(ring * (around + 1) + step); };
    for (int ring = 0; ring < rings; ++ring) {
        for (int step = 0; step < around; ++step) {
            if (ring > 0)
                sphere.indices.insert(sphere.indices.end(),
                                      {at(ring, step), at(ring, step + 1), at(ring + 1, step + 1)});
            if (ring + 1 < rings)
                sphere.indices.insert(sphere.indices.end(),
                                      {at(ring, step), at(ring + 1, step + 1), at(ring + 1, step)});
        }
    }
    return sphere;
}

inline Mat4 translation(float x, float y, float z)
{
    return {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1};
}

inline Mat4 scaling(float x, float y, float z)
{
    return {x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1};
}

inline Scene sceneOf(Primitive primitive,
                     std::vector<Mat4> places = {Mat4{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}})
{
    Scene scene;
    scene.meshes.push_back({"shape", {std::move(primitive)}});
    for (const Mat4 &place : places)
        scene.instances.push_back({"", 0, place});
    return scene;
}

} // namespace turnaround::gltf::test

// Triangles that share vertices. Any thread (values).
#pragma once

#include "core/vec.h"

#include <array>
#include <cstdint>
#include <vector>

namespace turnaround::blockout {

using Triangle = std::array<std::uint32_t, 3>; ///< counter-clockwise seen from outside

/// The engine's surface between its stages. "Closed and manifold" means: each edge has exactly two
/// triangles that run along it in opposite directions, each vertex has one fan, no two vertices share
/// a position, no triangle names a vertex twice.
struct TriangleMesh {
    std::vector<Vec3f> positions; ///< world units (placement/placed_view.h)
    std::vector<Triangle> triangles;
};

/// A surface with its own picture. A corner's UV is that of its vertex: vertices are doubled along
/// chart borders, with exactly equal positions.
struct TexturedMesh {
    std::vector<Vec3f> positions;
    std::vector<Vec3f> normals;
    std::vector<Vec2f> uvs; ///< 0..1, v downwards as in glTF
    std::vector<Triangle> triangles;
};

} // namespace turnaround::blockout

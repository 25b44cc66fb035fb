// What the texture's steps need to know about a mesh beside its triangles: who is whose neighbour, and
// which way each part faces. Any thread (values).
#pragma once

#include "blockout/mesh/triangle_mesh.h"
#include "core/cancel.h"

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace turnaround::blockout {

inline constexpr std::uint32_t kNoTriangle = std::numeric_limits<std::uint32_t>::max();

/// Refers to `mesh`, which must outlive it.
struct Surface {
    const TriangleMesh *mesh = nullptr;
    std::vector<std::array<std::uint32_t, 3>> neighbours; ///< [t][k]: beyond the edge from corner k to k + 1
    std::vector<std::uint32_t> cornerBegin; ///< [v]: first of v's entries in `corners`; one more at the end
    std::vector<std::uint32_t> corners; ///< 3 * triangle + corner
    std::vector<Vec3f> faceNormals; ///< unit; zero for a triangle without area
    std::vector<float> areas; ///< world units squared
    std::vector<Vec3f> normals; ///< of vertices, unit
    std::vector<Vec3f> broadNormals; ///< of vertices, unit: `normals` without the finest relief
    double area = 0; ///< sum of `areas`
};

/// An empty Surface when cancelled.
Surface analyseSurface(const TriangleMesh &mesh, const CancelToken &cancel);

} // namespace turnaround::blockout

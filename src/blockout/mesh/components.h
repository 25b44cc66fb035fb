// The closed pieces of a mesh: which are solids, which are dirt, which are hidden inside. Any thread.
#pragma once

#include "blockout/mesh/triangle_mesh.h"

#include <cstddef>

namespace turnaround::blockout {

/// Triangles that hang together by their vertices.
struct Component {
    size_t triangles = 0;
    double area = 0; ///< world units squared
    double volume = 0; ///< world units cubed; negative: the wall of a hollow, facing inwards
    Vec3f low, high; ///< its box
};

struct Components {
    std::vector<Component> components; ///< in the order of their first triangles
    std::vector<std::uint32_t> ofTriangle; ///< for each triangle the number of its component
};

Components findComponents(const TriangleMesh &mesh);

struct SolidLimits {
    /// Pieces with less than this share of the whole area are crumbs and go, except the largest piece.
    double crumbAreaShare = 1e-5;
};

struct Solids {
    TriangleMesh mesh;
    size_t pieces = 0; ///< kept
    size_t crumbs = 0; ///< removed as too small
    size_t hidden = 0; ///< removed: walls of enclosed hollows, and what floats in these
};

/// The outer surfaces of the solids in a closed mesh. Vertices and triangles keep their order.
Solids keepSolids(TriangleMesh mesh, const SolidLimits &limits);

} // namespace turnaround::blockout

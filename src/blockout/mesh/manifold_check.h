// Is a mesh closed and manifold, as triangle_mesh.h defines it? Any thread.
#pragma once

#include "blockout/mesh/triangle_mesh.h"

#include <cstddef>
#include <string>

namespace turnaround::blockout {

struct ManifoldReport {
    size_t openEdges = 0; ///< edges of one triangle
    size_t nonManifoldEdges = 0; ///< edges of more than two triangles
    size_t badlyOrientedEdges = 0; ///< edges of two triangles that run along them in the same direction
    size_t nonManifoldVertices = 0; ///< vertices whose triangles are more than one fan
    size_t unusedVertices = 0;
    size_t duplicatePositions = 0; ///< vertices at the exact place of another
    size_t degenerateTriangles = 0; ///< a vertex named twice or out of range, or no area in double precision

    bool clean() const;
    std::string text() const; ///< "0 open edges, 2 non-manifold edges …", for tests and logs
};

/// About one second per million triangles: for tests and debug builds.
ManifoldReport checkManifold(const TriangleMesh &mesh);

} // namespace turnaround::blockout

// A closed mesh with the number of triangles that was asked for.
#pragma once

#include "blockout/mesh/triangle_mesh.h"
#include "core/cancel.h"
#include "core/result.h"

namespace turnaround::blockout {

/// `mesh` must be closed and manifold (triangle_mesh.h), and so is the result; the same result for the
/// same mesh. Fewer triangles: edge collapses by quadric error, so creases and thin parts stay and flat
/// parts go first. More: the longest edges are halved, which leaves the shape as it is. An empty mesh
/// stays empty. The count is exact but for one triangle where the mesh allows: each closed piece keeps
/// at least 4, each handle some more. Uses two threads.
/// Errors: Cancelled; BadUsage where `mesh` is not closed and manifold.
Result<TriangleMesh> simplify(TriangleMesh mesh, int targetTriangles, const CancelToken &cancel);

} // namespace turnaround::blockout

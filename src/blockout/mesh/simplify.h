// A closed mesh with the number of triangles that was asked for.
#pragma once

#include "blockout/mesh/triangle_mesh.h"
#include "core/cancel.h"
#include "core/result.h"

namespace turnaround::blockout {

/// `mesh` must be closed and manifold (triangle_mesh.h), and so is the result; the same result for the
/// same mesh. The count is met to one triangle.
/// Fewer triangles: edge collapses by quadric error, so creases and thin parts stay and flat parts go
/// first; no collapse turns a triangle over. Where the error grows so large that the whole shape would
/// suffer, thin handles are cut and pieces of four triangles dropped: a bicycle in 3,000 triangles loses
/// spokes. Should even that find nothing more to remove, the count stays above.
/// More: the longest edges are halved, which leaves the shape as it is.
/// An empty mesh stays empty. Uses two threads; looks at `cancel` at least every 30 ms.
/// Errors: Cancelled; BadUsage where `mesh` is not closed and manifold.
Result<TriangleMesh> simplify(TriangleMesh mesh, int targetTriangles, const CancelToken &cancel);

} // namespace turnaround::blockout

// More triangles for a surface that has too few, without a change of its shape.
#pragma once

#include "blockout/mesh/corner_mesh.h"
#include "core/cancel.h"

namespace turnaround::blockout {

/// Halves the longest edges, two triangles more each, until `mesh` has `target` (or one less). All
/// triangles must be alive. On cancel it stops early, with a sound mesh.
void splitLongestEdges(CornerMesh &mesh, size_t target, const CancelToken &cancel);

} // namespace turnaround::blockout

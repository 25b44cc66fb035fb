// The surface of a solid given by a scalar field, as a mesh. Uses two threads; the sampler is
// called from both at once.
#pragma once

#include "blockout/mesh/triangle_mesh.h"
#include "core/cancel.h"
#include "core/result.h"

#include <functional>

namespace turnaround::blockout {

/// Cells along each axis, 1 to 1024; samples stand at the cells' corners, corner (i, j, k) at
/// origin + step * (i, j, k).
struct Grid {
    int nx = 0, ny = 0, nz = 0;
    Vec3f origin; ///< world units
    float step = 0; ///< world units, > 0
};

inline constexpr int kBlockCells = 8; ///< a block's cells along each axis
inline constexpr int kBlockCorners = kBlockCells + 1; ///< samples along each axis; neighbours share one layer
inline constexpr int kBlockSamples = kBlockCorners * kBlockCorners * kBlockCorners;

/// Fills `values` (kBlockSamples of them, x fastest, then y, then z) with the field at the corners
/// (8 bx + i, 8 by + j, 8 bz + k), or returns false where the whole block has one sign. Inside is < 0;
/// zero and NaN are outside. Deterministic: a corner that blocks share has one value, and a block with
/// a sign change in its samples never returns false. The last blocks may reach past the grid.
using SampleBlock = std::function<bool(int bx, int by, int bz, float *values)>;

/// Marching cubes over the blocks that hold surface: closed and manifold (triangle_mesh.h), the same
/// mesh for the same field whatever the threads do. The grid's border counts as outside. Crossings
/// keep 2 % of a step away from grid corners, so that no two vertices meet. Empty for an empty field.
/// Errors: Cancelled; BadUsage for a grid outside the limits or a sampler that breaks its promise.
Result<TriangleMesh> isosurface(const Grid &grid, const SampleBlock &sampleBlock, const CancelToken &cancel);

} // namespace turnaround::blockout

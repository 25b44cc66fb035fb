// The points at which the shape is sampled. Any thread (values).
#pragma once

#include "blockout/mesh/isosurface.h"
#include "core/vec.h"

#include <array>

namespace turnaround::blockout {

/// Corners of cubic cells, world units. A whole number of blocks along each axis, and room around
/// the subject, so that the border is outside.
struct Lattice {
    std::array<int, 3> blocks{}; ///< along x, y, z
    Vec3f origin; ///< corner (0, 0, 0)
    float step = 1;

    int corners(int axis) const { return blocks[axis] * kBlockCells + 1; }
    Vec3f corner(int x, int y, int z) const
    {
        return origin + Vec3f{static_cast<float>(x), static_cast<float>(y), static_cast<float>(z)} * step;
    }

    Grid grid() const
    {
        return {blocks[0] * kBlockCells, blocks[1] * kBlockCells, blocks[2] * kBlockCells, origin, step};
    }

    /// `extents`: the subject's box, centred; `voxels` along a side of length 1.
    static Lattice around(Vec3f extents, int voxels);
};

} // namespace turnaround::blockout

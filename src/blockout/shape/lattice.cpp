#include "blockout/shape/lattice.h"

#include <cmath>

namespace turnaround::blockout {

Lattice Lattice::around(Vec3f extents, int voxels)
{
    constexpr int kRoom = 3; // cells on each side
    Lattice lattice;
    lattice.step = 1.0f / static_cast<float>(voxels);
    for (int axis = 0; axis < 3; ++axis) {
        const int cells = static_cast<int>(std::ceil(extents[axis] / lattice.step)) + 2 * kRoom;
        lattice.blocks[axis] = (cells + kBlockCells - 1) / kBlockCells;
        lattice.origin[axis] = -0.5f * static_cast<float>(lattice.blocks[axis] * kBlockCells) * lattice.step;
    }
    return lattice;
}

} // namespace turnaround::blockout

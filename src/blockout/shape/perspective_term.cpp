#include "blockout/shape/perspective_term.h"

#include <algorithm>
#include <cmath>

namespace turnaround::blockout {

float PerspectiveTerm::distance(Vec3f p) const
{
    const Camera &camera = m_view.camera;
    const Vec2f px = camera.pixel(p);
    const float perUnit = camera.pixelsPerUnit * camera.distance / (camera.distance - camera.depth(p));
    return m_view.outline->distanceAt(px.x, px.y) / perUnit;
}

Range PerspectiveTerm::range(const std::array<int, 3> &block) const
{
    const Vec3f low = m_lattice.corner(block[0] * kBlockCells, block[1] * kBlockCells, block[2] * kBlockCells);
    const float half = 0.5f * kBlockCells * m_lattice.step;
    const float middle = distance(low + Vec3f{half, half, half});
    // Distances change by no more than the way gone; perspective stretches that a little.
    const float reach = 1.25f * std::sqrt(3.0f) * half;
    return {middle - reach, middle + reach};
}

float PerspectiveTerm::at(const std::array<int, 3> &corner) const
{
    return distance(m_lattice.corner(corner[0], corner[1], corner[2]));
}

void PerspectiveTerm::raise(const std::array<int, 3> &block, BlockValues values) const
{
    float *out = values;
    for (int z = 0; z < kBlockCorners; ++z) {
        for (int y = 0; y < kBlockCorners; ++y) {
            for (int x = 0; x < kBlockCorners; ++x, ++out) {
                const Vec3f p = m_lattice.corner(block[0] * kBlockCells + x, block[1] * kBlockCells + y,
                                                 block[2] * kBlockCells + z);
                *out = std::max(*out, distance(p));
            }
        }
    }
}

} // namespace turnaround::blockout

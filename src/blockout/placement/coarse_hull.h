// A small voxel hull for asking "do these outlines fit together?" many times a second.
// Each question owns its answer; a CoarseGrid is shared read-only. Any thread.
#pragma once

#include "blockout/placement/outline.h"
#include "blockout/placement/placed_view.h"

#include <cstdint>
#include <span>
#include <vector>

namespace turnaround::blockout {

/// Voxel centres that fill the subject's box, with room around it.
class CoarseGrid
{
public:
    /// `extents` in world units, centred at the origin; `voxels` along the longest side.
    CoarseGrid(Vec3f extents, int voxels);

    int count() const { return m_size[0] * m_size[1] * m_size[2]; }
    float step() const { return m_step; }
    int size(int axis) const { return m_size[axis]; }
    Vec3f centre(int index) const;

private:
    std::array<int, 3> m_size;
    Vec3f m_origin;
    float m_step;
};

/// One bit a voxel of a CoarseGrid.
using Bits = std::vector<std::uint64_t>;

/// The voxels that one view allows, thickened by `margin` world units so that nothing thinner than
/// a voxel is lost.
Bits allowedBy(const CoarseGrid &grid, const Camera &camera, const Outline &outline, float margin);

/// Takes from `bits` what the view does not allow.
void keepAllowed(const CoarseGrid &grid, const Camera &camera, const Outline &outline, float margin, Bits &bits);

/// What is in all of them. `bits` must not be empty.
Bits intersection(std::span<const Bits *const> bits);

/// The voxels that all views allow, thickened as coverageOf expects. Cameras and outlines run in parallel.
Bits hullOf(const CoarseGrid &grid, std::span<const Camera> cameras, std::span<const Outline *const> outlines);

/// The voxels that lie within `depth` voxels of the outside along an axis. Every line of sight that
/// meets the whole meets its shell.
Bits shellOf(const CoarseGrid &grid, const Bits &voxels, int depth);

/// How near to an outline's point a voxel must come to cover it.
enum class Tolerance {
    Exact, ///< for finding the best of several placements
    Loose, ///< one voxel more: for judging whether views agree
};

/// The share of an outline's area, 0..1, that the voxels cover when seen by its camera.
double coverageOf(const CoarseGrid &grid, const Bits &voxels, const Camera &camera, const Outline &outline,
                  Tolerance tolerance = Tolerance::Loose);

/// The thickening that coverageOf expects of allowedBy.
float hullMargin(const CoarseGrid &grid);

} // namespace turnaround::blockout

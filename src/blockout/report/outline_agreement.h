// How well the outlines of an arrangement fit together as one solid. Any thread (pure).
#pragma once

#include "blockout/placement/coarse_hull.h"
#include "blockout/placement/placed_view.h"
#include "blockout/report/picture_set.h"

#include <vector>

namespace turnaround::blockout
{

/// An arrangement with its cameras, and how much of the outlines it leaves unexplained.
struct OutlineFit {
    std::vector<int> places; ///< the filled ones; all lists below run parallel
    std::vector<Camera> cameras;
    std::vector<double> coverage; ///< 0..1: the share of the outline that the hull of all fills, tolerantly
    std::vector<double> scaleAgainstOthers; ///< as Framing
    Vec3f boxExtents; ///< of the grid that `hull` was made on
    Bits hull;
    double gap = 0; ///< 0..1: mean share by which opposite outlines differ beyond the tolerance
    bool sharedFraming = false; ///< one scale for all pictures, but at most one
    float fieldOfViewDegrees = 0;
};

struct OutlineFitSettings {
    int voxels = 56; ///< along the subject's longest side
    float fieldOfViewDegrees = 0; ///< 0: orthographic
};

OutlineFit fitOutlines(const PictureSet &pictures, const Arrangement &arrangement, const OutlineFitSettings &settings);

} // namespace turnaround::blockout

// Where all cameras of a set stand: one scale and place for each view, one field of view for all.
// Any thread (pure).
#pragma once

#include "blockout/placement/framing.h"
#include "blockout/placement/placed_view.h"
#include "core/cancel.h"

#include <span>
#include <vector>

namespace turnaround::blockout {

struct Placement {
    std::vector<Camera> cameras; ///< in the order of the views given, in picture pixels
    Vec3f extents; ///< of the subject's box in world units; longest side 1
    bool depthKnown = true; ///< false: no view shows one of the sides; it is a guess
    bool sharedFraming = false;
    float fieldOfViewDegrees = 0; ///< 0: orthographic
    std::vector<double> scaleAgainstOthers; ///< as Framing
    std::vector<double> coverage; ///< one a view, 0..1: how much of its outline the hull of all can fill
    double meanCoverage = 1;
};

struct PlacementSearch {
    int voxels = 64; ///< of the coarse hull
    bool findFieldOfView = true; ///< else orthographic
    float fieldOfViewDegrees = -1; ///< 0 or more: known
};

/// `views`: at least one, each view at most once. A cancelled search returns early with what it has.
Placement place(std::span<const OutlinedView> views, const PlacementSearch &search, const CancelToken &cancel);

} // namespace turnaround::blockout

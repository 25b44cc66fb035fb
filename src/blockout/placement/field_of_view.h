// How strong the perspective of a set is, from the outlines alone. Any thread (pure).
#pragma once

#include "blockout/placement/framing.h"
#include "blockout/placement/placed_view.h"
#include "core/cancel.h"

#include <span>
#include <vector>

namespace turnaround::blockout {

/// Cameras that share one distance and one field of view (vertical, degrees) and look at one point
/// through the middle of their pictures. World units: half the picture's height is 1 at the point.
std::vector<Camera> perspectiveCameras(std::span<const OutlinedView> views, double fieldOfViewDegrees);

struct FieldOfView {
    double degrees = 0;
    double coverage = 0; ///< mean over the views at that angle
    double orthographicCoverage = 0; ///< the same at 0 degrees
};

/// Tries angles between 0 and 40 degrees and takes the middle of those that fit best. Needs views
/// from at least three distinct directions to mean anything: with fewer it returns 0 degrees.
FieldOfView findFieldOfView(std::span<const OutlinedView> views, int voxels, const CancelToken &cancel);

} // namespace turnaround::blockout

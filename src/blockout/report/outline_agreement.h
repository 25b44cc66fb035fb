// How well the outlines of an arrangement fit together as one solid. Any thread (pure).
#pragma once

#include "blockout/placement/placed_view.h"
#include "blockout/report/picture_set.h"

#include <vector>

namespace turnaround::blockout {

/// An arrangement with its cameras, and how much of the outlines it leaves unexplained.
struct OutlineFit {
    std::vector<int> places; ///< the filled ones; all lists below run parallel
    std::vector<Camera> cameras;
    std::vector<double> coverage; ///< 0..1: the share of the outline that the hull of all fills, tolerantly
    std::vector<double> scaleAgainstOthers; ///< as Framing
    Vec3f extents; ///< of a box around the subject, world units
    double gap = 0; ///< 0..1: mean share by which opposite outlines differ beyond the tolerance
    bool sharedFraming = false; ///< one scale for all pictures, but at most one
    float fieldOfViewDegrees = 0; ///< 0: orthographic
    std::vector<Vec3f> surface; ///< points of the hull; only if asked for
    float surfaceStep = 0; ///< between them, world units
};

/// `fieldOfViewDegrees`: 0 for orthographic views, else all pictures share one frame.
OutlineFit fitOutlines(const PictureSet &pictures, const Arrangement &arrangement, float fieldOfViewDegrees,
                       bool withSurface = false);

} // namespace turnaround::blockout

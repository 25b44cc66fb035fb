// The outline of one view: where the subject ends in its picture. Any thread (values).
#pragma once

#include "imaging/cutout.h"

#include <opencv2/core.hpp>

namespace turnaround::blockout {

/// A box in pixels, at sub-pixel precision: the subject covers [x0, x1] x [y0, y1].
struct PixelBox {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    double width() const { return x1 - x0; }
    double height() const { return y1 - y0; }
    double centreX() const { return (x0 + x1) / 2; }
    double centreY() const { return (y0 + y1) / 2; }
};

/// All lengths are in pixels of the *picture*, whatever the resolution of `distance`.
struct Outline {
    int width = 0; ///< of the picture
    int height = 0;
    float pixelsPerCell = 1; ///< picture pixels per element of `distance`
    cv::Mat1f distance; ///< to the nearest outline, negative inside; element (x, y) is at its centre
    PixelBox box;

    /// Bilinear; outside the picture the distance grows as if the border were repeated.
    float distanceAt(float x, float y) const;
};

/// `cutout` must hold some subject. `maxSide` bounds the resolution of the distance map.
Outline traceOutline(const imaging::Cutout &cutout, int maxSide);

/// The same outline with a coarser distance map, for searches.
Outline coarser(const Outline &outline, int maxSide);

/// The outline as its picture would give it flipped left to right.
Outline mirrored(const Outline &outline);

/// The outline of the picture turned clockwise by quarterTurns * 90 degrees.
Outline turned(const Outline &outline, int quarterTurns);

} // namespace turnaround::blockout

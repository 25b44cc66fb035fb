// A picture and its subject's outline: what the engine works on. Any thread (values).
#pragma once

#include <opencv2/core.hpp>

#include <string>
#include <vector>

namespace turnaround::imaging {

/// Both matrices have one size. Pixel (x, y) covers [x, x+1) x [y, y+1), y downwards.
struct Cutout {
    cv::Mat3b colour; ///< sRGB in the order R, G, B; the subject's own colour, free of background, at its edge too
    cv::Mat1f coverage; ///< 0 outside the subject, 1 inside, between at the edge: the share covered
    bool lossy = false; ///< from a lossy file: the edge is less certain
};

} // namespace turnaround::imaging

// One outline, row by row, as the rounding needs it: where each part's middle is, how thick the
// part is, how far a point lies from its part's edge. Read-only once built; any thread.
#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace turnaround::blockout {

/// Made from a small table of signed distances: rows along the axis that two views share, columns
/// along the axis that this view alone shows. Lengths are in table steps. Rows and columns outside
/// the outline repeat what is nearest, so that smoothing does not eat the ends.
struct OutlineProfile {
    cv::Mat1f across; ///< place in the row's run: 0 in its middle, 1 at its ends, more outside
    cv::Mat1f halfRun; ///< half the length of that run
    cv::Mat1f thickness; ///< of the part here against the thickest part of the row, 0..1
    cv::Mat1f height; ///< of the part's bulge here against the highest of the row, 0..1
    std::vector<float> spine; ///< a row: the column where the bulge is highest
    std::vector<float> halfDepth; ///< a row: half the thickness of its thickest part
    std::vector<float> spanMiddle; ///< a row: the middle between its first and last point inside
    std::vector<float> spanHalf; ///< a row: half the way between them
    double straightness = 0; ///< share of the outline that runs along the axes, 0..1

    explicit OutlineProfile(const cv::Mat1f &distance);
};

/// Half the height of the bulge over each point of an outline, as if it were blown up; 0 outside.
cv::Mat1f bulge(const cv::Mat1b &inside);

} // namespace turnaround::blockout

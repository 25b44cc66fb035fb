// The subject's own colour at its edge and beyond. Any thread (pure).
#pragma once

#include <opencv2/core.hpp>

namespace turnaround::imaging {

/// `picture` with the background taken out of the pixels that `coverage` calls partly covered, and
/// the subject's colours drawn out over everything that it calls uncovered, so that no sampling
/// near the outline meets the background. `background` may be empty: then a partly covered pixel
/// holds the subject's colour already (straight alpha), as far as its neighbours bear that out.
cv::Mat3b subjectColour(const cv::Mat3b &picture, const cv::Mat1f &coverage, const cv::Mat3f &background);

} // namespace turnaround::imaging

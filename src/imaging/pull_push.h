// Gaps in a picture, filled smoothly from what surrounds them. Any thread (pure).
#pragma once

#include <opencv2/core.hpp>

namespace turnaround::imaging {

/// Where `weight` is 0 the values are replaced by ever coarser averages of their surroundings, where
/// it is 1 they stay, between they are mixed. Both matrices have one size; a weight of 0 everywhere
/// leaves zeros.
void fillGaps(cv::Mat3f &values, const cv::Mat1f &weight);

} // namespace turnaround::imaging

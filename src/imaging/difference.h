// Where a picture differs from its background for certain. Any thread (pure).
#pragma once

#include <opencv2/core.hpp>

namespace turnaround::imaging {

/// The picture less its background, in levels.
cv::Mat3f differenceFrom(const cv::Mat3b &picture, const cv::Mat3f &background);

/// 255 where `difference` is more than the background's own variation and more than the ringing of
/// a strong edge close by. `far`: pixels that are background without doubt, from which the
/// variation is measured. With `quiet` the picture has neither noise nor ringing, and a difference
/// of two levels counts.
cv::Mat1b significant(const cv::Mat3f &difference, const cv::Mat1b &far, bool quiet);

} // namespace turnaround::imaging

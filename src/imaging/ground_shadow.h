// The soft shadow that pictures made by an image model often have under their subject. Any thread (pure).
#pragma once

#include "imaging/background_model.h"

#include <opencv2/core.hpp>

namespace turnaround::imaging {

/// 255 where the lower part of `inside` is a shadow on the background: the background's colour, only
/// darker, without any edge on the way in from outside, and wide for the subject. Empty where there
/// is none, where the background is too dark to tell, or where little of the subject would remain.
cv::Mat1b findGroundShadow(const cv::Mat3b &picture, const BackgroundModel &background, const cv::Mat1b &inside);

} // namespace turnaround::imaging

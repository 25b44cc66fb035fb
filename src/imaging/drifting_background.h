// Backgrounds that no quadratic describes: a studio's spot of light, a sky. Any thread (pure).
#pragma once

#include "imaging/background_model.h"

#include <opencv2/core.hpp>

namespace turnaround::imaging {

/// Follows the background from the picture's border, in steps too small to cross an edge, and where
/// it drifts widely from `model` fits the model anew. A faint subject, into which that way may lead
/// as well, is smaller, or walled in by its edges: then the model stays.
void followDrift(const cv::Mat3b &picture, BackgroundModel &model);

} // namespace turnaround::imaging

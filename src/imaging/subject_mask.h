// Which pixels of an opaque picture are the subject: the coarse answer. Any thread (pure).
#pragma once

#include "imaging/background_model.h"

#include <opencv2/core.hpp>

namespace turnaround::imaging
{

struct SubjectMask {
    cv::Mat1b inside; ///< 255: the subject; a pixel at its edge that the background shines through counts
    cv::Mat3f difference; ///< the picture less its background, in levels
    float threshold = 0; ///< of |difference|, in levels, above which a pixel differs for certain
    double pocketShare = 0; ///< the enclosed pieces of background's area as a share of the subject's
};

SubjectMask findSubject(const cv::Mat3b &picture, BackgroundModel &background);

} // namespace turnaround::imaging

// Which pixels of an opaque picture are the subject: the coarse answer. Any thread (pure).
#pragma once

#include "imaging/background_model.h"

#include <opencv2/core.hpp>

namespace turnaround::imaging {

struct SubjectMask {
    cv::Mat1b inside; ///< 255: the subject; a pixel at its edge that the background shines through counts
    cv::Mat3f difference; ///< the picture less its background, in levels
};

/// Bends `background` to the picture on the way (refineBackground). A lossy file's ringing around
/// strong edges is told from faint parts by how it is spread: it swings about zero.
SubjectMask findSubject(const cv::Mat3b &picture, BackgroundModel &background);

} // namespace turnaround::imaging

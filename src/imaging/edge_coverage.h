// How much of a pixel at the subject's edge the subject covers. Any thread (pure).
#pragma once

#include "imaging/subject_mask.h"

namespace turnaround::imaging {

/// 0..1 for every pixel: at the edge the difference from the background as a share of the subject's
/// own, close by; 1 further in. The edge may be `softness` pixels wide, more than a clean one's 1 or
/// 2: blurred pictures and the skirt of a lossy one.
cv::Mat1f edgeCoverage(const SubjectMask &mask, int softness);

} // namespace turnaround::imaging

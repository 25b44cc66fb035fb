// How much of a pixel at the subject's edge the subject covers. Any thread (pure).
#pragma once

#include "imaging/subject_mask.h"

namespace turnaround::imaging
{

/// 0..1 for every pixel: the difference from the background as a share of the subject's own, close by.
cv::Mat1f edgeCoverage(const SubjectMask &mask);

} // namespace turnaround::imaging

// Dust and crumbs beside the subject. Any thread (pure).
#pragma once

#include <opencv2/core.hpp>

namespace turnaround::imaging {

/// Clears the specks of `coverage`: pieces of less than 1/2000 of the largest one's area, unless they
/// lie close to a larger piece and have at least `crumb` pixels. Separate parts of a subject stay.
/// What is covered by no more than `least` holds nothing together.
void dropSpecks(cv::Mat1f &coverage, int crumb, float least);

} // namespace turnaround::imaging

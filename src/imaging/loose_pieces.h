// Dust and crumbs beside the subject. Any thread (pure).
#pragma once

#include <opencv2/core.hpp>

namespace turnaround::imaging {

/// Clears the specks of `coverage`: pieces of less than 1/2000 of the largest one's area, unless they
/// lie close to a larger piece and are more than a few pixels. Separate parts of a subject stay.
void dropSpecks(cv::Mat1f &coverage);

} // namespace turnaround::imaging

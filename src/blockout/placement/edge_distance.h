// How far pixels near an outline are from it, to a fraction of a pixel: from the shares that the
// outline's own pixels are covered by. Any thread (values).
#pragma once

#include <opencv2/core.hpp>

namespace turnaround::blockout {

/// Replaces `distance` within about three elements of the outline, where it is known better than from
/// whole pixels. `coverage`: 0..1, of the same size; `distance`: in elements, negative inside.
/// Anti-aliased outlines as in Gustavson and Strand, "Anti-aliased Euclidean distance transform", 2011.
void refineNearOutline(const cv::Mat1f &coverage, cv::Mat1f &distance);

/// Takes the ripples of a fraction of an element out of an outline: they stand out on a surface as grooves.
/// Moves it by a quarter of an element at most; thin parts and narrow gaps stay as they are.
void smoothOutline(cv::Mat1f &distance);

} // namespace turnaround::blockout

// What an artist should know about an outline that was found but is not beyond doubt. Any thread (pure).
#pragma once

#include <opencv2/core.hpp>

#include <string>
#include <vector>

namespace turnaround::imaging {

/// Sentences that name the picture: the subject runs over the picture's border; it is hardly to be
/// told from its background along part of its outline (`difference`, in levels; empty: not judged);
/// the background is not plain (`borderShare`: the share of the border that is). Mostly none.
std::vector<std::string> outlineNotes(const std::string &name, const cv::Mat1f &coverage, const cv::Mat3f &difference,
                                      float borderShare);

} // namespace turnaround::imaging

// Where the background goes on: around the subject, through it, and where it only seems to. Any thread (pure).
#pragma once

#include <opencv2/core.hpp>

namespace turnaround::imaging {

/// What counts as the edge of something, and not as shading.
struct Edge {
    float height = 10; ///< levels
    int width = 2; ///< pixels, within which it rises that high
};

/// 255 where the subject is. `differs`: 255 where a pixel differs from the background; `amount`: by how
/// many levels. Background is what reaches the picture's border through passages of at least three
/// pixels, and of the rest each piece that
///   - has a sharp edge nearly all around (shading that passes through the background's colour has none), and
///   - where `paintable` says that the background's colour is one that subjects are painted in too,
///     lies near the outside or other such pieces for its size, or is large: a gap under an arm or
///     between spokes does, the white of an eye on a white background does not.
cv::Mat1b withoutBackground(const cv::Mat1b &differs, const cv::Mat1f &amount, const Edge &edge, bool paintable);

} // namespace turnaround::imaging

// Colours for what no view sees, and for the texels between charts. Any thread (pure).
#pragma once

#include "blockout/texture/surface.h"
#include "core/cancel.h"

#include <QImage>
#include <opencv2/core.hpp>

#include <vector>

namespace turnaround::blockout {

/// Per vertex of the surface: `colours` where `certainty` (0..1) is full, and the surroundings' colours,
/// spread along the surface, where it is not. Nowhere certain: all stay as they are. False: cancelled.
bool spreadOverSurface(const Surface &surface, std::vector<Vec3f> &colours, const std::vector<float> &certainty,
                       const CancelToken &cancel);

/// Gives every texel whose `covered` is 0 a colour: the nearest charts' at their borders, so that filtering
/// and mipmaps see no foreign colour, and their surroundings' mean further out. False: cancelled.
bool fillGutters(QImage &picture, const cv::Mat1b &covered, const CancelToken &cancel);

} // namespace turnaround::blockout

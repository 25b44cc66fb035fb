// Draws the atlas' picture: every texel of a chart gets the colour of its point on the surface. Any thread.
#pragma once

#include "blockout/texture/atlas.h"
#include "blockout/texture/blend.h"
#include "blockout/texture/surface.h"
#include "core/cancel.h"

#include <QImage>
#include <opencv2/core.hpp>

#include <functional>
#include <vector>

namespace turnaround::blockout {

struct Baked {
    QImage picture; ///< RGB888; null when cancelled
    cv::Mat1b covered; ///< 255 where a triangle covers the texel's centre, else 0
};

/// What the surface's vertices say about the colours around them, one entry each.
struct VertexPaint {
    std::vector<Vec3f> hidden; ///< sRGB 0..255: the colour for what no view sees
    std::vector<PainterShares> shares; ///< who paints the detail
};

/// `step` is called with the share
/// done, 0..1, from either thread, not at the same time.
Baked bake(const Surface &surface, const Atlas &atlas, const Blender &blender, const VertexPaint &paint,
           const std::function<void(double)> &step, const CancelToken &cancel);

} // namespace turnaround::blockout

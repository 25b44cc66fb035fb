// The soft shadow of a model on the ground that it stands on, painted once when it is loaded: it costs
// nothing in a frame and needs no particular graphics card. Any thread (pure).
#pragma once

#include "core/cancel.h"
#include "viewer/prepared_scene.h"

#include <QImage>

namespace turnaround::viewer {

inline constexpr float kGroundHalfSide = 2 * kStageRadius; ///< what the picture covers, round the origin

struct GroundShadow {
    QImage picture; ///< RGBA8888, black, alpha: how dark; x grows with +X, the first row lies at +Z
    float height = 0; ///< of the ground: the model's lowest point, in stage units
};

/// Looks at `cancel`; what is cancelled is of no use.
GroundShadow paintGroundShadow(const std::vector<PreparedPart> &parts, const CancelToken &cancel);

} // namespace turnaround::viewer

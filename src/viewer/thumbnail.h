// Small pictures of models, drawn by the processor: they come from a pool thread, need no display and no
// graphics driver, and never hold up a window. Any thread (pure).
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "viewer/prepared_scene.h"

#include <QImage>

namespace turnaround::viewer {

inline constexpr int kThumbnailSide = 512; ///< pixels

/// The model from the three-quarter camera (framing.h) in soft light: base colours, without reflections and
/// shadows. RGBA8888, straight alpha, transparent around the subject. Errors: BadInput where no triangle is
/// seen; Cancelled.
Result<QImage> drawThumbnail(const PreparedScene &scene, const CancelToken &cancel);

} // namespace turnaround::viewer

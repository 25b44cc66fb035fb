// Small pictures of a blockout on a turntable, drawn by the processor: they come from a pool thread in
// milliseconds, need no display and no graphics driver, and never hold up the window. Any thread (pure).
#pragma once

#include "blockout/mesh/triangle_mesh.h"
#include "core/cancel.h"

#include <QImage>

#include <vector>

namespace turnaround::ui {

inline constexpr int kTurntableSteps = 36; ///< pictures of one turn, against the clock seen from above
inline constexpr int kTurntableSide = 208; ///< pixels

/// The first picture is the three-quarter view, 35 degrees towards the subject's left. All have one scale, fit
/// for every angle. Premultiplied, transparent around the subject. Empty when cancelled.
std::vector<QImage> turntablePictures(const blockout::TexturedMesh &mesh, const QImage &baseColour,
                                      const CancelToken &cancel);

} // namespace turnaround::ui

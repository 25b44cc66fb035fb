// The points of a model that reach farthest, in many directions: enough to frame it without
// looking at every vertex again. Any thread (pure).
#pragma once

#include "core/cancel.h"
#include "viewer/prepared_scene.h"

#include <vector>

namespace turnaround::viewer {

/// At most one point for each of some sixty directions. Looks at `cancel`; what is cancelled is of no use.
std::vector<Vec3f> outerPoints(const std::vector<PreparedPart> &parts, const CancelToken &cancel);

} // namespace turnaround::viewer

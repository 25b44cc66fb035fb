// Parts of an outline that are thinner than the voxels would vanish between them. Any thread (pure).
#pragma once

#include "blockout/placement/outline.h"

namespace turnaround::blockout {

/// The outline with every part that is thinner than 2 * radius (picture pixels) widened to that.
/// The rest stays as it is.
Outline widenThinParts(const Outline &outline, float radius);

} // namespace turnaround::blockout

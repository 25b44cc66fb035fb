// Cameras of a set of orthographic views, from a framing. Any thread (pure).
#pragma once

#include "blockout/placement/framing.h"
#include "blockout/placement/placed_view.h"

#include <span>
#include <vector>

namespace turnaround::blockout {

/// Each outline's box is laid on the subject's box; a 45-degree view's horizontal place comes from
/// the shared frame or, where there is none, from sliding it against the hull of the others.
/// `extents`: every side above 0.
std::vector<Camera> orthographicCameras(std::span<const OutlinedView> views, const Framing &framing, Vec3f extents,
                                        int voxels);

} // namespace turnaround::blockout

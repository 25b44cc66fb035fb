// The solid that the views show, as a closed mesh. Any thread; uses two.
#pragma once

#include "blockout/mesh/triangle_mesh.h"
#include "blockout/placement/placement.h"
#include "core/result.h"
#include "domain/blockout_settings.h"

#include <span>

namespace turnaround::blockout {

/// The surface where all outlines allow it, rounded where they leave it open, without crumbs and
/// enclosed hollows, as fine as settings.voxels() says. `placement`: of the same views, in their order.
/// Errors: BadInput where nothing is left (the views do not fit together at all); Cancelled.
Result<TriangleMesh> solidOf(std::span<const OutlinedView> views, const Placement &placement,
                             const BlockoutSettings &settings, const CancelToken &cancel);

} // namespace turnaround::blockout

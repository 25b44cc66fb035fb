// The mesh with its UVs and normals, as it leaves the engine. Any thread (pure).
#pragma once

#include "blockout/texture/atlas.h"
#include "blockout/texture/surface.h"

namespace turnaround::blockout {

/// Normals are smooth within a chart and across borders of charts, except where a border lies on a sharp
/// edge: where the surface turns by more than about 70 degrees.
TexturedMesh unfold(const Surface &surface, const Atlas &atlas);

} // namespace turnaround::blockout

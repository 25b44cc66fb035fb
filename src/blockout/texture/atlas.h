// The square picture's plan: where each triangle's colours lie. Any thread (pure).
#pragma once

#include "blockout/texture/charts.h"
#include "blockout/texture/surface.h"
#include "core/cancel.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace turnaround::blockout {

/// Charts lie at least three texels apart, each pixel belongs to one of them at most. A vertex of the
/// mesh has one vertex here for each chart that it borders.
struct Atlas {
    int size = 0; ///< texels a side
    float texelsPerUnit = 0; ///< the same for all charts, measured in their planes
    std::vector<std::uint32_t> vertexOf; ///< per vertex: that of the mesh
    std::vector<Vec2f> texels; ///< per vertex: its place, 0..size, y downwards
    std::vector<Triangle> triangles; ///< in the mesh's order
    std::size_t charts = 0;
};

/// Any mesh fits: where it must, all charts shrink, and those too small for a texel of their own use one of
/// a neighbour's. Empty (size 0) when cancelled.
Atlas layOutAtlas(const Surface &surface, int size, const CancelToken &cancel);

} // namespace turnaround::blockout

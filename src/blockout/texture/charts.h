// Cuts a surface into charts: connected parts that, seen along one axis of the box, neither fold over nor
// cover themselves, so that the plane picture along that axis can carry their colours. Any thread (pure).
#pragma once

#include "blockout/texture/surface.h"
#include "domain/view.h"

#include <cstdint>
#include <vector>

namespace turnaround::blockout {

/// The axes of projection are those of the first six of kAllViews.
inline constexpr int kChartAxes = 6;
using AxisLabels = std::vector<std::uint8_t>; ///< per triangle: index into kAllViews

struct Charts {
    std::vector<std::uint32_t> chartOf; ///< per triangle
    std::vector<std::uint8_t> axis; ///< per chart: index into kAllViews
};

/// An axis for every triangle, which faces it: large coherent parts rather than the very best axis.
/// `borderCost`: what a border between charts costs, as a width in world units. Empty when cancelled.
AxisLabels labelAxes(const Surface &surface, float borderCost, const CancelToken &cancel);

/// Connected parts of one label, cut further where they would cover themselves. Coverage is tested at
/// `cellsPerUnit` cells per world unit (and finer where triangles are small): overlaps below a cell remain.
/// Empty when cancelled.
Charts cutCharts(const Surface &surface, const AxisLabels &labels, float cellsPerUnit, const CancelToken &cancel);

} // namespace turnaround::blockout

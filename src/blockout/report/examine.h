// The view-consistency report: which view is wrong, and what to do about it. Pure; uses two
// threads, for about a third of a second. It only reports: nothing it finds stops a build.
#pragma once

#include "blockout/placement/placement.h"
#include "blockout/report/picture_set.h"
#include "blockout/report/report.h"
#include "core/cancel.h"

#include <array>
#include <span>

namespace turnaround::blockout {

struct Examination {
    Report report;
    /// By View: how often the picture of a top or bottom view must be turned clockwise by 90 degrees to
    /// fit the others, 0 for all other views. Turn the pictures and place the set again before building.
    std::array<int, kViewCount> quarterTurns{};
    float fieldOfViewDegrees = 0; ///< of the views as the report believes they were meant; 0: orthographic
};

/// `placement` is that of `views` as given, in the same order; each view at most once. A cancelled
/// examination returns early and means nothing.
Examination examine(std::span<const ExaminedView> views, const Placement &placement, const CancelToken &cancel);

} // namespace turnaround::blockout

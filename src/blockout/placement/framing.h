// How large each view was drawn, and how large the subject is: from the boxes of the outlines alone.
// Any thread (pure).
#pragma once

#include "blockout/placement/outline.h"
#include "core/vec.h"
#include "domain/view.h"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace turnaround::blockout {

struct OutlinedView {
    View view = View::Front;
    std::shared_ptr<const Outline> outline;
};

struct Framing {
    /// The subject's box in world units, longest known side 1; 0 where no view shows the side.
    std::array<double, 3> extents{};
    std::vector<double> pixelsPerUnit; ///< one a view
    /// One a view: its own scale against the scale that the others share; 1 where they agree.
    std::vector<double> scaleAgainstOthers;
    bool shared = false; ///< all pictures, but at most one, have one scale
};

/// The world axis (0, 1, 2) along a view's picture width and height; -1: none, as for the width of
/// the 45-degree views.
std::array<int, 2> pictureAxes(View view);

/// Orthographic. A single framing is kept where all boxes agree within 1.5 %; else each view gets
/// the scale that makes the boxes agree best, robustly.
Framing findFraming(std::span<const OutlinedView> views);

} // namespace turnaround::blockout

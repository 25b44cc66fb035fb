// What the view-consistency report says. Any thread (values).
#pragma once

#include "domain/view.h"

#include <optional>
#include <string>
#include <vector>

namespace turnaround::blockout {

enum class FindingKind {
    Ok, ///< fits the others
    Swapped, ///< stands in another view's place
    Mirrored, ///< fits when flipped left to right
    Turned, ///< fits when turned by 90, 180 or 270 degrees
    Scaled, ///< drawn larger or smaller than the others, which share one framing
    Foreign, ///< shows another subject, or another pose
};
std::string_view findingKindName(FindingKind kind);

enum class Certainty {
    Probably, ///< the outlines show it
    Maybe, ///< only the colours hint at it
};
std::string_view certaintyName(Certainty certainty);

struct ViewFinding {
    View view = View::Front;
    FindingKind kind = FindingKind::Ok;
    std::optional<double> iou; ///< 0..1: the outline against what the other views allow; none: nothing to compare
    bool flagged = false; ///< only culprits are
    Certainty certainty = Certainty::Probably;
    int quarterTurns = 0; ///< Turned: how often the picture must be turned clockwise by 90 degrees to fit
    std::string reason; ///< one sentence; empty when all is well
    std::string suggestion; ///< what to do; empty when all is well
};

struct Report {
    std::vector<ViewFinding> views; ///< in the order of kAllViews, the given ones only
    std::vector<std::string> notes; ///< what was corrected, what is missing, what would help most
    bool consistent() const; ///< no view is flagged
};

} // namespace turnaround::blockout

// Which arrangements of a set's pictures explain them well. Pure; uses two threads.
#pragma once

#include "blockout/report/colour_agreement.h"
#include "core/cancel.h"

#include <vector>

namespace turnaround::blockout {

/// An arrangement and what speaks against it; every cost is 0 for a perfect one.
struct Candidate {
    Arrangement arrangement;
    OutlineFit fit;
    double outlineCost = 0; ///< what the outlines leave unexplained
    double colourCost = 0; ///< how far the colours disagree
    double framingCost = 0; ///< for scales of their own and for perspective
    double changeCost = 0; ///< the less likely the change, the more
    double shapeCost() const { return outlineCost + framingCost; }
    double cost() const { return shapeCost() + colourCost + changeCost; }
};

struct Search {
    Candidate given;
    std::vector<Candidate> others; ///< those worth a look, the cheapest first; empty after a cancel
};

/// Whether it exchanges two views whose outlines mirror each other.
bool exchangesOpposites(const Arrangement &arrangement, std::span<const View> views);

/// `fieldOfViewDegrees`: 0 or what the placement of the set as given found.
Search searchArrangements(const PictureSet &pictures, float fieldOfViewDegrees, const CancelToken &cancel);

} // namespace turnaround::blockout

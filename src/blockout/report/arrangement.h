// Ways in which a set of pictures may have been meant: as given, or with one thing put right.
// Any thread (values).
#pragma once

#include "blockout/report/report.h"

#include <array>
#include <span>
#include <vector>

namespace turnaround::blockout {

/// What stands in a view's place. Flipping comes before turning.
struct Source {
    int picture = -1; ///< index into the set as given; -1: the place is left empty
    bool mirrored = false; ///< flipped left to right
    int quarterTurns = 0; ///< turned clockwise by so many times 90 degrees, 0..3
};

/// One correction of the set: its kind and the views that it touches, as indices into the set.
/// Ok: nothing is changed. Scaled never occurs: scales are put right in every arrangement.
struct Change {
    FindingKind kind = FindingKind::Ok;
    std::vector<int> views; ///< two for Swapped, one or two (top and bottom) for Turned, else one
    std::vector<int> quarterTurns; ///< Turned: that put each of them right
};

struct Arrangement {
    Change change;
    std::vector<Source> sources; ///< one a view, in the order of the set
};

/// The set as given.
Arrangement asGiven(int count);

/// Every set that differs from the given one by one change: two pictures exchanged, one mirrored,
/// one turned, top and bottom turned together, one left out.
std::vector<Arrangement> alternatives(std::span<const View> views);

/// The views that `arrangement` fills, as indices into the set.
std::vector<int> filled(const Arrangement &arrangement);

} // namespace turnaround::blockout

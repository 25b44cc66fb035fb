// Whether an arrangement explains a set so much better than the set as given that it is worth a
// word. Any thread (pure).
#pragma once

#include "blockout/report/search.h"

namespace turnaround::blockout {

struct Verdict {
    Change change; ///< Ok: the set is best as it is; Scaled: views[0] has a scale of its own
    Certainty certainty = Certainty::Probably;
    const Candidate *best = nullptr; ///< of the search: the arrangement to believe in
    double scale = 1; ///< Scaled: its scale against the others'
    /// Front and back exchanged explain the set just as well as left and right: four side views
    /// cannot tell which pair it is.
    bool orFrontAndBack = false;
};

/// The verdict points into `search`.
Verdict judge(const Search &search, std::span<const View> views);

} // namespace turnaround::blockout

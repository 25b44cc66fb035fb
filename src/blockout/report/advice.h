// What the report notes beside its findings: what was corrected, and which view would help most.
// Any thread (pure).
#pragma once

#include "blockout/placement/placement.h"
#include "blockout/report/verdict.h"

#include <span>
#include <string>
#include <vector>

namespace turnaround::blockout {

/// Perspective and scales, as far as they were corrected.
std::vector<std::string> framingNotes(const Verdict &verdict, const PictureSet &pictures, const Placement &placement);

/// Which views to add next, and what is guessed without them.
std::vector<std::string> advice(std::span<const View> views);

} // namespace turnaround::blockout

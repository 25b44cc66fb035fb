// The report's sentences: plain, short, and never surer than the evidence. Any thread (pure).
#pragma once

#include "blockout/report/verdict.h"

#include <string>
#include <vector>

namespace turnaround::blockout {

struct Words {
    std::string reason;
    std::string suggestion;
};

/// For the view `culprit`, an index into the set.
Words wordsFor(const Verdict &verdict, int culprit, std::span<const View> views);

/// That the engine turned a top or bottom view clockwise by so many times 90 degrees.
std::string turnNote(View view, int quarterTurns);

} // namespace turnaround::blockout

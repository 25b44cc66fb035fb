// From a picture to its subject. Any thread (pure); one call uses one thread, so run pictures in parallel.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "domain/blockout_settings.h"
#include "imaging/cutout.h"
#include "imaging/picture.h"

#include <string>
#include <vector>

namespace turnaround::imaging {

/// A picture's longest side after cutOut(): larger ones are scaled down first.
inline constexpr int kMaxCutoutSide = 2'048; ///< pixels

struct CutoutWithNotes {
    Cutout cutout;
    float scale = 1; ///< the cutout's pixels for one of the picture's: below 1 for large pictures
    std::vector<std::string> notes; ///< sentences for the artist about what makes this outline uncertain; mostly none
};

/// Errors: BadInput where no subject can be told from the background (nothing differs, or
/// everything does, or no transparency where it was asked for); Cancelled; Unavailable (memory).
Result<CutoutWithNotes> cutOut(const Picture &picture, const Background &background, const CancelToken &cancel);

} // namespace turnaround::imaging

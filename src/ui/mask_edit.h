// A slot's outline, corrected by hand. Kept beside the picture; the picture stays as it is. Any thread (pure).
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "core/vec.h"
#include "imaging/cut_out.h"
#include "imaging/picture.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace turnaround::ui {

/// One drag of a brush. Places and radius are shares of the upright picture's width.
struct MaskStroke {
    bool keeps = true; ///< false: removes
    float radius = 0.02f;
    std::vector<Vec2f> points;
    friend bool operator==(const MaskStroke &, const MaskStroke &) = default;
};

struct MaskEdit {
    static constexpr int kDefaultTolerance = 24; ///< levels of 255
    static constexpr std::size_t kMostStrokes = 400;

    std::optional<std::array<std::uint8_t, 3>> background; ///< sRGB, picked in the picture; none: found by itself
    int tolerance = kDefaultTolerance; ///< 0..255: how far a colour may be from the picked one; only with one
    bool inverted = false;
    std::vector<MaskStroke> strokes; ///< in the order they were drawn, after all else

    bool untouched() const { return !background && !inverted && strokes.empty(); }
    friend bool operator==(const MaskEdit &, const MaskEdit &) = default;
};

/// The picture's subject as the edit wants it. Errors: as imaging::cutOut(), which finds what is not said;
/// BadInput where nothing is left.
Result<imaging::CutoutWithNotes> cutOutAs(const imaging::Picture &picture, const MaskEdit &edit,
                                          const CancelToken &cancel);

} // namespace turnaround::ui

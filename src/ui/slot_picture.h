// From a slot's file to what the board shows and the engine takes. Any thread (pure but for derived files).
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "ui/draft.h"

#include <QImage>
#include <QSizeF>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace turnaround::ui {

struct SlotPicture {
    QImage picture; ///< the subject alone, cropped to it, premultiplied, at most kTilePicture a side
    QImage outline; ///< as large: its edge, white on nothing
    QSizeF extent; ///< the subject's width and height as shares of the picture's longest side
    int width = 0, height = 0; ///< of the file, pixels, upright
    std::int64_t sizeBytes = 0; ///< of the file
    std::vector<std::string> notes; ///< what makes the outline uncertain
    std::filesystem::path engineFile; ///< the artist's own file, or a derived one where it is edited
    std::filesystem::path smallFile; ///< derived, at most kSmallSide a side, transparent around the subject
};

inline constexpr int kTilePicture = 224; ///< pixels
inline constexpr int kSmallSide = 512; ///< pixels: enough for a blockout of 128 steps

/// Reads, checks, cuts out, edits. Derived files go to `folder`, named after the content they come from, so
/// that the same work is not done twice. Errors: BadInput with the figures; Disk; Cancelled; Unavailable.
Result<SlotPicture> loadSlotPicture(View view, const DraftView &slot, const std::filesystem::path &folder,
                                    const CancelToken &cancel);

/// Removes derived files that no longer belong to anything. For a start, before anything is loaded.
void forgetDerivedPictures(const std::filesystem::path &folder);

} // namespace turnaround::ui

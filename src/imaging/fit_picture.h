// Pictures made ready for a service: its format, its limits of pixels and bytes. The artist's files are only read.
// Any thread; the same files and rules give the same bytes. One picture is decoded at a time (see picture_file.h).
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "domain/model_offer.h"
#include "domain/view.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace turnaround::imaging {

struct PictureToFit {
    View view = View::Front;
    std::filesystem::path file;
};

struct FittedPicture {
    View view = View::Front;
    std::string mime; ///< "image/png", "image/jpeg", "image/webp"
    std::string name; ///< "front.png"
    std::string bytes; ///< the file's own where they fit as they are
    int width = 0, height = 0; ///< pixels
};

struct FittedPictures {
    std::vector<FittedPicture> pictures; ///< in the order given
    std::vector<std::string> changes; ///< one sentence each: "Front: WebP sent as PNG."
};

/// A file that fits goes as it is. Else it is decoded and turned upright, at 8 bits a channel, scaled down to the
/// largest side, laid on white where transparency is not kept, and sent as PNG; a JPEG, and what is too many bytes as
/// PNG, as JPEG of falling quality, at last scaled down. Where all together are too many bytes, the largest give way.
/// Errors: those of readPicture(); BadInput: a side is too small, or no way makes the bytes few enough; Cancelled.
Result<FittedPictures> fitPictures(std::span<const PictureToFit> pictures, const PictureRules &rules,
                                   const CancelToken &cancel = {});

} // namespace turnaround::imaging

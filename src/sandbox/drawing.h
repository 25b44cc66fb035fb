// Pictures that the practice services answer with. Any thread (pure).
#pragma once

#include <string>

namespace turnaround::sandbox {

/// The picture on a plain background of 512 x 512 pixels, as PNG. What can't be read leaves it plain.
std::string drawPreview(const std::string &picture);

struct Drawing {
    int width = 1024; ///< pixels
    int height = 1024;
    std::string format = "png"; ///< "png", "jpeg" or "webp"
    int number = 0; ///< of several: each has a background of its own
};
/// The subject of `picture` on a plain background.
std::string draw(const Drawing &drawing, const std::string &picture);

} // namespace turnaround::sandbox

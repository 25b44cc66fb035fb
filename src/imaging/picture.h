// A decoded picture, ready to be worked on. Any thread (values).
#pragma once

#include <QImage>

#include <string>

namespace turnaround::imaging {

struct Picture {
    QImage image; ///< Format_RGBA8888 (straight alpha), sRGB, upright: EXIF's orientation is already applied
    bool lossy = false; ///< from a lossy file (JPEG, lossy WebP): edges carry ringing
    std::string name; ///< the file's name for messages, UTF-8, without its folder
};

} // namespace turnaround::imaging

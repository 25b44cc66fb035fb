// How a picture file is refused. Test code only.
#pragma once

#include "imaging/picture_file.h"

#include <QString>

namespace fixtures {

/// Both ways in refuse alike; returns the sentence.
inline QString refusal(const std::filesystem::path &path, turnaround::ErrorKind kind = turnaround::ErrorKind::BadInput)
{
    using namespace turnaround::imaging;
    const auto checked = checkPictureFile(path);
    const auto read = readPicture(path);
    if (checked || read || checked.error().kind != kind || read.error().kind != kind ||
        checked.error().message != read.error().message)
        return "not refused";
    return QString::fromStdString(read.error().message);
}

} // namespace fixtures

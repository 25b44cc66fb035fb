// Names that artists give, made fit for a disk. Any thread (pure).
#pragma once

#include "domain/utc_time.h"

#include <QString>

#include <string>

namespace turnaround::library {

/// One line of UTF-8 without control characters, at most 300 characters; "Untitled" where nothing is left.
std::string tidyName(const std::string &name);

/// "2026-11-21 Knight": the day where the artist is, and the name without what a disk, a shell or
/// another system would stumble over, at most about 120 bytes.
std::string folderName(const std::string &name, UtcTime made);

/// What search compares: case, accents and width of letters put aside.
QString foldedForSearch(const QString &text);

} // namespace turnaround::library

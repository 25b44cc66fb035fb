// How what is known of a model is told to an artist. Any thread (pure).
#pragma once

#include "domain/utc_time.h"

#include <QString>

namespace turnaround::ui {

/// Who made it: "Blockout", "Imported"; an id without a name of its own stays as it is.
QString makerWords(const std::string &provider);
/// "200,000"
QString countWords(std::uint64_t count);
/// "7.4 MB"
QString sizeWords(std::uint64_t bytes);
/// In the artist's own time zone: "20 Nov 2026, 14:02".
QString dateWords(UtcTime time);

} // namespace turnaround::ui

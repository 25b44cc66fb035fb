// Where settings, jobs and the library lie. Any thread.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>

namespace turnaround::app {

/// `option` as an absolute path; where none was given, "turnaround" in $XDG_DATA_HOME or in ~/.local/share.
/// Nothing is made. BadUsage: it is no folder and can't become one; Unavailable: no home.
Result<std::filesystem::path> dataFolderFor(const std::string &option, bool given);

struct Surroundings;
/// The one that a verb works in: as given, or the user's own; with --sandbox a folder "practice" in it.
Result<std::filesystem::path> dataFolderFor(const Surroundings &surroundings);

} // namespace turnaround::app

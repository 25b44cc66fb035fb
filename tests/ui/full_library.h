// A data folder with a library of many small models, for measurements. Any thread.
#pragma once

#include <filesystem>

namespace turnaround::test {

/// Copies of a few models with a picture each: folders of their own, whose large files are hard links. Ends the
/// program where that can't be written.
void fillLibrary(const std::filesystem::path &dataFolder, int count);

} // namespace turnaround::test

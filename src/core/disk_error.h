// What the disk complains about, in words. Any thread (pure).
#pragma once

#include "core/error.h"

#include <filesystem>
#include <string_view>

namespace turnaround {

/// An Error of kind Disk about `file`, from an errno: "'x' could not be written: the disk is full. Make room, …".
Error diskError(const std::filesystem::path &file, int errorNumber, std::string_view what = "could not be written");

} // namespace turnaround

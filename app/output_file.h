// A result's file: looked at before the work begins, written whole or not at all. Main thread.
#pragma once

#include "core/cancel.h"
#include "core/result.h"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace turnaround::app {

/// Whether `file` could be written now; nothing is left behind. `ending` is the one it must have
/// (".glb"); `inputs` are files that must not be overwritten; `leastBytes` is what the result takes at
/// the very least. BadUsage: another ending, or an input; Disk: no such folder, read-only, full, or a
/// folder of that name.
Result<void> checkOutput(const std::filesystem::path &file, std::string_view ending,
                         const std::vector<std::filesystem::path> &inputs, std::int64_t leastBytes = 0);

/// Replaces `file` in one step, after everything has reached the disk; until then an older file of that
/// name stays as it is. Disk: not written; nothing half-written is left. Cancelled.
Result<void> writeOutput(const std::filesystem::path &file, std::span<const std::byte> bytes,
                         const CancelToken &cancel);

} // namespace turnaround::app

// Files that are on the disk when a call returns, or not there at all. Any thread.
#pragma once

#include "core/cancel.h"
#include "core/disk_error.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace turnaround::library {

using turnaround::diskError;

/// Makes the folder and those above it. Disk.
Result<void> makeFolder(const std::filesystem::path &folder);

struct CopiedFile {
    std::uint64_t bytes = 0;
    std::string sha256; ///< 64 hexadecimal digits
};

/// Copies into a new file; nothing is left where it fails. BadInput: the source can't be read; Disk: the
/// copy can't be written; Cancelled.
Result<CopiedFile> copyDurably(const std::filesystem::path &from, const std::filesystem::path &to,
                               const CancelToken &cancel = {});

/// Replaces `to` by a copy in one step, through a hidden file beside it. Errors as copyDurably().
Result<CopiedFile> replaceByCopy(const std::filesystem::path &from, const std::filesystem::path &to,
                                 const CancelToken &cancel = {});

/// Replaces `file` by the bytes in one step. Disk.
Result<void> writeDurably(const std::filesystem::path &file, std::span<const char> bytes);

/// The whole file, if it is an ordinary one and has at most `limit` bytes. BadInput.
Result<std::string> readWhole(const std::filesystem::path &file, std::uint64_t limit);

/// Lets what was made, renamed or removed in the folder reach the disk; failing is no error.
void syncFolder(const std::filesystem::path &folder);

/// Renames a folder to `name` in `into`, or to "name 2", "name 3" … where that is taken; returns where it is now. Disk.
Result<std::filesystem::path> moveFolder(const std::filesystem::path &folder, const std::filesystem::path &into,
                                         const std::string &name);

} // namespace turnaround::library

// What a ZIP says of one of its files, judged before a byte is unpacked. Any thread (pure).
#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace turnaround::formats {

struct ZipLimits {
    std::int64_t files = 200; ///< folders count too
    std::uint64_t bytes = std::uint64_t(1) << 30; ///< of all files together, unpacked; of the ZIP itself too
    std::uint64_t ratio = 200; ///< unpacked bytes for each packed one, for files beyond freeBytes
    std::uint64_t freeBytes = 16 << 20;
};

/// Where an entry goes below the folder. BadInput: an absolute name, one that leads out of the folder, one that no
/// file can have.
Result<std::filesystem::path> safeEntryPath(std::string_view name);

} // namespace turnaround::formats

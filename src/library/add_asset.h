// An asset's way into the library: whole, or not at all. One thread at a time.
#pragma once

#include "library/library.h"

namespace turnaround::library {

/// Writes the folder beside the others under a hidden name and renames it when all has reached the disk.
/// Errors as Library::add().
Result<AssetSummary> addAsset(const std::filesystem::path &root, const NewAsset &asset, const CancelToken &cancel);

/// Removes what a crash left of assets on their way in.
void removeHalfAdded(const std::filesystem::path &root);

} // namespace turnaround::library

// Deleted assets: whole folders in ROOT/.trash, from where they can come back. One thread at a time.
#pragma once

#include "core/result.h"
#include "domain/asset.h"

namespace turnaround::library {

/// Disk.
Result<void> intoTrash(const std::filesystem::path &root, const std::filesystem::path &folder);

/// BadInput: it is not in the trash. Disk.
Result<AssetSummary> outOfTrash(const std::filesystem::path &root, const AssetId &id);

} // namespace turnaround::library

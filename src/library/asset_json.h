// asset.json: all about an asset, for this program and for a person who reads it. Any thread.
#pragma once

#include "core/result.h"
#include "domain/asset.h"

namespace turnaround::library {

inline constexpr const char *kAssetFile = "asset.json";

/// As text; the request's views and the files are written relative to the asset's folder.
std::string assetText(const Asset &asset);

/// Reads FOLDER/asset.json; the folder, and whether there is a thumbnail, are taken from the disk, and the request's
/// views become absolute. BadInput: missing, damaged, or of a newer program; the sentence says which.
Result<Asset> readAsset(const std::filesystem::path &folder);

/// Writes FOLDER/asset.json in one step. Disk.
Result<void> writeAsset(const Asset &asset);

} // namespace turnaround::library

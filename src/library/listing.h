// What the library answers to a look at it. Any thread (values).
#pragma once

#include "domain/asset.h"

#include <string>
#include <vector>

namespace turnaround::library {

/// A folder that is not shown as an asset, or not as it was filed.
struct FolderProblem {
    std::filesystem::path folder;
    std::string message; ///< one sentence for the artist
    friend bool operator==(const FolderProblem &, const FolderProblem &) = default;
};

struct Listing {
    std::vector<AssetSummary> assets; ///< newest first
    std::uint64_t total = 0; ///< how many the library holds, whatever was searched for
    std::vector<FolderProblem> problems; ///< of the whole library
};

} // namespace turnaround::library

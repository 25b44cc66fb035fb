// A model in the library. Any thread (values).
#pragma once

#include "domain/generation_request.h"
#include "domain/utc_time.h"

#include <nlohmann/json.hpp>

#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace turnaround {

/// An asset's identity, whatever its folder is called; 1 to 40 of the characters 0-9, a-f and '-'.
struct AssetId {
    std::string text;
    friend auto operator<=>(const AssetId &, const AssetId &) = default;
};

/// How many of what a model has.
struct AssetCounts {
    std::uint64_t triangles = 0;
    std::uint64_t vertices = 0;
    std::uint64_t maps = 0;
    friend bool operator==(const AssetCounts &, const AssetCounts &) = default;
};

/// What a grid of the library shows of an asset; cheap to hold by the thousand.
struct AssetSummary {
    AssetId id;
    std::string name; ///< UTF-8
    std::filesystem::path folder; ///< absolute; holds model.glb, and thumbnail.png where hasThumbnail
    std::string provider; ///< who made it: "blockout"; "import": a file from elsewhere
    UtcTime made{}; ///< when it was finished, or imported
    AssetCounts counts;
    std::uint64_t bytes = 0; ///< of all its files together
    bool hasThumbnail = false;

    std::filesystem::path model() const { return folder / "model.glb"; }
    std::filesystem::path thumbnail() const { return folder / "thumbnail.png"; }
    friend bool operator==(const AssetSummary &, const AssetSummary &) = default;
};

inline constexpr const char *kImportProvider = "import";

/// One file of an asset as it was when it was filed.
struct AssetFile {
    std::string path; ///< inside the folder: "views/front.png"
    std::uint64_t bytes = 0;
    std::string sha256; ///< 64 hexadecimal digits
    friend bool operator==(const AssetFile &, const AssetFile &) = default;
};

/// All that is known of an asset.
struct Asset {
    AssetSummary summary;
    std::optional<UtcTime> asked, started; ///< when its job was; none for an import
    std::vector<AssetFile> files; ///< all but asset.json
    std::optional<GenerationRequest> request; ///< to reopen it: its views lie in the folder; none for an import
    nlohmann::ordered_json service; ///< what the service said: its job id, cost, seed, flags; null where none made it
};

} // namespace turnaround

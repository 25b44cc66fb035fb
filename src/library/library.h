// The library: one folder for each asset, which a person can read without this program, and an index
// that is only a cache of the folders. One thread at a time; it is the worker's.
//
//   ROOT/2026-11-21 Knight/   model.glb, views/front.png … (the artist's own bytes), thumbnail.png,
//                             asset.json (what was asked, by whom, when, SHA-256 of every file, counts)
//   ROOT/.trash/              deleted assets, whole
//   ROOT/.adding-*            an asset on its way in; renamed when all of it has reached the disk
//   ROOT/.index.sqlite        rebuilt when it is missing, damaged, of another version, or older than a folder
//
// A folder's name is for people: the identity is asset.json's "id". Whatever else lies in the root is left
// alone, and told as a problem where it looks like an asset.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "library/listing.h"

#include <QImage>

#include <filesystem>
#include <memory>

namespace turnaround::library {

/// What becomes an asset. The files are copied and stay where they are.
struct NewAsset {
    AssetId id; ///< chosen by the caller: adding one that is there already changes nothing
    std::string name; ///< UTF-8, any
    std::string provider;
    UtcTime made{};
    std::optional<UtcTime> asked, started;
    std::filesystem::path model; ///< a GLB that was read and found good
    AssetCounts counts;
    std::optional<GenerationRequest> request; ///< its views are copied to views/
    struct Other {
        std::filesystem::path file;
        std::string name; ///< in the asset's folder; no folder in it
    };
    std::vector<Other> others; ///< what belongs to the model: an OBJ's ZIP, previews
    nlohmann::ordered_json service; ///< Asset::service
};

enum class Access {
    Owner, ///< the process that may change the library: clears what a crash left half-way
    Reader, ///< looks only; for other processes beside the owner
};

class Library
{
public:
    /// Makes `root` where it is missing and brings the index up to date: about a tenth of a second for
    /// thousands of folders, more when the index must be rebuilt. Where the root can't be written the index lives in
    /// memory. Disk: no such folder and none can be made.
    static Result<Library> open(const std::filesystem::path &root, Access access);
    Library(Library &&) noexcept;
    Library &operator=(Library &&) noexcept;
    ~Library();

    /// Looks for folders that came, went or changed since; `fromScratch` forgets the index first.
    Result<void> refresh(bool fromScratch = false);

    /// Newest first; `text`: only names that contain all of its words, whatever their case.
    Result<Listing> list(const std::string &text = {}) const;
    Result<std::vector<AssetSummary>> withoutThumbnail() const;
    bool contains(const AssetId &id) const;
    /// BadInput: no such asset (also for the calls below), or its asset.json is damaged. The request's views are
    /// absolute.
    Result<Asset> asset(const AssetId &id) const;

    /// Whole or not at all. Disk: full, read-only; Cancelled.
    Result<AssetSummary> add(const NewAsset &asset, const CancelToken &cancel = {});
    /// Renames the folder with it.
    Result<AssetSummary> rename(const AssetId &id, const std::string &name);
    Result<void> moveToTrash(const AssetId &id);
    Result<AssetSummary> restore(const AssetId &id);
    /// Replaces an older file in one step. BadUsage: the file is inside the library.
    Result<void> saveCopy(const AssetId &id, const std::filesystem::path &file) const;
    /// At most 1024 pixels a side are kept.
    Result<AssetSummary> setThumbnail(const AssetId &id, const QImage &picture);

private:
    struct State;
    explicit Library(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace turnaround::library

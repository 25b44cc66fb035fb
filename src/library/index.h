// The library's index: what a grid shows of thousands of assets, without opening their folders. Only a
// cache. One thread.
#pragma once

#include "core/result.h"
#include "domain/asset.h"
#include "library/database.h"
#include "library/listing.h"

#include <map>
#include <optional>
#include <string>

namespace turnaround::library {

class Index
{
public:
    /// Beside the folders of `root`; one that is damaged or of another version is thrown away first, and
    /// where none can be written it lives in memory. Disk: not even that.
    static Result<Index> open(const std::filesystem::path &root);

    /// Takes in folders that came or changed and drops those that went; returns what is no asset.
    Result<std::vector<FolderProblem>> update(const std::filesystem::path &root);
    Result<void> clear();

    Result<void> put(const AssetSummary &asset);
    Result<void> remove(const AssetId &id);
    Result<std::optional<AssetSummary>> find(const AssetId &id) const;
    /// As Library::list().
    Result<std::vector<AssetSummary>> search(const std::string &text, bool withoutThumbnail = false) const;
    Result<std::uint64_t> count() const;

private:
    Index(Database database, std::filesystem::path root);
    Result<std::map<std::string, std::pair<std::string, AssetId>>> known() const;
    Result<void> putStamped(const AssetSummary &asset, const std::string &stamp);
    Database m_database;
    std::filesystem::path m_root;
};

} // namespace turnaround::library

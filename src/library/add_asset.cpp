#include "library/add_asset.h"

#include "library/asset_json.h"
#include "library/durable_files.h"
#include "library/folder_name.h"

#include <algorithm>

namespace turnaround::library {

namespace {

namespace fs = std::filesystem;

constexpr const char *kAdding = ".adding-";

/// "front.png": named after the view, with the ending of the artist's file.
std::string viewFileName(const ViewPicture &picture)
{
    std::string ending = picture.file.extension().string();
    std::ranges::transform(ending, ending.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const bool known = ending == ".png" || ending == ".jpg" || ending == ".jpeg" || ending == ".webp";
    return std::string(viewName(picture.view)) + (known ? ending : ".picture");
}

Result<void> fill(const fs::path &folder, const NewAsset &source, Asset &asset, const CancelToken &cancel)
{
    const auto take = [&](const fs::path &from, const std::string &as) -> Result<void> {
        const Result<CopiedFile> copied = copyDurably(from, folder / as, cancel);
        if (!copied)
            return copied.error();
        asset.files.push_back({as, copied->bytes, copied->sha256});
        asset.summary.bytes += copied->bytes;
        return {};
    };
    if (Result<void> taken = take(source.model, "model.glb"); !taken)
        return taken;
    for (const NewAsset::Other &other : source.others) {
        if (Result<void> taken = take(other.file, other.name); !taken)
            return taken;
    }
    if (source.request) {
        if (Result<void> made = makeFolder(folder / "views"); !made)
            return made;
        for (ViewPicture &picture : asset.request->views) {
            if (picture.file.empty()) // the service fetched it from its address
                continue;
            const std::string name = viewFileName(picture);
            if (Result<void> taken = take(picture.file, "views/" + name); !taken)
                return taken;
            picture.file = name;
        }
        syncFolder(folder / "views");
    }
    if (Result<void> written = writeAsset(asset); !written)
        return written;
    syncFolder(folder);
    return {};
}

} // namespace

Result<AssetSummary> addAsset(const fs::path &root, const NewAsset &source, const CancelToken &cancel)
{
    const fs::path adding = root / (kAdding + source.id.text);
    std::error_code ignored;
    fs::remove_all(adding, ignored);
    if (const Result<void> made = makeFolder(adding); !made)
        return made.error();
    Asset asset;
    asset.summary = {source.id, tidyName(source.name), adding, source.provider, source.made, source.counts, 0, false};
    asset.asked = source.asked;
    asset.started = source.started;
    asset.request = source.request;
    asset.service = source.service;
    Result<void> filled = fill(adding, source, asset, cancel);
    if (filled && cancel.requested())
        filled = Error{ErrorKind::Cancelled, "Stopped."};
    if (filled) {
        const Result<fs::path> folder = moveFolder(adding, root, folderName(asset.summary.name, source.made));
        if (folder) {
            asset.summary.folder = *folder;
            return asset.summary;
        }
        filled = folder.error();
    }
    fs::remove_all(adding, ignored);
    return filled.error();
}

void removeHalfAdded(const fs::path &root)
{
    std::error_code problem;
    std::vector<fs::path> left;
    for (fs::directory_iterator entry(root, problem), end; !problem && entry != end; entry.increment(problem)) {
        if (entry->path().filename().string().starts_with(kAdding))
            left.push_back(entry->path());
    }
    for (const fs::path &folder : left)
        fs::remove_all(folder, problem);
}

} // namespace turnaround::library

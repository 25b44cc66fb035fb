#include "library/trash.h"

#include "library/asset_json.h"
#include "library/durable_files.h"
#include "library/folder_name.h"

namespace turnaround::library {

namespace {

namespace fs = std::filesystem;

constexpr const char *kTrash = ".trash";

} // namespace

Result<void> intoTrash(const fs::path &root, const fs::path &folder)
{
    if (const Result<void> made = makeFolder(root / kTrash); !made)
        return made;
    const Result<fs::path> moved = moveFolder(folder, root / kTrash, folder.filename().string());
    if (!moved)
        return moved.error();
    syncFolder(root);
    return {};
}

Result<AssetSummary> outOfTrash(const fs::path &root, const AssetId &id)
{
    std::error_code problem;
    for (fs::directory_iterator entry(root / kTrash, problem), end; !problem && entry != end;
         entry.increment(problem)) {
        Result<Asset> asset = readAsset(entry->path());
        if (!asset || asset->summary.id != id)
            continue;
        AssetSummary &summary = asset->summary;
        const Result<fs::path> moved = moveFolder(summary.folder, root, folderName(summary.name, summary.made));
        if (!moved)
            return moved.error();
        summary.folder = *moved;
        return summary;
    }
    return Error{ErrorKind::BadInput,
                 "The model is not in the trash any more: it was put back, or the trash was emptied."};
}

} // namespace turnaround::library

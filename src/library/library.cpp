#include "library/library.h"

#include "core/display_text.h"
#include "library/add_asset.h"
#include "library/asset_json.h"
#include "library/durable_files.h"
#include "library/folder_name.h"
#include "library/index.h"
#include "library/trash.h"

#include <QBuffer>
#include <QCryptographicHash>

namespace turnaround::library {

namespace fs = std::filesystem;

struct Library::State {
    fs::path root;
    Index index;
    std::vector<FolderProblem> problems;
};

namespace {

constexpr int kMostThumbnailPixels = 1024;
constexpr const char *kThumbnail = "thumbnail.png";

const Error kNotThere{ErrorKind::BadInput,
                      "The model is not in the library any more. Look into the trash, or make it again."};

Result<AssetSummary> known(const Index &index, const AssetId &id)
{
    Result<std::optional<AssetSummary>> found = index.find(id);
    if (!found)
        return found.error();
    if (!*found)
        return kNotThere;
    return std::move(**found);
}

/// The index is a cache: what it could not take in is found by the next refresh.
AssetSummary indexed(Index &index, AssetSummary asset)
{
    const Result<void> put = index.put(asset);
    static_cast<void>(put);
    return asset;
}

Result<QByteArray> pngOf(const QImage &picture)
{
    if (picture.isNull())
        return Error{ErrorKind::BadUsage, "The thumbnail has no pixels."};
    QImage small = picture;
    if (std::max(picture.width(), picture.height()) > kMostThumbnailPixels)
        small =
            picture.scaled(kMostThumbnailPixels, kMostThumbnailPixels, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    if (!small.save(&buffer, "PNG"))
        return Error{ErrorKind::Unavailable, "There is not enough memory to draw the thumbnail."};
    return png;
}

} // namespace

Library::Library(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}
Library::Library(Library &&) noexcept = default;
Library &Library::operator=(Library &&) noexcept = default;
Library::~Library() = default;

Result<Library> Library::open(const fs::path &root, Access access)
{
    if (const Result<void> made = makeFolder(root); !made)
        return made.error();
    if (access == Access::Owner)
        removeHalfAdded(root);
    Result<Index> index = Index::open(root);
    if (!index)
        return index.error();
    Library library(std::make_unique<State>(State{root, std::move(*index), {}}));
    if (const Result<void> fresh = library.refresh(); !fresh)
        return fresh.error();
    return library;
}

Result<void> Library::refresh(bool fromScratch)
{
    if (fromScratch) {
        if (const Result<void> cleared = m_state->index.clear(); !cleared)
            return cleared;
    }
    Result<std::vector<FolderProblem>> problems = m_state->index.update(m_state->root);
    if (!problems)
        return problems.error();
    m_state->problems = std::move(*problems);
    return {};
}

Result<Listing> Library::list(const std::string &text) const
{
    Result<std::vector<AssetSummary>> found = m_state->index.search(text);
    const Result<std::uint64_t> total = m_state->index.count();
    if (!found || !total)
        return found ? total.error() : found.error();
    return Listing{std::move(*found), *total, m_state->problems};
}

Result<std::vector<AssetSummary>> Library::withoutThumbnail() const
{
    return m_state->index.search({}, true);
}

bool Library::contains(const AssetId &id) const
{
    const Result<std::optional<AssetSummary>> found = m_state->index.find(id);
    return found && found->has_value();
}

Result<Asset> Library::asset(const AssetId &id) const
{
    const Result<AssetSummary> summary = known(m_state->index, id);
    if (!summary)
        return summary.error();
    return readAsset(summary->folder);
}

Result<AssetSummary> Library::add(const NewAsset &asset, const CancelToken &cancel)
{
    if (Result<AssetSummary> there = known(m_state->index, asset.id); there)
        return there;
    Result<AssetSummary> added = addAsset(m_state->root, asset, cancel);
    if (!added)
        return added;
    return indexed(m_state->index, std::move(*added));
}

Result<AssetSummary> Library::rename(const AssetId &id, const std::string &name)
{
    Result<Asset> found = asset(id);
    if (!found)
        return found.error();
    AssetSummary &summary = found->summary;
    summary.name = tidyName(name);
    if (const Result<void> written = writeAsset(*found); !written)
        return written.error();
    const std::string folder = folderName(summary.name, summary.made);
    if (summary.folder.filename().string() != folder) {
        const Result<fs::path> moved = moveFolder(summary.folder, m_state->root, folder);
        if (!moved)
            return moved.error();
        summary.folder = *moved;
    }
    return indexed(m_state->index, summary);
}

Result<void> Library::moveToTrash(const AssetId &id)
{
    const Result<AssetSummary> summary = known(m_state->index, id);
    if (!summary)
        return summary.error();
    if (const Result<void> moved = intoTrash(m_state->root, summary->folder); !moved)
        return moved;
    return m_state->index.remove(id);
}

Result<AssetSummary> Library::restore(const AssetId &id)
{
    if (contains(id))
        return known(m_state->index, id);
    Result<AssetSummary> restored = outOfTrash(m_state->root, id);
    if (!restored)
        return restored;
    return indexed(m_state->index, std::move(*restored));
}

Result<void> Library::saveCopy(const AssetId &id, const fs::path &file) const
{
    const Result<AssetSummary> summary = known(m_state->index, id);
    if (!summary)
        return summary.error();
    std::error_code unknown;
    const fs::path folder = fs::weakly_canonical(fs::absolute(file, unknown).parent_path(), unknown);
    const fs::path root = fs::weakly_canonical(m_state->root, unknown);
    if (std::mismatch(root.begin(), root.end(), folder.begin(), folder.end()).first == root.end())
        return Error{ErrorKind::BadUsage,
                     quotedPath(file) + " is inside the library: choose another folder for the copy."};
    if (fs::is_directory(file, unknown))
        return Error{ErrorKind::BadUsage, quotedPath(file) + " is a folder: choose a name for the copy."};
    const Result<CopiedFile> copied = replaceByCopy(summary->model(), file);
    return copied ? Result<void>() : Result<void>(copied.error());
}

Result<AssetSummary> Library::setThumbnail(const AssetId &id, const QImage &picture)
{
    Result<Asset> found = asset(id);
    if (!found)
        return found.error();
    const Result<QByteArray> png = pngOf(picture);
    if (!png)
        return png.error();
    AssetSummary &summary = found->summary;
    if (const Result<void> written = writeDurably(summary.thumbnail(), *png); !written)
        return written.error();
    std::erase_if(found->files, [](const AssetFile &file) { return file.path == kThumbnail; });
    found->files.push_back({kThumbnail, static_cast<std::uint64_t>(png->size()),
                            QCryptographicHash::hash(*png, QCryptographicHash::Sha256).toHex().toStdString()});
    summary.hasThumbnail = true;
    summary.bytes = 0;
    for (const AssetFile &file : found->files)
        summary.bytes += file.bytes;
    if (const Result<void> written = writeAsset(*found); !written)
        return written.error();
    return indexed(m_state->index, summary);
}

} // namespace turnaround::library

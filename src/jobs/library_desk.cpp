#include "jobs/library_desk.h"

#include "core/display_text.h"
#include "jobs/remote_json.h"
#include "jobs/result_folder.h"
#include "library/durable_files.h"

#include <array>
#include <fstream>

namespace turnaround::jobs {

namespace {

namespace fs = std::filesystem;

bool isGlb(const fs::path &file)
{
    std::array<char, 4> magic{};
    std::ifstream(file, std::ios::binary).read(magic.data(), magic.size());
    return std::string_view(magic.data(), magic.size()) == "glTF";
}

Result<AssetCounts> copyAndMeasure(const fs::path &from, const fs::path &to, const CancelToken &cancel)
{
    const Result<library::CopiedFile> copied = library::copyDurably(from, to, cancel);
    if (!copied)
        return copied.error();
    if (!isGlb(to))
        return Error{ErrorKind::BadInput,
                     quotedPath(from) + " is no GLB file. Only those can be imported: export the model as GLB."};
    Result<AssetCounts> counts = measureModel(to, cancel);
    if (counts)
        return counts;
    Error error = counts.error(); // it tells of the copy, which nobody knows
    const std::string hidden = to.filename().string();
    if (const std::size_t at = error.message.find(hidden); at != std::string::npos)
        error.message.replace(at, hidden.size(), displayName(from));
    return error;
}

library::NewAsset newAssetOf(const Job &job, UtcTime now)
{
    library::NewAsset asset;
    asset.id = job.asset.value();
    asset.name = job.request.name;
    asset.provider = job.request.provider;
    asset.asked = job.created;
    asset.started = job.started;
    asset.made = now;
    asset.request = job.request;
    return asset;
}

} // namespace

LibraryDesk::LibraryDesk(library::Library library, DataFolder folder, Mailbox &mailbox, QThreadPool &pool,
                         Listener listener)
    : m_library(std::move(library))
    , m_folder(std::move(folder))
    , m_mailbox(mailbox)
    , m_pool(pool)
    , m_listener(std::move(listener))
{
}

void LibraryDesk::answer(Ticket ticket, const Result<AssetSummary> &asset)
{
    if (asset)
        m_listener(AssetFiled{ticket, *asset});
    else
        m_listener(LibraryRefused{ticket, asset.error()});
}

void LibraryDesk::operator()(const ListAssets &asked)
{
    Result<library::Listing> listing = m_library.list(asked.text);
    if (listing && asked.withoutThumbnail)
        std::erase_if(listing->assets, &AssetSummary::hasThumbnail);
    if (listing)
        m_listener(AssetsListed{asked.ticket, asked.text, std::move(*listing)});
    else
        m_listener(LibraryRefused{asked.ticket, listing.error()});
}

void LibraryDesk::operator()(const RefreshLibrary &asked)
{
    if (const Result<void> fresh = m_library.refresh(asked.fromScratch); !fresh)
        m_listener(LibraryRefused{asked.ticket, fresh.error()});
    else
        (*this)(ListAssets{asked.ticket, {}, false});
}

void LibraryDesk::operator()(const OpenAsset &asked)
{
    Result<Asset> asset = m_library.asset(asked.id);
    if (asset)
        m_listener(AssetOpened{asked.ticket, std::move(*asset)});
    else
        m_listener(LibraryRefused{asked.ticket, asset.error()});
}

void LibraryDesk::operator()(const RenameAsset &asked)
{
    answer(asked.ticket, m_library.rename(asked.id, asked.name));
}

void LibraryDesk::operator()(const DeleteAsset &asked)
{
    if (const Result<void> moved = m_library.moveToTrash(asked.id); !moved)
        m_listener(LibraryRefused{asked.ticket, moved.error()});
    else
        m_listener(AssetTrashed{asked.ticket, asked.id});
}

void LibraryDesk::operator()(const RestoreAsset &asked)
{
    answer(asked.ticket, m_library.restore(asked.id));
}

void LibraryDesk::operator()(const ImportModel &asked)
{
    const fs::path copy = m_folder.jobs() / (".import-" + newAssetId().text + ".glb");
    m_pool.start([this, asked, copy, stop = m_stop] {
        m_mailbox.post(ImportRead{asked.ticket, asked.file, copy, copyAndMeasure(asked.file, copy, stop)});
    });
}

void LibraryDesk::finishImport(const ImportRead &read, UtcTime now)
{
    Result<AssetSummary> asset = [&]() -> Result<AssetSummary> {
        if (!read.counts)
            return read.counts.error();
        library::NewAsset imported;
        imported.id = newAssetId();
        imported.name = read.original.stem().string();
        imported.provider = kImportProvider;
        imported.made = now;
        imported.model = read.copy;
        imported.counts = *read.counts;
        return m_library.add(imported);
    }();
    std::error_code ignored;
    fs::remove(read.copy, ignored);
    answer(read.ticket, asset);
}

void LibraryDesk::operator()(const SaveCopy &asked)
{
    if (const Result<void> saved = m_library.saveCopy(asked.id, asked.file); !saved)
        m_listener(LibraryRefused{asked.ticket, saved.error()});
    else
        m_listener(CopySaved{asked.ticket, asked.file});
}

void LibraryDesk::operator()(const SetThumbnail &asked)
{
    answer(asked.ticket, m_library.setThumbnail(asked.id, asked.picture));
}

Result<AssetSummary> LibraryDesk::store(const Job &job, UtcTime now, const CancelToken &cancel)
{
    return job.remote ? storeResult(job, now, cancel) : storeMade(job, now, cancel);
}

Result<AssetSummary> LibraryDesk::storeMade(const Job &job, UtcTime now, const CancelToken &cancel)
{
    library::NewAsset asset = newAssetOf(job, now);
    asset.model = modelFile(m_folder.job(job.id));
    if (!m_library.contains(asset.id)) {
        const Result<MadeModel> made = readMade(m_folder.job(job.id));
        std::error_code unknown;
        if (!made || !fs::exists(asset.model, unknown))
            return Error{ErrorKind::BadInput, "The model that was made is not in the job's folder any more."};
        asset.counts = made->counts;
    }
    return added(asset, cancel);
}

Result<AssetSummary> LibraryDesk::storeResult(const Job &job, UtcTime now, const CancelToken &cancel)
{
    const Result<AssembledResult> result = readResult(m_folder.job(job.id));
    if (!result || result->models.empty())
        return Error{ErrorKind::BadInput, "The model that came from the service is not in the job's folder any more."};
    const fs::path folder = resultFolder(m_folder.job(job.id));
    Result<AssetSummary> first = Error{};
    for (std::size_t i = 0; i < result->models.size(); ++i) {
        const ResultModel &model = result->models[i];
        library::NewAsset asset = newAssetOf(job, now);
        asset.id = assetOfResult(*job.asset, i);
        if (i > 0)
            asset.name += ' ' + std::to_string(i + 1);
        asset.model = folder / model.model;
        asset.counts = model.counts;
        asset.service = assetServiceJson(*job.remote);
        for (const std::string &other : model.others)
            asset.others.push_back({folder / fs::path(other).filename(), fs::path(other).filename()});
        std::error_code unknown;
        if (!m_library.contains(asset.id) && !fs::exists(asset.model, unknown))
            return Error{ErrorKind::BadInput,
                         "The model that came from the service is not in the job's folder any more."};
        Result<AssetSummary> stored = added(asset, cancel);
        if (!stored)
            return stored;
        if (i == 0)
            first = std::move(stored);
    }
    return first;
}

Result<AssetSummary> LibraryDesk::added(const library::NewAsset &asset, const CancelToken &cancel)
{
    Result<AssetSummary> stored = m_library.add(asset, cancel);
    if (stored)
        m_listener(AssetFiled{0, *stored});
    return stored;
}

} // namespace turnaround::jobs

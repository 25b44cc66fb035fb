// Carries out what is asked of the library. Belongs to the worker's thread; models from elsewhere are read
// on the pool.
#pragma once

#include "core/cancel.h"
#include "jobs/data_folder.h"
#include "jobs/job_worker.h"
#include "jobs/mailbox.h"
#include "library/library.h"

#include <QThreadPool>

namespace turnaround::jobs {

class LibraryDesk
{
public:
    /// The mailbox and the pool must outlive it; the listener is called on the worker's thread.
    LibraryDesk(library::Library library, DataFolder folder, Mailbox &mailbox, QThreadPool &pool, Listener listener);

    void operator()(const ListAssets &asked);
    void operator()(const RefreshLibrary &asked);
    void operator()(const OpenAsset &asked);
    void operator()(const RenameAsset &asked);
    void operator()(const DeleteAsset &asked);
    void operator()(const RestoreAsset &asked);
    void operator()(const ImportModel &asked);
    void operator()(const SaveCopy &asked);
    void operator()(const SetThumbnail &asked);

    /// The pool has read a model that is to be imported.
    void finishImport(const ImportRead &read, UtcTime now);

    /// Puts a job's model into the library under Job::asset, unless it is there. BadInput: the model is not in
    /// the job's folder any more, or damaged; else as
    /// Library::add().
    Result<AssetSummary> store(const Job &job, UtcTime now, const CancelToken &cancel);

    /// Imports that are on the pool give up; for the end of the program.
    void stop() const { m_stop.request(); }

private:
    Result<AssetSummary> storeMade(const Job &job, UtcTime now, const CancelToken &cancel);
    Result<AssetSummary> storeResult(const Job &job, UtcTime now, const CancelToken &cancel);
    Result<AssetSummary> added(const library::NewAsset &asset, const CancelToken &cancel);
    void answer(Ticket ticket, const Result<AssetSummary> &asset);
    library::Library m_library;
    DataFolder m_folder;
    Mailbox &m_mailbox;
    QThreadPool &m_pool;
    Listener m_listener;
    CancelToken m_stop;
};

} // namespace turnaround::jobs

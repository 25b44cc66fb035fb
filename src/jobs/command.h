// What the window and the command line may ask of the worker. Any thread (values).
#pragma once

#include "domain/asset.h"
#include "domain/job.h"
#include "jobs/charge.h"
#include "providers/provider.h"

#include <QImage>

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>

namespace turnaround::jobs {

/// A new identity for a job or an asset: random, never used before.
JobId newJobId();
/// A UUID v4, for RemoteWork::taskId.
std::string newTaskId();
AssetId newAssetId();

/// Chosen by the asker, and given back with the answer. A library command has exactly one answer:
/// the event that it names, or LibraryRefused.
using Ticket = std::uint64_t;

/// Makes a model. The views' files are checked and copied first; what happens to them later changes nothing.
/// JobChanged, or JobRefused where a view can't be used. Asking twice with one id is asking once.
struct SubmitJob {
    JobId id;
    GenerationRequest request;
    bool overBudget = false; ///< the artist pays although it exceeds the budget, or its price is not known
};
/// Stops a job: within 100 ms where it runs here. Nothing happens to one that has ended.
struct CancelJob {
    JobId id;
};
/// Puts a failed or cancelled job back in line; one that failed while it was stored is stored again.
struct RetryJob {
    JobId id;
    bool overBudget = false; ///< as SubmitJob's
};
/// Goes on with a job that a service has, or may have: one that failed here, was not waited for any more, or is
/// unconfirmed. Nothing is paid for it again.
struct ResumeJob {
    JobId id;
    std::string serviceJob; ///< the id that the service shows for it; empty: the one that is known
    std::string link; ///< of the finished model, https; empty: none
};
/// Forgets a job that has ended. Its model stays in the library.
struct RemoveJob {
    JobId id;
};

/// Assets whose name contains all of the text's words, whatever their case. AssetsListed.
struct ListAssets {
    Ticket ticket = 0;
    std::string text;
    bool withoutThumbnail = false; ///< only those that lack one
};
/// Looks for folders that came, went or changed by hand; `fromScratch` forgets the index first. AssetsListed.
struct RefreshLibrary {
    Ticket ticket = 0;
    bool fromScratch = false;
};
/// All about one asset, its request too, to reopen it. AssetOpened.
struct OpenAsset {
    Ticket ticket = 0;
    AssetId id;
};
/// Its folder is renamed too. AssetFiled.
struct RenameAsset {
    Ticket ticket = 0;
    AssetId id;
    std::string name;
};
/// Into the trash. AssetTrashed.
struct DeleteAsset {
    Ticket ticket = 0;
    AssetId id;
};
/// Out of the trash again. AssetFiled.
struct RestoreAsset {
    Ticket ticket = 0;
    AssetId id;
};
/// A copy of a GLB from elsewhere, after it was read and found good. AssetFiled.
struct ImportModel {
    Ticket ticket = 0;
    std::filesystem::path file;
};
/// The asset's model as another file; an older one is replaced in one step. CopySaved.
struct SaveCopy {
    Ticket ticket = 0;
    AssetId id;
    std::filesystem::path file;
};
/// The picture that the library shows of it. AssetFiled.
struct SetThumbnail {
    Ticket ticket = 0;
    AssetId id;
    QImage picture;
};

/// Whom a service is talked to as, from now on; none: no more. Never leaves this process.
struct UseAccount {
    std::string provider;
    std::optional<providers::Account> account;
};
/// What may be spent without asking.
struct UseBudget {
    Budget budget;
};
/// What a request would cost. Pictures are uploaded where the service needs them to tell. ServiceTold.
struct AskPrice {
    Ticket ticket = 0;
    GenerationRequest request;
};
/// Whether the service takes the key. Costs nothing. ServiceTold, with no money.
struct CheckKey {
    Ticket ticket = 0;
    std::string provider;
};
/// ServiceTold.
struct AskBalance {
    Ticket ticket = 0;
    std::string provider;
};
/// All charges, newest first. SpendingListed.
struct ListSpending {
    Ticket ticket = 0;
};

using Command = std::variant<SubmitJob, CancelJob, RetryJob, ResumeJob, RemoveJob, ListAssets, RefreshLibrary,
                             OpenAsset, RenameAsset, DeleteAsset, RestoreAsset, ImportModel, SaveCopy, SetThumbnail,
                             UseAccount, UseBudget, AskPrice, CheckKey, AskBalance, ListSpending>;

} // namespace turnaround::jobs

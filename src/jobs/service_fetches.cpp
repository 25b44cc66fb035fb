// A result's way down: one file after another into the job's folder, and what they are.
#include "jobs/ending_words.h"
#include "jobs/service_desk.h"
#include "jobs/waiting.h"
#include "library/durable_files.h"

#include <functional>
#include <new>

namespace turnaround::jobs {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostFileBytes = 1LL << 30;
constexpr int kTriesBeforeFreshLink = 6;

bool isDeadLink(int status)
{
    return status == 400 || status == 401 || status == 403 || status == 404 || status == 410;
}

fs::path fetchedFile(const fs::path &jobFolder, std::size_t index)
{
    return resultFolder(jobFolder) / ("file-" + std::to_string(index));
}

FetchTrouble troubleOf(const std::string &service, const net::NotFetched &missing)
{
    using Kind = FetchTrouble::Kind;
    if (const auto *disk = std::get_if<std::string>(&missing.why))
        return {Kind::Lasting, Error{ErrorKind::Disk, *disk}};
    if (const auto *response = std::get_if<HttpResponse>(&missing.why)) {
        const std::string detail = "HTTP " + std::to_string(response->status);
        const bool dead = isDeadLink(response->status);
        Error error{ErrorKind::Network,
                    "The model can't be fetched: " + service +
                        (dead ? "'s link to it does not work, or no longer." : "'s storage has a fault of its own."),
                    detail};
        return {dead ? Kind::LinkDead : Kind::Passing, error};
    }
    const HttpFailure &failure = std::get<HttpFailure>(missing.why);
    Error error{ErrorKind::Network, "The model could not be fetched from " + service + ": the connection broke off.",
                failure.detail};
    const std::string look = "Your account there may let you download it yourself.";
    switch (failure.kind) {
    case HttpFailure::Kind::Refused:
        error.message = service +
            "'s link to the model is not followed: it does not begin with https://, or leads "
            "into your own network.";
        return {Kind::Lasting, error, false, look};
    case HttpFailure::Kind::TooLong:
        error.message =
            "The model from " + service + " was not fetched: it has more than 1 GB, the most that is taken.";
        return {Kind::Lasting, error, false, look};
    case HttpFailure::Kind::Insecure:
        error.message =
            "The model could not be fetched safely: what answers at " + service + "'s link can't prove who it is.";
        return {Kind::Lasting, error, false, "Check the clock of this computer."};
    default:
        return {Kind::Passing, error, failure.kind == HttpFailure::Kind::Offline};
    }
}

/// On the pool's threads nobody else would catch it.
Result<AssembledResult> guarded(const std::function<Result<AssembledResult>()> &assemble)
try {
    return assemble();
} catch (const std::bad_alloc &) {
    return Error{ErrorKind::Unavailable,
                 "There is not enough memory to look into the model that came. Close other programs."};
}

/// What came is no model, or none that can be read.
FetchTrouble unusable(const Job &job, Error error)
{
    error.detail = error.message + (error.detail.empty() ? "" : " (" + error.detail + ')'); // advice to a file's owner
    error.message = "What " + serviceNameOf(job) + " sent can't be used: it is damaged, or no model.";
    return {FetchTrouble::Kind::NotAModel, std::move(error)};
}

/// Whether the result is whole without that file.
bool goesWithout(const Job &job, std::size_t index)
{
    return job.remote->files[index].role == FileRole::Preview;
}

} // namespace

void ServiceDesk::listResult(const Job &job, const providers::Finished &finished, UtcTime now)
{
    const fs::path folder = m_folder.job(job.id);
    ResultListed listed;
    listed.cost = finished.cost;
    listed.facts = finished.facts;
    listed.notes = finished.notes;
    for (std::size_t i = 0; i < finished.files.size(); ++i) {
        RemoteFile file = finished.files[i].file;
        if (!finished.files[i].bytes.empty()) {
            Result<void> kept = library::makeFolder(resultFolder(folder));
            if (kept)
                kept = library::writeDurably(fetchedFile(folder, i), finished.files[i].bytes);
            const Result<std::string> name =
                kept ? nameResultFile(folder, file, i, fetchedFile(folder, i)) : Result<std::string>(kept.error());
            if (name)
                file.file = *name;
            else if (file.url.empty()) {
                loseResult(job, name.error(), now);
                return;
            }
        }
        listed.files.push_back(std::move(file));
    }
    m_apply(job.id, listed, now);
}

/// What came inside an answer could not be kept.
void ServiceDesk::loseResult(const Job &job, const Error &why, UtcTime now)
{
    if (job.state != JobState::Submitting) { // it can be asked for again
        m_apply(job.id, WentWrong{why}, now);
        return;
    }
    const providers::Provider *provider = providers::findProvider(job.request.provider);
    const ModelOffer *model = provider ? providers::findModel(*provider, job.request.model) : nullptr;
    providers::Ended lost;
    lost.trouble.kind = why.kind;
    lost.trouble.message = why.message + " The result that had come is lost.";
    lost.trouble.detail = why.detail;
    lost.trouble.charged = model && model->free ? Charged::No : Charged::Yes;
    m_apply(job.id, ServiceEnded{lost}, now);
}

void ServiceDesk::startFetch(const Job &job, Errand &errand, UtcTime now)
{
    const std::vector<RemoteFile> &files = job.remote->files;
    std::size_t index = 0;
    while (index < files.size() && (files[index].lost || !files[index].file.empty()))
        ++index;
    errand.file = index;
    if (index == files.size()) {
        assemble(job, now);
        return;
    }
    const fs::path folder = m_folder.job(job.id);
    if (const Result<void> made = library::makeFolder(resultFolder(folder)); !made || !m_transport) {
        m_apply(job.id,
                FetchTrouble{FetchTrouble::Kind::Lasting,
                             made ? Error{ErrorKind::Unavailable, "This Turnaround has no way to fetch files."}
                                  : made.error()},
                now);
        return;
    }
    const providers::Account *known = account(job.request.provider);
    net::Download download;
    download.url = files[index].url;
    download.file = fetchedFile(folder, index);
    download.mostBytes = kMostFileBytes;
    download.allowLoopback = known && net::isLoopbackAddress(known->address);
    errand.underWay = true;
    const auto answered = [&mailbox = m_mailbox, id = job.id, number = errand.number](net::FetchAnswer answer) {
        mailbox.post(ServiceFetch{id, number, std::move(answer)});
    };
    const auto progress = [&mailbox = m_mailbox, id = job.id, number = errand.number, index,
                           count = files.size()](std::int64_t done, std::int64_t whole) {
        const double share = whole > 0 ? double(done) / double(whole) : 0;
        mailbox.post(ServiceProgress{id, number, (double(index) + share) / double(count)});
    };
    errand.exchange = m_transport->fetch(std::move(download), answered, progress);
}

void ServiceDesk::operator()(const ServiceProgress &told, UtcTime now)
{
    if (current(told.job, told.errand))
        m_apply(told.job, Progressed{"download", told.done}, now);
}

void ServiceDesk::operator()(const ServiceFetch &answered, UtcTime now)
{
    Errand *errand = current(answered.job, answered.errand);
    const Job *job = m_find(answered.job);
    if (!errand || !job || !job->remote || errand->file >= job->remote->files.size())
        return;
    errand->underWay = false;
    errand->exchange.reset();
    const JobId id = job->id;
    const std::uint64_t number = errand->number;
    if (const auto *missing = std::get_if<net::NotFetched>(&answered.answer)) {
        FetchTrouble trouble = troubleOf(serviceNameOf(*job), *missing);
        if (trouble.kind == FetchTrouble::Kind::LinkDead && goesWithout(*job, errand->file)) {
            m_apply(id, FileFetched{errand->file, {}, true}, now);
            fetchNext(id, number, now);
            return;
        }
        ++errand->troubles;
        if (trouble.kind == FetchTrouble::Kind::Passing && errand->troubles % kTriesBeforeFreshLink == 0)
            trouble.kind = FetchTrouble::Kind::LinkDead;
        errand->due =
            now + troubleWait(errand->troubles, std::uniform_real_distribution<double>()(m_chance), std::nullopt);
        m_apply(id, trouble, now);
        return;
    }
    const std::size_t index = errand->file;
    const fs::path folder = m_folder.job(id);
    const Result<std::string> name =
        nameResultFile(folder, job->remote->files[index], index, fetchedFile(folder, index));
    if (!name && !goesWithout(*job, index)) {
        m_apply(id, unusable(*job, name.error()), now);
        return;
    }
    errand->troubles = 0;
    m_apply(id, name ? FileFetched{index, *name, false} : FileFetched{index, {}, true}, now);
    fetchNext(id, number, now);
}

void ServiceDesk::fetchNext(const JobId &id, std::uint64_t number, UtcTime now)
{
    Errand *still = current(id, number);
    const Job *fresh = m_find(id);
    if (still && fresh)
        startFetch(*fresh, *still, now);
}

void ServiceDesk::assemble(const Job &job, UtcTime now)
{
    Errand &errand = begin(job, ErrandKind::Assemble, now, now);
    errand.underWay = true;
    const providers::Provider *provider = providers::findProvider(job.request.provider);
    const ModelOffer *model = provider ? providers::findModel(*provider, job.request.model) : nullptr;
    const OutputKind output = model ? model->output : OutputKind::Model3d;
    m_pool.start([&mailbox = m_mailbox, job, number = errand.number, output, folder = m_folder.job(job.id)] {
        mailbox.post(
            ServiceResult{job.id, number, guarded([&] { return assembleResult(job, output, folder, CancelToken()); })});
    });
}

void ServiceDesk::operator()(const ServiceResult &made, UtcTime now)
{
    if (!current(made.job, made.errand))
        return;
    drop(made.job);
    if (!made.result) {
        const ErrorKind kind = made.result.error().kind;
        const bool ours = kind == ErrorKind::Disk || kind == ErrorKind::Unavailable;
        const Job *job = m_find(made.job);
        m_apply(made.job,
                ours || !job ? FetchTrouble{FetchTrouble::Kind::Lasting, made.result.error()}
                             : unusable(*job, made.result.error()),
                now);
    } else if (made.result->models.empty()) {
        m_apply(made.job, PicturesMade{}, now);
    } else {
        m_apply(made.job, ModelMade{newAssetId()}, now);
    }
}

} // namespace turnaround::jobs

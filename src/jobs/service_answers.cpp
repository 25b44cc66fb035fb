// What the services answered, as the machine hears it.
#include "jobs/ending_words.h"
#include "jobs/hide_keys.h"
#include "jobs/service_desk.h"
#include "jobs/waiting.h"
#include "library/durable_files.h"

namespace turnaround::jobs {

namespace {

using namespace providers;

/// A task that is not found so soon after its submit has not reached every machine of the service yet.
constexpr std::chrono::minutes kSettling(1);
/// After so many a service that could tell its price does not.
constexpr int kTriesForAPrice = 4;
constexpr int kTriesToCancel = 4;
constexpr int kTriesWhileSettling = 6; // half a minute to a minute

struct FailureWords {
    std::string what, advice;
};

FailureWords failureWords(const std::string &name, HttpFailure::Kind kind)
{
    const std::string checkAddress = "Check the address that is set for " + name;
    switch (kind) {
    case HttpFailure::Kind::Offline:
        return {name + " can't be reached.", "Check the network."};
    case HttpFailure::Kind::Insecure:
        return {name + " can't be reached safely: what answers there can't prove that it is " + name + '.',
                checkAddress + " and the clock of this computer."};
    case HttpFailure::Kind::Broken:
        return {"The connection to " + name + " broke off before its answer was here.", {}};
    case HttpFailure::Kind::TooSlow:
        return {name + " did not answer in time.", {}};
    case HttpFailure::Kind::TooLong:
        return {name + " sent an answer that is far too long.", {}};
    case HttpFailure::Kind::Stopped:
        return {"Asking " + name + " was stopped.", {}};
    case HttpFailure::Kind::Refused:
        break;
    }
    return {"The address that is set for " + name +
                " is not used: it must begin with https:// (with http:// only on "
                "this computer).",
            "Set another address."};
}

Trouble troubleOf(const std::string &service, const HttpFailure &failure)
{
    const FailureWords words = failureWords(service, failure.kind);
    Trouble trouble;
    trouble.kind = ErrorKind::Network;
    trouble.message = words.what;
    trouble.advice = words.advice;
    trouble.detail = failure.detail;
    trouble.passing = failure.kind != HttpFailure::Kind::Refused && failure.kind != HttpFailure::Kind::Insecure;
    trouble.charged = failure.maybeSent ? Charged::Unknown : Charged::No;
    return trouble;
}

} // namespace

void ServiceDesk::operator()(ServiceCall answered, UtcTime now)
{
    Errand *errand = current(answered.job, answered.errand);
    const Job *job = m_find(answered.job);
    if (!errand || !job || !job->remote)
        return;
    errand->underWay = false;
    errand->exchange.reset();
    if (auto *response = std::get_if<HttpResponse>(&answered.answer)) {
        for (const std::string &asked : {job->request.provider, job->request.hostWith}) {
            if (const Account *known = account(asked))
                hideKeys(*response, *known);
        }
    }
    switch (errand->kind) {
    case ErrandKind::Pictures:
    case ErrandKind::SubmitLater:
        readUpload(*job, *errand, answered.answer, now);
        break;
    case ErrandKind::Quote:
        readQuote(*job, *errand, answered.answer, now);
        break;
    case ErrandKind::Submit:
        readSubmit(*job, answered.answer, now);
        break;
    case ErrandKind::AskAfter:
    case ErrandKind::Poll:
        readPoll(*job, *errand, answered.answer, now);
        break;
    case ErrandKind::Cancel:
        readCancel(*job, *errand, answered.answer, now);
        break;
    default:
        break;
    }
}

void ServiceDesk::operator()(const ServicePictures &ready, UtcTime now)
{
    Errand *errand = current(ready.job, ready.errand);
    const Job *job = m_find(ready.job);
    if (!errand || !job || !job->remote)
        return;
    errand->underWay = false;
    if (!ready.pictures) {
        drop(job->id);
        m_apply(ready.job, WentWrong{ready.pictures.error()}, now);
        return;
    }
    errand->ready = true;
    errand->pictures = ready.pictures->pictures;
    errand->notes = ready.pictures->notes;
    start(*job, *errand, now);
}

void ServiceDesk::readUpload(const Job &job, Errand &errand, const HttpAnswer &answer, UtcTime now)
{
    const Provider *own = findProvider(job.request.provider);
    const ModelOffer *model = own ? findModel(*own, job.request.model) : nullptr;
    const bool hosted = model && model->pictureWay == PictureWay::AddressOnly;
    const std::string &whither = hosted ? job.request.hostWith : job.request.provider;
    const Provider *taker = findProvider(whither);
    const Account *known = account(whither);
    if (!taker || !known || !errand.upload || errand.picture >= errand.pictures.size())
        return;
    if (const auto *failure = std::get_if<HttpFailure>(&answer)) {
        Trouble trouble = troubleOf(taker->info.name, *failure);
        trouble.charged = Charged::No; // nothing is paid for an upload
        callTrouble(job.id, errand, trouble, now, failure->kind == HttpFailure::Kind::Offline);
        return;
    }
    const CallContext context{now, job.remote->taskId};
    const UploadCalls &calls = hosted ? taker->host : taker->upload;
    UploadAnswer said = calls.read(errand.upload->state, errand.pictures[errand.picture],
                                   std::get<HttpResponse>(answer), *known, context);
    if (auto *trouble = std::get_if<Trouble>(&said)) {
        trouble->charged = Charged::No;
        errand.upload.reset(); // from this picture's beginning
        callTrouble(job.id, errand, *trouble, now);
        return;
    }
    errand.troubles = 0;
    if (auto *done = std::get_if<UploadDone>(&said)) {
        errand.pictures[errand.picture].reference = done->reference;
        ++errand.picture;
        errand.upload.reset();
        nextPicture(job, errand, now);
        return;
    }
    errand.upload = std::get<UploadNext>(std::move(said));
    errand.due = now + errand.upload->wait;
}

void ServiceDesk::readQuote(const Job &job, Errand &errand, const HttpAnswer &answer, UtcTime now)
{
    const Provider *provider = findProvider(job.request.provider);
    if (const auto *failure = std::get_if<HttpFailure>(&answer)) {
        Trouble trouble = troubleOf(serviceNameOf(job), *failure);
        trouble.charged = Charged::No;
        callTrouble(job.id, errand, trouble, now, failure->kind == HttpFailure::Kind::Offline);
        return;
    }
    const auto &response = std::get<HttpResponse>(answer);
    const Result<Quote> quote = provider->readQuote(response);
    const bool isBusy = response.status == 429 || response.status >= 500;
    if (!quote && isBusy && errand.troubles < kTriesForAPrice) {
        Trouble trouble;
        trouble.kind = ErrorKind::Network;
        trouble.message = quote.error().message;
        trouble.passing = true;
        trouble.wait = response.retryAfter();
        callTrouble(job.id, errand, trouble, now);
        return;
    }
    const bool aboutUs = response.status == 401 || response.status == 402 || response.status == 403;
    const bool aboutTheJob =
        provider->quoteNeedsUploads && (response.status == 400 || response.status == 422); // a rehearsal of the submit
    if (!quote && (aboutUs || aboutTheJob)) { // the job itself would be refused as well
        const JobId id = job.id;
        drop(id);
        m_apply(id, WentWrong{quote.error()}, now);
        return;
    }
    if (quote)
        errand.quoted = quote->money;
    else
        ++errand.quotesRefused; // it is not known, then
    errand.troubles = 0;
    errand.kind = ErrandKind::Pictures;
    nextPicture(job, errand, now);
}

void ServiceDesk::readSubmit(const Job &job, const HttpAnswer &answer, UtcTime now)
{
    const Provider *provider = findProvider(job.request.provider);
    const JobId id = job.id;
    if (const auto *failure = std::get_if<HttpFailure>(&answer)) {
        const Trouble trouble = troubleOf(serviceNameOf(job), *failure);
        Errand &errand = m_errands[id];
        ++errand.troubles;
        errand.due = now + troubleWait(errand.troubles, std::uniform_real_distribution<double>()(m_chance), {});
        if (failure->maybeSent)
            m_apply(id, SubmitUnclear{trouble}, now);
        else
            m_apply(id, SubmitNotTaken{trouble, failure->kind == HttpFailure::Kind::Offline}, now);
        return;
    }
    SubmitAnswer said =
        provider->readSubmit(job.request, std::get<HttpResponse>(answer), CallContext{now, job.remote->taskId});
    const bool isThere = std::holds_alternative<Accepted>(said) || std::holds_alternative<KnownAlready>(said);
    if (isThere)
        m_errands[id].troubles = 0;
    if (auto *accepted = std::get_if<Accepted>(&said)) {
        m_apply(id, SubmitAccepted{accepted->task, accepted->cost, accepted->facts}, now);
    } else if (auto *known = std::get_if<KnownAlready>(&said)) {
        m_apply(id, SubmitAccepted{known->task, {}, nlohmann::ordered_json::object()}, now);
    } else if (auto *finished = std::get_if<Finished>(&said)) {
        listResult(job, *finished, now);
    } else if (auto *refused = std::get_if<NotAccepted>(&said)) {
        Errand &errand = m_errands[id];
        ++errand.troubles;
        errand.due = now +
            troubleWait(errand.troubles, std::uniform_real_distribution<double>()(m_chance), refused->trouble.wait);
        m_apply(id, SubmitNotTaken{refused->trouble}, now);
    } else {
        Trouble &unclear = std::get<Unclear>(said).trouble;
        Errand &errand = m_errands[id];
        ++errand.troubles;
        errand.due = now + troubleWait(errand.troubles, std::uniform_real_distribution<double>()(m_chance), {});
        m_apply(id, SubmitUnclear{unclear}, now);
    }
}

/// Whether it worked, the polls tell.
void ServiceDesk::readCancel(const Job &job, Errand &errand, const HttpAnswer &answer, UtcTime now)
{
    const auto *response = std::get_if<HttpResponse>(&answer);
    if (response && response->succeeded()) {
        errand.kind = ErrandKind::Poll;
        errand.due = now + std::chrono::seconds(1);
        return;
    }
    const bool passing = !response || response->status == 429 || response->status >= 500;
    if (passing && ++errand.troubles < kTriesToCancel) {
        errand.due = now +
            troubleWait(errand.troubles, std::uniform_real_distribution<double>()(m_chance),
                        response ? response->retryAfter() : std::nullopt);
        return;
    }
    m_apply(job.id, CancelRefused{}, now);
}

void ServiceDesk::readPoll(const Job &job, Errand &errand, const HttpAnswer &answer, UtcTime now)
{
    const Provider *provider = findProvider(job.request.provider);
    const JobId id = job.id;
    if (const auto *failure = std::get_if<HttpFailure>(&answer)) {
        callTrouble(id, errand, troubleOf(serviceNameOf(job), *failure), now,
                    failure->kind == HttpFailure::Kind::Offline);
        return;
    }
    const RemoteTask task = errand.kind == ErrandKind::AskAfter ? provider->taskOf(CallContext{now, job.remote->taskId})
                                                                : job.remote->task.value_or(RemoteTask{});
    PollAnswer said = provider->readPoll(job.request, task, std::get<HttpResponse>(answer));
    if (auto *trouble = std::get_if<Trouble>(&said)) {
        callTrouble(id, errand, *trouble, now);
        return;
    }
    const std::chrono::milliseconds waited = job.remote->waited;
    if (auto *unknown = std::get_if<NotKnown>(&said)) {
        if (errand.kind == ErrandKind::Poll && waited < kSettling && errand.troubles < kTriesWhileSettling) {
            unknown->trouble.passing = true;
            callTrouble(id, errand, unknown->trouble, now);
        } else {
            m_apply(id, TaskNotKnown{unknown->trouble}, now);
        }
        return;
    }
    errand.troubles = 0;
    if (auto *running = std::get_if<GoOn>(&said)) {
        if (waited > provider->info.pace.deadline) {
            Trouble late;
            late.kind = ErrorKind::Network;
            late.message = provider->info.name + " has been at it for " +
                std::to_string(std::chrono::duration_cast<std::chrono::minutes>(waited).count()) +
                " minutes, and the model is not done.";
            late.charged = Charged::Unknown;
            m_apply(id, CallTrouble{late, "busy"}, now);
            return;
        }
        m_apply(id, StillRunning{std::move(*running)}, now);
    } else if (auto *finished = std::get_if<Finished>(&said)) {
        listResult(job, *finished, now);
    } else {
        Ended &ended = std::get<Ended>(said);
        m_apply(id, ServiceEnded{std::move(ended)}, now);
    }
}

void ServiceDesk::callTrouble(const JobId &id, Errand &errand, Trouble trouble, UtcTime now, bool offline)
{
    ++errand.troubles;
    errand.underWay = false;
    errand.due = now +
        troubleWait(errand.troubles, std::uniform_real_distribution<double>()(m_chance),
                    trouble.passing ? trouble.wait : std::nullopt);
    if (errand.kind == ErrandKind::Submit) { // its answer is readSubmit()'s: what fails here has not left
        trouble.charged = Charged::No;
        m_apply(id, SubmitNotTaken{std::move(trouble), offline}, now);
        return;
    }
    const bool keyless = trouble.kind == ErrorKind::Unavailable;
    m_apply(id, CallTrouble{std::move(trouble), keyless ? "key" : offline ? "offline" : "busy"}, now);
}

} // namespace turnaround::jobs

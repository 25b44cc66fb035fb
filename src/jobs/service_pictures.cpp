// A job's pictures on their way to a service: made ready, uploaded one after another, its price asked for.
#include "core/display_text.h"
#include "jobs/service_desk.h"

namespace turnaround::jobs {

namespace {

/// Without the pictures where the service may know the price all the same, then with them; else it stays unknown.
constexpr int kMostQuotes = 2;

using providers::Account;
using providers::Picture;
using providers::Provider;

} // namespace

void ServiceDesk::startPictures(const Job &job, Errand &errand, UtcTime now)
{
    const Provider *provider = providers::findProvider(job.request.provider);
    const ModelOffer *model = providers::findModel(*provider, job.request.model);
    if (!model) {
        Trouble trouble;
        trouble.kind = ErrorKind::BadUsage;
        trouble.message = provider->info.name + " has no model '" + displayText(job.request.model) + "'.";
        trouble.advice = "Choose another model.";
        callTrouble(job.id, errand, trouble, now);
        return;
    }
    errand.underWay = true;
    m_pool.start([&mailbox = m_mailbox, id = job.id, number = errand.number, request = job.request, model = *model] {
        mailbox.post(ServicePictures{id, number, readyPictures(request, model)});
    });
}

void ServiceDesk::nextPicture(const Job &job, Errand &errand, UtcTime now)
{
    const Provider *provider = providers::findProvider(job.request.provider);
    const ModelOffer *model = providers::findModel(*provider, job.request.model);
    const bool hosted = model->pictureWay == PictureWay::AddressOnly;
    if (provider->quote && !provider->quoteNeedsUploads && errand.kind == ErrandKind::Pictures) {
        if (!errand.quoted && errand.quotesRefused == 0) { // before any picture leaves this machine
            askPrice(job, errand, now);
            return;
        }
        if (errand.quoted && isHeldBack(job, errand.quoted, now))
            return;
    }
    if (model->pictureWay == PictureWay::Inline) {
        picturesDone(job, errand, now);
        return;
    }
    const std::string &whither = hosted ? job.request.hostWith : job.request.provider;
    const Provider *taker = providers::findProvider(whither);
    for (Picture &picture : errand.pictures) { // what went up before a break need not go again
        for (const SentPicture &sent : job.remote->uploaded) {
            if (sent.view == picture.view && picture.reference.empty())
                picture.reference = sent.reference;
        }
    }
    while (errand.picture < errand.pictures.size() && !errand.pictures[errand.picture].reference.empty())
        ++errand.picture;
    if (errand.picture == errand.pictures.size()) {
        picturesDone(job, errand, now);
        return;
    }
    const providers::UploadCalls *calls = !taker ? nullptr : hosted ? &taker->host : &taker->upload;
    if (!calls || !*calls) {
        Trouble trouble;
        trouble.kind = ErrorKind::BadUsage;
        trouble.message = provider->info.name +
            " takes pictures only from public addresses, and no service is chosen that may host these.";
        trouble.advice = "Give addresses in place of the files, or choose a service that may host them.";
        callTrouble(job.id, errand, trouble, now);
        return;
    }
    const Account *known = accountOr(job, whither, errand, now);
    if (!known || !mayCall(whither, now))
        return;
    if (!errand.upload) {
        Result<providers::UploadNext> first =
            calls->begin(errand.pictures[errand.picture], *known, providers::CallContext{now, job.remote->taskId});
        if (!first) {
            send(job, errand, first.error(), now);
            return;
        }
        errand.upload = std::move(*first);
    }
    send(job, errand, errand.upload->request, now);
}

void ServiceDesk::askPrice(const Job &job, Errand &errand, UtcTime now)
{
    errand.kind = ErrandKind::Quote;
    errand.underWay = false;
    start(job, errand, now);
}

bool ServiceDesk::isHeldBack(const Job &job, const std::optional<Money> &price, UtcTime now)
{
    const std::optional<Error> refused = m_objection(job, price, now);
    if (!refused)
        return false;
    const JobId id = job.id;
    drop(id);
    m_apply(id, HeldByBudget{*refused}, now);
    return true;
}

void ServiceDesk::picturesDone(const Job &job, Errand &errand, UtcTime now)
{
    const Provider *provider = providers::findProvider(job.request.provider);
    const bool asksPrice =
        provider->quote && errand.kind == ErrandKind::Pictures && !errand.quoted && errand.quotesRefused < kMostQuotes;
    // The submit's call is counted before the job is marked as submitted: between the mark and the call nothing waits.
    if (!asksPrice && !mayCall(job.request.provider, now)) {
        errand.underWay = false;
        return;
    }
    if (!asksPrice) {
        const std::optional<Money> price = errand.quoted ? errand.quoted : job.remote->quoted;
        if (isHeldBack(job, price, now))
            return;
    }
    if (errand.kind == ErrandKind::SubmitLater) {
        m_apply(job.id, SubmitDue{}, now);
        return;
    }
    if (asksPrice) {
        askPrice(job, errand, now);
        return;
    }
    PicturesSent sent;
    sent.notes = errand.notes;
    sent.quoted = errand.quoted;
    for (const Picture &picture : errand.pictures) {
        if (!picture.reference.empty())
            sent.uploaded.push_back({picture.view, picture.reference});
    }
    m_apply(job.id, sent, now);
}

} // namespace turnaround::jobs

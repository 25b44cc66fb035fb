#include "ui/service_words.h"

#include "jobs/remote_machine.h"
#include "ui/asset_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace turnaround::ui {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Service", text);
}

const ModelOffer *modelOf(const Job &job)
{
    const providers::Provider *provider = providers::findProvider(job.request.provider);
    return provider ? providers::findModel(*provider, job.request.model) : nullptr;
}

/// A service without keys is a server of the artist's own.
bool costsNothing(const Job &job)
{
    const providers::Provider *provider = providers::findProvider(job.request.provider);
    return !job.remote || job.remote->practice || (provider && provider->info.credentials.empty());
}

bool hasLeft(const Job &job)
{
    return job.state != JobState::Queued && job.state != JobState::Uploading &&
        (job.state != JobState::Submitting || job.remote->submitLeft);
}

} // namespace

QString serviceName(const std::string &provider)
{
    return makerWords(provider);
}

QString variablesOf(const providers::ServiceInfo &service)
{
    QStringList names;
    for (const providers::CredentialField &field : service.credentials) {
        if (!field.variables.empty())
            names << QString::fromStdString(field.variables.front());
    }
    return names.join(say(QT_TRANSLATE_NOOP("Service", " and ")));
}

QString priceWords(const Job &job)
{
    if (!job.remote)
        return {};
    const RemoteWork &remote = *job.remote;
    if (job.state == JobState::Failed && remote.charged == Charged::No)
        return say(QT_TRANSLATE_NOOP("Service", "nothing charged"));
    if (remote.cost)
        return QString::fromStdString(moneyText(*remote.cost));
    if (remote.quoted)
        return say(QT_TRANSLATE_NOOP("Service", "about %1")).arg(QString::fromStdString(moneyText(*remote.quoted)));
    return costsNothing(job) ? QString() : say(QT_TRANSLATE_NOOP("Service", "price not known"));
}

QString resultWords(const Job &job)
{
    if (!job.remote)
        return {};
    const bool drawn = modelOf(job) && modelOf(job)->output == OutputKind::Picture;
    if (drawn) {
        const auto pictures = std::ranges::count(job.remote->files, FileRole::Picture, &RemoteFile::role);
        return pictures > 1 ? say(QT_TRANSLATE_NOOP("Service", "%1 pictures")).arg(pictures) : QString();
    }
    int results = 0;
    for (const RemoteFile &file : job.remote->files)
        results = std::max(results, file.result + 1);
    return results > 1 ? say(QT_TRANSLATE_NOOP("Service", "%1 models, first opens")).arg(results) : QString();
}

QString noteWords(const Job &job)
{
    QStringList notes;
    for (std::size_t i = 0; job.remote && i < job.remote->notes.size(); ++i)
        notes << QString::fromStdString(job.remote->notes[i]);
    return notes.join(QLatin1Char('\n'));
}

JobDeeds deedsOf(const Job &job)
{
    JobDeeds deeds;
    deeds.stop = say(QT_TRANSLATE_NOOP("Service", "Cancel"));
    deeds.again = say(QT_TRANSLATE_NOOP("Service", "Try again"));
    if (!job.remote)
        return deeds;
    const RemoteWork &remote = *job.remote;
    const QString name = serviceName(job.request.provider);
    const providers::Provider *provider = providers::findProvider(job.request.provider);
    const bool cancels = remote.cancellable && !remote.cancelWanted && job.state != JobState::Downloading;
    if (hasLeft(job) && !cancels) {
        deeds.stop = say(QT_TRANSLATE_NOOP("Service", "Stop waiting"));
        deeds.stopMeans = provider && !provider->info.cancelWords.empty()
            ? QString::fromStdString(provider->info.cancelWords)
            : say(QT_TRANSLATE_NOOP(
                      "Service", "%1 goes on, and it is paid for; Turnaround only stops waiting. It can go on later."))
                  .arg(name);
    }
    deeds.wantsKey = !hasEnded(job.state) && job.stage == "key";
    deeds.isUnsure = job.state == JobState::Unconfirmed;
    deeds.goesOn = !deeds.isUnsure && jobs::canResume(job);
    if (job.asset)
        return deeds; // it is only stored again
    if (deeds.goesOn && job.state == JobState::Failed) {
        deeds.again.clear(); // it would go on, too
        return deeds;
    }
    if (costsNothing(job)) {
        deeds.againMeans = say(QT_TRANSLATE_NOOP("Service", "%1 gets it as a new job.")).arg(name);
        return deeds;
    }
    const QString price = remote.quoted ? QString::fromStdString(moneyText(*remote.quoted)) : QString();
    if (job.remote->heldByBudget) {
        deeds.again = say(QT_TRANSLATE_NOOP("Service", "Pay anyway"));
        deeds.againMeans = say(QT_TRANSLATE_NOOP("Service", "It may exceed the budget this once."));
        return deeds;
    }
    deeds.again = price.isEmpty() ? say(QT_TRANSLATE_NOOP("Service", "Try again, paid anew"))
                                  : say(QT_TRANSLATE_NOOP("Service", "Try again for %1")).arg(price);
    deeds.againMeans = say(QT_TRANSLATE_NOOP("Service", "%1 gets it as a new job, which is paid for.")).arg(name);
    return deeds;
}

} // namespace turnaround::ui

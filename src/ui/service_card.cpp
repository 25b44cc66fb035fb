#include "ui/service_card.h"

#include "ui/job_queue.h"
#include "ui/service_words.h"

namespace turnaround::ui {

namespace {

QString factsOf(const Job &job)
{
    if (const QString results = resultWords(job); !results.isEmpty() && job.state == JobState::Ready)
        return results;
    if (job.request.views.empty())
        return JobQueue::tr("from words");
    return job.request.views.size() == 1 ? JobQueue::tr("1 view")
                                         : JobQueue::tr("%1 views").arg(job.request.views.size());
}

} // namespace

QVariant serviceCard(const Job &job, int role)
{
    const JobDeeds deeds = deedsOf(job);
    switch (role) {
    case JobQueue::FactsRole:
        return factsOf(job);
    case JobQueue::ServiceRole:
        return job.remote ? QString::fromStdString(job.request.provider) : QString();
    case JobQueue::AboutRole: {
        if (!job.remote)
            return QString();
        const QString price = job.remote->practice ? JobQueue::tr("practice") : priceWords(job);
        const QString name = serviceName(job.request.provider);
        return price.isEmpty() ? name : JobQueue::tr("%1 · %2").arg(name, price);
    }
    case JobQueue::PracticeRole:
        return job.remote && job.remote->practice;
    case JobQueue::OfflineRole:
        return !hasEnded(job.state) && (job.stage == "offline" || job.stage == "busy");
    case JobQueue::NotesRole:
        return noteWords(job);
    case JobQueue::StopRole:
        return deeds.stop;
    case JobQueue::StopMeansRole:
        return deeds.stopMeans;
    case JobQueue::AgainRole:
        return deeds.again;
    case JobQueue::AgainMeansRole:
        return deeds.againMeans;
    case JobQueue::GoesOnRole:
        return deeds.goesOn;
    case JobQueue::UnsureRole:
        return deeds.isUnsure;
    case JobQueue::WantsKeyRole:
        return deeds.wantsKey;
    default:
        return {};
    }
}

} // namespace turnaround::ui

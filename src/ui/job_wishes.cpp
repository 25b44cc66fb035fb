// What the artist wants of a job in the queue.
#include "net/transport.h"
#include "providers/answer.h"
#include "ui/job_queue.h"

namespace turnaround::ui {

void JobQueue::cancel(const QString &job)
{
    m_desk.post(jobs::CancelJob{{job.toStdString()}});
}

void JobQueue::retry(const QString &job)
{
    const Job *known = find(job);
    const bool payAnyway = known && known->remote && known->remote->heldByBudget;
    m_desk.post(jobs::RetryJob{{job.toStdString()}, payAnyway});
}

void JobQueue::resume(const QString &job)
{
    m_desk.post(jobs::ResumeJob{{job.toStdString()}, {}, {}});
}

QString JobQueue::resumeWith(const QString &job, const QString &found)
{
    const std::string text = found.trimmed().toStdString();
    if (text.empty())
        return tr("Paste the job's id as the service shows it, or the link to the result.");
    if (text.find("://") != std::string::npos) {
        if (!net::isAllowedAddress(text, true))
            return tr(
                "That is no link to a model: one begins with https://. Copy it from your account at the service.");
        m_desk.post(jobs::ResumeJob{{job.toStdString()}, {}, text});
        return {};
    }
    if (!providers::isPlainTaskId(text))
        return tr("That is no job id: one has up to 200 letters, digits and - _ . : only. Copy it from your account at "
                  "the service.");
    m_desk.post(jobs::ResumeJob{{job.toStdString()}, text, {}});
    return {};
}

void JobQueue::askForKey(const QString &job)
{
    if (const Job *found = find(job); found && found->remote)
        emit keyWanted(QString::fromStdString(found->request.provider));
}

void JobQueue::remove(const QString &job)
{
    m_desk.post(jobs::RemoveJob{{job.toStdString()}});
}

void JobQueue::removeFinished()
{
    for (const Job &job : m_jobs) {
        if (job.state == JobState::Ready || job.state == JobState::Cancelled)
            m_desk.post(jobs::RemoveJob{job.id});
    }
}

void JobQueue::usePicture(const QUrl &picture, int view)
{
    m_pictures.keep(picture, view);
}

} // namespace turnaround::ui

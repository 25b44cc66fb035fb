#include "ui/job_pictures.h"

#include "jobs/data_folder.h"
#include "jobs/result_folder.h"
#include "ui/intake.h"

#include <QFile>

namespace turnaround::ui {

namespace {

constexpr qint64 kMostBytes = 100'000'000;

Result<std::filesystem::path> copied(const QString &from, const std::filesystem::path &folder)
{
    QFile file(from);
    Offer offer;
    if (file.size() <= kMostBytes && file.open(QFile::ReadOnly))
        offer.data = file.readAll();
    if (offer.data.isEmpty())
        return Error{ErrorKind::Disk, "The picture can't be read any more: was its job taken off the list?"};
    return writeDown(offer, folder);
}

} // namespace

JobPictures::JobPictures(std::filesystem::path dataFolder, QObject *parent)
    : QObject(parent)
    , m_data(std::move(dataFolder))
{
}

bool JobPictures::makesPictures(const Job &job)
{
    return job.remote && job.state == JobState::Ready && !job.asset;
}

void JobPictures::look(const JobId &job)
{
    if (m_pictures.try_emplace(job).second) {
        m_line.push_back(job);
        next();
    }
}

QList<QUrl> JobPictures::of(const JobId &job) const
{
    const auto known = m_pictures.find(job);
    return known == m_pictures.end() ? QList<QUrl>() : known->second;
}

void JobPictures::keep(const QUrl &picture, int view)
{
    m_keeping.start(
        [from = picture.toLocalFile(), folder = m_data / "draft"](const CancelToken &) { return copied(from, folder); },
        [this, view](const Result<std::filesystem::path> &file) {
            if (file)
                emit kept(view, QUrl::fromLocalFile(QString::fromStdString(file->string())));
            else
                emit refused(QString::fromStdString(file.error().message));
        });
}

void JobPictures::next()
{
    if (m_reading.running() || m_line.empty())
        return;
    const JobId job = m_line.front();
    m_line.pop_front();
    const std::filesystem::path folder = jobs::DataFolder{m_data}.job(job);
    m_reading.start(
        [folder](const CancelToken &) {
            QList<QUrl> pictures;
            const Result<jobs::AssembledResult> result = jobs::readResult(folder);
            for (std::size_t i = 0; result && i < result->pictures.size(); ++i) {
                const std::filesystem::path name = std::filesystem::path(result->pictures[i]).filename();
                pictures << QUrl::fromLocalFile(QString::fromStdString((jobs::resultFolder(folder) / name).string()));
            }
            return pictures;
        },
        [this, job](const QList<QUrl> &pictures) {
            m_pictures[job] = pictures;
            emit found(job);
            next();
        });
}

} // namespace turnaround::ui

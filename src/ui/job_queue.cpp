#include "ui/job_queue.h"

#include "jobs/ending_words.h"
#include "ui/job_words.h"
#include "ui/service_card.h"
#include "ui/view_board.h"

#include <QDesktopServices>
#include <QMetaMethod>

#include <algorithm>

namespace turnaround::ui {

namespace {

constexpr std::size_t kLongMessage = 80; ///< characters: what a low card has room for

using namespace std::chrono_literals;
using CardState::State;

State cardState(const Job &job)
{
    switch (job.state) {
    case JobState::Queued:
        return State::Waiting;
    case JobState::Ready:
        return State::Ready;
    case JobState::Cancelled:
        return State::Cancelled;
    case JobState::Failed:
    case JobState::Unconfirmed:
        return State::NeedsYou;
    default:
        return State::Running;
    }
}

UtcTime now()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// Of a paid job that was cancelled, too: whether it was paid for.
QString messageOf(const Job &job)
{
    if (job.error)
        return QString::fromStdString(job.error->message);
    return job.state == JobState::Cancelled ? QString::fromStdString(jobs::cancelledWords(job)) : QString();
}

QUrl fileUrl(const std::filesystem::path &file)
{
    return QUrl::fromLocalFile(QString::fromStdString(file.string()));
}

/// Needs you, running, waiting in the order of the line, then what is done, the newest first.
bool comesBefore(const Job &a, const Job &b)
{
    if (cardState(a) != cardState(b))
        return cardState(a) < cardState(b);
    return hasEnded(a.state) ? a.ended > b.ended : a.created < b.created;
}

} // namespace

JobQueue::JobQueue(JobDesk &desk, QObject *parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
    , m_pictures(desk.dataFolder())
{
    connect(&desk, &JobDesk::told, this, &JobQueue::hear);
    connect(&m_pictures, &JobPictures::found, this, [this] {
        if (count() > 0)
            emit dataChanged(index(0), index(count() - 1), {PicturesRole});
        emit changed();
    });
    connect(&m_pictures, &JobPictures::kept, this, &JobQueue::pictureRequested);
    connect(&m_pictures, &JobPictures::refused, this, &JobQueue::said);
    m_news.setSingleShot(true);
    m_news.setInterval(0);
    connect(&m_news, &QTimer::timeout, this, &JobQueue::changed);
    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (count() > 0)
            emit dataChanged(index(0), index(count() - 1), {ElapsedRole});
    });
}

int JobQueue::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> JobQueue::roleNames() const
{
    return {{JobIdRole, "jobId"},           {NameRole, "name"},
            {StateRole, "cardState"},       {PhaseRole, "phase"},
            {ProgressRole, "progress"},     {ElapsedRole, "elapsed"},
            {MessageRole, "message"},       {PictureRole, "picture"},
            {FactsRole, "facts"},           {AboutRole, "about"},
            {PracticeRole, "practice"},     {OfflineRole, "offline"},
            {NotesRole, "notes"},           {StopRole, "stop"},
            {StopMeansRole, "stopMeans"},   {AgainRole, "again"},
            {AgainMeansRole, "againMeans"}, {GoesOnRole, "goesOn"},
            {UnsureRole, "unsure"},         {WantsKeyRole, "wantsKey"},
            {ServiceRole, "service"},       {PicturesRole, "pictures"}};
}

QVariant JobQueue::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const Job &job = m_jobs[static_cast<size_t>(index.row())];
    switch (role) {
    case JobIdRole:
        return QString::fromStdString(job.id.text);
    case NameRole:
        return QString::fromStdString(job.request.name);
    case StateRole:
        return static_cast<int>(cardState(job));
    case PhaseRole:
        return phaseWords(job);
    case ProgressRole:
        return job.progress.value_or(-1);
    case ElapsedRole:
        return elapsedText(job, now());
    case MessageRole:
        return messageOf(job);
    case PictureRole:
        return pictureOf(job);
    case PicturesRole:
        return QVariant::fromValue(m_pictures.of(job.id));
    default:
        return serviceCard(job, role);
    }
}

std::optional<std::filesystem::path> JobQueue::assetFolder(const Job &job) const
{
    if (!job.asset || job.state != JobState::Ready)
        return std::nullopt;
    const auto asset = m_assets.find(*job.asset);
    return asset == m_assets.end() ? std::nullopt : std::optional(asset->second.folder);
}

QUrl JobQueue::pictureOf(const Job &job) const
{
    if (const auto folder = assetFolder(job)) {
        const AssetSummary &asset = m_assets.at(*job.asset);
        if (asset.hasThumbnail)
            return fileUrl(asset.thumbnail());
        if (!job.request.views.empty())
            return fileUrl(*folder / "views" / job.request.views.front().file.filename());
    }
    return job.request.views.empty() || job.state == JobState::Ready ? QUrl() : fileUrl(job.request.views.front().file);
}

int JobQueue::running() const
{
    return static_cast<int>(std::ranges::count(m_jobs, State::Running, cardState));
}

int JobQueue::finished() const
{
    return static_cast<int>(std::ranges::count_if(m_jobs, [](const Job &job) { return hasEnded(job.state); }));
}

QString JobQueue::summary() const
{
    if (!m_problem.isEmpty())
        return m_problem;
    if (m_jobs.empty())
        return tr("empty. Jobs run here while you go on working.");
    const auto waiting = static_cast<int>(std::ranges::count(m_jobs, State::Waiting, cardState));
    const auto needing = static_cast<int>(std::ranges::count(m_jobs, State::NeedsYou, cardState));
    QStringList parts;
    if (running() > 0)
        parts << tr("%1 running").arg(running());
    if (waiting > 0)
        parts << tr("%1 waiting").arg(waiting);
    if (needing > 0)
        parts << (needing == 1 ? tr("1 needs you") : tr("%1 need you").arg(needing));
    return parts.isEmpty() ? tr("nothing running") : parts.join(QStringLiteral(", "));
}

bool JobQueue::opens() const
{
    return isSignalConnected(QMetaMethod::fromSignal(&JobQueue::openRequested));
}

bool JobQueue::tall() const
{
    return std::ranges::any_of(m_jobs, [this](const Job &job) {
        const bool explains = job.remote || (job.error && job.error->message.size() > kLongMessage);
        return (explains && cardState(job) == State::NeedsYou) || !m_pictures.of(job.id).isEmpty();
    });
}

void JobQueue::submit(const GenerationRequest &request, bool overBudget)
{
    if (!m_problem.isEmpty()) {
        emit said(m_problem);
        return;
    }
    const JobId id = jobs::newJobId();
    m_submitted[id] = request;
    m_desk.post(jobs::SubmitJob{id, request, overBudget});
}

/// Only the budget refuses with that kind before anything was sent: the services' own refusals come later.
void JobQueue::refuse(const jobs::JobRefused &refused)
{
    const auto submitted = m_submitted.extract(refused.id);
    const QString why = QString::fromStdString(refused.error.message);
    if (submitted && refused.error.kind == ErrorKind::Refused)
        emit overBudget(submitted.mapped(), why);
    else if (const Job *again = find(QString::fromStdString(refused.id.text)))
        emit overBudget(again->request, why); // it stays as it was
    else
        emit said(why);
}

const Job *JobQueue::find(const QString &id) const
{
    const auto at = std::ranges::find(m_jobs, id.toStdString(), [](const Job &job) { return job.id.text; });
    return at == m_jobs.end() ? nullptr : &*at;
}

void JobQueue::open(const QString &job)
{
    const Job *found = find(job);
    if (const auto folder = found ? assetFolder(*found) : std::nullopt)
        emit openRequested(fileUrl(*folder / "model.glb"), QString::fromStdString(found->request.name));
}

void JobQueue::reveal(const QString &job)
{
    const Job *found = find(job);
    const auto folder = found ? assetFolder(*found) : std::nullopt;
    if (folder && !QDesktopServices::openUrl(fileUrl(*folder)))
        emit said(tr("No file manager answered; the model lies in %1.").arg(QString::fromStdString(folder->string())));
}

QStringList JobQueue::viewNames() const
{
    QStringList names;
    for (const View view : kAllViews)
        names << viewTitle(view);
    return names;
}

void JobQueue::hear(const jobs::WorkerEvent &event)
{
    if (const auto *opened = std::get_if<jobs::WorkerOpened>(&event)) {
        beginResetModel();
        m_jobs = opened->jobs;
        std::ranges::stable_sort(m_jobs, comesBefore);
        endResetModel();
        for (const Job &job : m_jobs) {
            if (JobPictures::makesPictures(job))
                m_pictures.look(job.id);
        }
        m_desk.post(jobs::ListAssets{});
        for (const std::string &note : opened->notes)
            emit said(QString::fromStdString(note));
    } else if (const auto *closed = std::get_if<jobs::WorkerNotOpened>(&event)) {
        m_problem = QString::fromStdString(closed->error.message);
    } else if (const auto *job = std::get_if<jobs::JobChanged>(&event)) {
        put(job->job);
    } else if (const auto *removed = std::get_if<jobs::JobRemoved>(&event)) {
        drop(removed->id);
    } else if (const auto *refused = std::get_if<jobs::JobRefused>(&event)) {
        refuse(*refused);
    } else if (const auto *unsaved = std::get_if<jobs::NotSaved>(&event)) {
        emit said(QString::fromStdString(unsaved->error.message));
    } else if (const auto *filed = std::get_if<jobs::AssetFiled>(&event)) {
        m_assets[filed->asset.id] = filed->asset;
        if (count() > 0)
            emit dataChanged(index(0), index(count() - 1), {PictureRole});
    } else if (const auto *listed = std::get_if<jobs::AssetsListed>(&event)) {
        for (const AssetSummary &asset : listed->listing.assets)
            m_assets[asset.id] = asset;
        if (count() > 0)
            emit dataChanged(index(0), index(count() - 1), {PictureRole});
    }
    const bool busy = running() > 0;
    if (busy != m_clock.isActive())
        busy ? m_clock.start() : m_clock.stop();
    m_news.start(); // once for all that came together
}

void JobQueue::put(const Job &job)
{
    m_submitted.erase(job.id);
    if (JobPictures::makesPictures(job))
        m_pictures.look(job.id);
    const auto at = std::ranges::find(m_jobs, job.id, &Job::id);
    if (at == m_jobs.end()) {
        const auto place = std::ranges::upper_bound(m_jobs, job, comesBefore);
        const int row = static_cast<int>(place - m_jobs.begin());
        beginInsertRows({}, row, row);
        m_jobs.insert(place, job);
        endInsertRows();
        return;
    }
    const bool moved = cardState(*at) != cardState(job);
    if (moved && (cardState(job) == State::Ready || cardState(job) == State::NeedsYou))
        emit jobEnded();
    *at = job;
    const QModelIndex row = index(static_cast<int>(at - m_jobs.begin()));
    emit dataChanged(row, row);
    if (moved)
        move(row.row());
}

/// To where it belongs now, alone: the others' cards stay as they are.
void JobQueue::move(int row)
{
    const auto at = m_jobs.begin() + row;
    auto to = std::upper_bound(m_jobs.begin(), at, *at, comesBefore);
    if (to == at)
        to = std::upper_bound(at + 1, m_jobs.end(), *at, comesBefore);
    if (to == at || to == at + 1)
        return;
    beginMoveRows({}, row, row, {}, static_cast<int>(to - m_jobs.begin()));
    if (to < at)
        std::rotate(to, at, at + 1);
    else
        std::rotate(at, at + 1, to);
    endMoveRows();
}

void JobQueue::drop(const JobId &id)
{
    const auto at = std::ranges::find(m_jobs, id, &Job::id);
    if (at == m_jobs.end())
        return;
    const int row = static_cast<int>(at - m_jobs.begin());
    beginRemoveRows({}, row, row);
    m_jobs.erase(at);
    endRemoveRows();
}

} // namespace turnaround::ui

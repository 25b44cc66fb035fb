// The queue's cards: what runs, what waits, what is done. GUI thread; the worker does the work.
#pragma once

#include "domain/asset.h"
#include "domain/job.h"
#include "ui/job_desk.h"
#include "ui/job_pictures.h"

#include <QAbstractListModel>
#include <QTimer>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <optional>
#include <vector>

namespace turnaround::ui {

namespace CardState {
Q_NAMESPACE
QML_ELEMENT
enum class State {
    NeedsYou, ///< failed or unclear: `message` says what happened and what to do
    Running, ///< being made
    Waiting, ///< in line
    Ready, ///< in the library
    Cancelled, ///< stopped by the artist
};
Q_ENUM_NS(State)
} // namespace CardState

class JobQueue : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made where the window is composed")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int running READ running NOTIFY changed)
    Q_PROPERTY(int finished READ finished NOTIFY changed)
    /// "1 running, 2 waiting"; what the queue is for while it is empty; or why there is none.
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    /// Why nothing can be submitted; empty: it can.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    /// A card wants more room: a service's job that needs the artist, or one with pictures.
    Q_PROPERTY(bool tall READ tall NOTIFY changed)
    /// Somebody shows models when asked to.
    Q_PROPERTY(bool opens READ opens CONSTANT)

public:
    enum Role {
        JobIdRole = Qt::UserRole, ///< QString
        NameRole, ///< QString
        StateRole, ///< CardState::State
        PhaseRole, ///< QString: in words
        ProgressRole, ///< qreal, 0..1; below 0: not known
        ElapsedRole, ///< QString: "0:48"; empty before the start
        MessageRole, ///< QString: the error, with the next step; empty: none
        PictureRole, ///< QUrl: the thumbnail, or one of the views
        FactsRole, ///< QString: "8 views"
        AboutRole, ///< QString: "Runware · about $0.34"; empty: made here
        PracticeRole, ///< bool
        OfflineRole, ///< bool: the network or the service is away; it goes on by itself
        NotesRole, ///< QString: what was changed to fit the service, one sentence a line
        StopRole, ///< QString: "Cancel", "Stop waiting"
        StopMeansRole, ///< QString: what that means for the money
        AgainRole, ///< QString: "Try again for $0.34"; empty: not offered
        AgainMeansRole, ///< QString
        GoesOnRole, ///< bool: a service has it; going on pays nothing
        UnsureRole, ///< bool: whether a service took it is not known
        WantsKeyRole, ///< bool: it waits for its service's key
        ServiceRole, ///< QString: the service's id; empty: made here
        PicturesRole, ///< QList<QUrl>: what a job made that makes pictures
    };

    explicit JobQueue(JobDesk &desk, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_jobs.size()); }
    int running() const;
    int finished() const;
    QString summary() const;
    QString problem() const { return m_problem; }
    bool opens() const;
    bool tall() const;

    /// `overBudget`: it is paid although it exceeds the budget.
    void submit(const GenerationRequest &request, bool overBudget = false);
    Q_INVOKABLE void cancel(const QString &job);
    Q_INVOKABLE void retry(const QString &job);
    /// Goes on where a service has the job; nothing is paid again.
    Q_INVOKABLE void resume(const QString &job);
    /// The same with what the artist found at the service: the job's id there, or the result's link. What is wrong with
    /// it, in words; empty: it goes on.
    Q_INVOKABLE QString resumeWith(const QString &job, const QString &found);
    /// Asks for the settings at the service whose key the job waits for.
    Q_INVOKABLE void askForKey(const QString &job);
    Q_INVOKABLE void remove(const QString &job);
    Q_INVOKABLE void removeFinished();
    /// Shows a ready job's model in the viewer.
    Q_INVOKABLE void open(const QString &job);
    Q_INVOKABLE void reveal(const QString &job);
    /// Puts one of a job's pictures into a slot; `view` is a View's number.
    Q_INVOKABLE void usePicture(const QUrl &picture, int view);
    /// The views' names, in the order of their numbers.
    Q_INVOKABLE QStringList viewNames() const;

signals:
    void changed();
    void said(const QString &sentence);
    /// A submitted job was not taken, and would be if it might exceed the budget.
    void overBudget(const turnaround::GenerationRequest &request, const QString &why);
    void openRequested(const QUrl &model, const QString &name);
    void pictureRequested(int view, const QUrl &picture);
    void keyWanted(const QString &service);
    /// A job came to its end, or needs the artist.
    void jobEnded();

private:
    void hear(const jobs::WorkerEvent &event);
    void refuse(const jobs::JobRefused &refused);
    void put(const Job &job);
    void drop(const JobId &id);
    void move(int row);
    std::optional<std::filesystem::path> assetFolder(const Job &job) const;
    const Job *find(const QString &id) const;
    QUrl pictureOf(const Job &job) const;

    JobDesk &m_desk;
    std::vector<Job> m_jobs; ///< as shown
    std::map<JobId, GenerationRequest> m_submitted; ///< neither taken nor refused yet
    std::map<AssetId, AssetSummary> m_assets;
    JobPictures m_pictures;
    QTimer m_clock, m_news; ///< moves the elapsed times while something runs
    QString m_problem;
    bool m_opened = false;
};

} // namespace turnaround::ui

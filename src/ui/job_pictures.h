// Which pictures lie in the result folders of jobs that make pictures, not models. GUI thread; the folders are read on
// the pool.
#pragma once

#include "core/result.h"
#include "domain/job.h"
#include "ui/latest.h"

#include <QObject>
#include <QUrl>

#include <deque>
#include <filesystem>
#include <map>
#include <vector>

namespace turnaround::ui {

class JobPictures : public QObject
{
    Q_OBJECT
public:
    explicit JobPictures(std::filesystem::path dataFolder, QObject *parent = nullptr);

    /// Whether it is ready, and has no model.
    static bool makesPictures(const Job &job);
    /// Looks into the folder of a job that makesPictures(); found() follows, once.
    void look(const JobId &job);
    QList<QUrl> of(const JobId &job) const;
    /// Copies one beside the draft: the job may be taken off the list. kept() or refused() follows.
    void keep(const QUrl &picture, int view);

signals:
    void found(const turnaround::JobId &job);
    void kept(int view, const QUrl &picture);
    void refused(const QString &why);

private:
    void next();

    std::filesystem::path m_data;
    std::deque<JobId> m_line;
    std::map<JobId, QList<QUrl>> m_pictures; ///< of those that were looked for
    Latest<QList<QUrl>> m_reading;
    Latest<Result<std::filesystem::path>> m_keeping;
};

} // namespace turnaround::ui

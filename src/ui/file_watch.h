// Tells when one of the watched pictures changes on disk. GUI thread; the looking is done on a thread of its own.
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QThread>

namespace turnaround::ui {

class FileWatch : public QObject
{
    Q_OBJECT
public:
    explicit FileWatch(QObject *parent = nullptr);
    ~FileWatch() override;

    /// Replaces what is watched. A file that goes away and comes back, as editors do it, stays watched.
    void watch(const QStringList &files);

signals:
    void changed(const QString &file);

private:
    QThread m_thread;
    QFileSystemWatcher *m_watcher; ///< lives on m_thread, ends with it
    QStringList m_wanted; ///< m_thread's
};

} // namespace turnaround::ui

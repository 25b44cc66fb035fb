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

    /// Replaces what is watched. Files that an editor writes anew stay watched: call again after changed().
    void watch(const QStringList &files);

signals:
    void changed(const QString &file);

private:
    QThread m_thread;
    QFileSystemWatcher *m_watcher; ///< lives on m_thread, ends with it
};

} // namespace turnaround::ui

#include "ui/file_watch.h"

namespace turnaround::ui {

FileWatch::FileWatch(QObject *parent)
    : QObject(parent)
    , m_watcher(new QFileSystemWatcher)
{
    m_watcher->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_watcher, &QObject::deleteLater);
    connect(m_watcher, &QFileSystemWatcher::fileChanged, this, &FileWatch::changed);
    m_thread.start();
}

FileWatch::~FileWatch()
{
    m_thread.quit();
    m_thread.wait();
}

void FileWatch::watch(const QStringList &files)
{
    QMetaObject::invokeMethod(m_watcher, [watcher = m_watcher, files] {
        const QStringList before = watcher->files();
        for (const QString &file : before) {
            if (!files.contains(file))
                watcher->removePath(file);
        }
        for (const QString &file : files) {
            if (!before.contains(file))
                watcher->addPath(file);
        }
    });
}

} // namespace turnaround::ui

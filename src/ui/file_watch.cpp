#include "ui/file_watch.h"

#include <QFileInfo>

#include <memory>

namespace turnaround::ui {

FileWatch::FileWatch(QObject *parent)
    : QObject(parent)
    , m_watcher(new QFileSystemWatcher)
{
    m_watcher->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_watcher, &QObject::deleteLater);
    connect(m_watcher, &QFileSystemWatcher::fileChanged, this, &FileWatch::changed);
    // A file that was taken away or replaced is no longer watched; its folder tells when it is there again.
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, m_watcher, [this] {
        for (const QString &file : m_wanted) {
            if (!m_watcher->files().contains(file) && QFileInfo::exists(file) && m_watcher->addPath(file))
                emit changed(file);
        }
    });
    m_thread.start();
}

FileWatch::~FileWatch()
{
    m_thread.quit();
    m_thread.wait();
}

void FileWatch::watch(const QStringList &files)
{
    QMetaObject::invokeMethod(m_watcher, [this, files] {
        QStringList wanted = files;
        for (const QString &file : files)
            wanted << QFileInfo(file).path();
        wanted.removeDuplicates();
        const QStringList before = m_watcher->files() + m_watcher->directories();
        for (const QString &path : before) {
            if (!wanted.contains(path))
                m_watcher->removePath(path);
        }
        for (const QString &path : wanted) {
            if (!before.contains(path) && QFileInfo::exists(path))
                m_watcher->addPath(path);
        }
        m_wanted = files;
    });
}

} // namespace turnaround::ui

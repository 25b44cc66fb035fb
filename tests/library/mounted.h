// A disk of a test's own: small, or read-only.
#pragma once

#include <QTemporaryDir>

#include <string>
#include <sys/mount.h>

namespace turnaround {

/// A small or a read-only disk, where that is allowed.
class Mounted
{
public:
    explicit Mounted(const char *options)
        : m_done(::mount("tmpfs", path().c_str(), "tmpfs", 0, options) == 0)
    {
    }
    ~Mounted()
    {
        if (m_done)
            ::umount2(path().c_str(), MNT_DETACH);
    }
    bool done() const { return m_done; }
    bool makeReadOnly() const { return ::mount("tmpfs", path().c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "") == 0; }
    std::string path() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
    bool m_done = false;
};

} // namespace turnaround

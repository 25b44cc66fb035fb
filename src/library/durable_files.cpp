#include "library/durable_files.h"

#include "core/display_text.h"

#include <QCryptographicHash>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace turnaround::library {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = std::size_t(1) << 20; // bytes between two looks at the cancel token

/// Closes by itself.
class Descriptor
{
public:
    Descriptor(const fs::path &file, int flags)
        : m_number(::open(file.c_str(), flags | O_CLOEXEC, 0666))
    {
    }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    explicit operator bool() const { return m_number >= 0; }
    int number() const { return m_number; }

private:
    int m_number = -1;
};

bool writeAll(int descriptor, const char *bytes, std::size_t count)
{
    while (count > 0) {
        const ssize_t written = ::write(descriptor, bytes, count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        count -= static_cast<std::size_t>(written);
    }
    return true;
}

Error unreadable(const fs::path &file, int errorNumber)
{
    const std::string why = errorNumber == ENOENT ? "it is not there"
        : errorNumber == EACCES                   ? "you may not read it"
                                                  : std::strerror(errorNumber);
    return {ErrorKind::BadInput, quotedPath(file) + " can't be read: " + why + '.'};
}

Result<CopiedFile> copyInto(const fs::path &from, const fs::path &to, int flags, const CancelToken &cancel)
{
    const Descriptor source(from, O_RDONLY | O_NONBLOCK); // a pipe must not block
    struct stat status = {};
    if (!source || ::fstat(source.number(), &status) != 0)
        return unreadable(from, errno);
    if (!S_ISREG(status.st_mode))
        return Error{ErrorKind::BadInput, quotedPath(from) + " is no ordinary file."};
    const Descriptor target(to, O_WRONLY | O_CREAT | flags);
    if (!target)
        return diskError(to, errno);
    CopiedFile copied;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::vector<char> piece(kPiece);
    for (;;) {
        if (cancel.requested())
            return Error{ErrorKind::Cancelled, "Stopped."};
        const ssize_t length = ::read(source.number(), piece.data(), piece.size());
        if (length < 0 && errno == EINTR)
            continue;
        if (length < 0)
            return unreadable(from, errno);
        if (length == 0)
            break;
        if (!writeAll(target.number(), piece.data(), static_cast<std::size_t>(length)))
            return diskError(to, errno);
        hash.addData(QByteArrayView(piece.data(), length));
        copied.bytes += static_cast<std::uint64_t>(length);
    }
    if (::fsync(target.number()) != 0)
        return diskError(to, errno);
    copied.sha256 = hash.result().toHex().toStdString();
    return copied;
}

fs::path besideOf(const fs::path &file)
{
    return file.parent_path() /
        (".writing-" + std::to_string(::getpid()) + '-' + file.filename().string().substr(0, 200));
}

} // namespace

Result<void> makeFolder(const fs::path &folder)
{
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem || !fs::is_directory(folder, problem))
        return diskError(folder, problem ? problem.value() : ENOTDIR, "could not be made");
    return {};
}

Result<CopiedFile> copyDurably(const fs::path &from, const fs::path &to, const CancelToken &cancel)
{
    Result<CopiedFile> copied = copyInto(from, to, O_EXCL, cancel);
    if (!copied)
        ::unlink(to.c_str());
    return copied;
}

Result<CopiedFile> replaceByCopy(const fs::path &from, const fs::path &to, const CancelToken &cancel)
{
    const fs::path beside = besideOf(to);
    Result<CopiedFile> copied = copyInto(from, beside, O_TRUNC, cancel);
    if (copied && ::rename(beside.c_str(), to.c_str()) != 0)
        copied = diskError(to, errno);
    if (!copied) {
        ::unlink(beside.c_str());
        if (copied.error().kind == ErrorKind::Disk) { // tell of the file that was asked for
            Error error = copied.error();
            const std::string hidden = quotedPath(beside);
            if (error.message.starts_with(hidden))
                error.message.replace(0, hidden.size(), quotedPath(to));
            return error;
        }
        return copied;
    }
    syncFolder(to.parent_path());
    return copied;
}

Result<void> writeDurably(const fs::path &file, std::span<const char> bytes)
{
    const fs::path beside = besideOf(file);
    int failure = 0;
    {
        const Descriptor target(beside, O_WRONLY | O_CREAT | O_TRUNC);
        if (!target || !writeAll(target.number(), bytes.data(), bytes.size()) || ::fsync(target.number()) != 0)
            failure = errno;
    }
    if (failure == 0 && ::rename(beside.c_str(), file.c_str()) != 0)
        failure = errno;
    if (failure != 0) {
        ::unlink(beside.c_str());
        return diskError(file, failure);
    }
    syncFolder(file.parent_path());
    return {};
}

Result<std::string> readWhole(const fs::path &file, std::uint64_t limit)
{
    const Descriptor source(file, O_RDONLY | O_NONBLOCK);
    struct stat status = {};
    if (!source || ::fstat(source.number(), &status) != 0)
        return unreadable(file, errno);
    if (!S_ISREG(status.st_mode))
        return Error{ErrorKind::BadInput, quotedPath(file) + " is no ordinary file."};
    if (static_cast<std::uint64_t>(status.st_size) > limit)
        return Error{ErrorKind::BadInput,
                     quotedPath(file) + " has " + std::to_string(status.st_size) + " bytes, but at most " +
                         std::to_string(limit) + " are accepted."};
    std::string text(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t at = 0;
    while (at < text.size()) {
        const ssize_t length = ::read(source.number(), text.data() + at, text.size() - at);
        if (length < 0 && errno == EINTR)
            continue;
        if (length <= 0)
            return unreadable(file, length < 0 ? errno : EIO);
        at += static_cast<std::size_t>(length);
    }
    return text;
}

void syncFolder(const fs::path &folder)
{
    const Descriptor descriptor(folder.empty() ? fs::path(".") : folder, O_RDONLY | O_DIRECTORY);
    if (descriptor)
        ::fsync(descriptor.number());
}

Result<fs::path> moveFolder(const fs::path &folder, const fs::path &into, const std::string &name)
{
    for (int number = 1; number < 100'000; ++number) {
        const fs::path target = into / (number == 1 ? name : name + ' ' + std::to_string(number));
        if (::renameat2(AT_FDCWD, folder.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) {
            syncFolder(into);
            return target;
        }
        std::error_code problem;
        if (errno == EINVAL && !fs::exists(fs::symlink_status(target, problem)) && // not every disk knows the flag
            ::rename(folder.c_str(), target.c_str()) == 0) {
            syncFolder(into);
            return target;
        }
        if (errno != EEXIST && errno != ENOTEMPTY && errno != EINVAL)
            return diskError(target, errno, "could not be made");
    }
    return diskError(into / name, EEXIST, "could not be made");
}

} // namespace turnaround::library

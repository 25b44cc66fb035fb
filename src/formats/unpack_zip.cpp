#include "formats/unpack_zip.h"

#include "core/disk_error.h"
#include "core/display_text.h"

#include <zip.h>

#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <set>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace turnaround::formats {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = 256 << 10;

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using Entry = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

struct CloseFile {
    int descriptor;
    ~CloseFile() { ::close(descriptor); }
};

Error badInput(const std::string &message)
{
    return {ErrorKind::BadInput, message};
}

std::string megabytes(std::uint64_t bytes)
{
    return std::to_string((bytes + 999'999) / 1'000'000) + " MB";
}

Error broken(const fs::path &zip)
{
    return badInput(quotedPath(zip) + " is cut short or damaged: fetch it again.");
}

/// Unix' file type, where the ZIP was made there; 0: an ordinary file.
unsigned specialType(zip_t *archive, zip_uint64_t index)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0 || system != ZIP_OPSYS_UNIX)
        return 0;
    const unsigned type = (attributes >> 16) & S_IFMT;
    return type == S_IFREG || type == S_IFDIR ? 0 : type;
}

class Unpacking
{
public:
    Unpacking(const fs::path &zip, const fs::path &folder, const ZipLimits &limits, const CancelToken &cancel)
        : m_zip(zip)
        , m_folder(folder)
        , m_limits(limits)
        , m_cancel(cancel)
        , m_archive(nullptr, zip_discard)
    {
    }

    Result<std::vector<fs::path>> run()
    {
        if (const Result<void> opened = open(); !opened)
            return opened.error();
        const zip_int64_t count = zip_get_num_entries(m_archive.get(), 0);
        if (count > m_limits.files)
            return badInput(quotedPath(m_zip) + " holds " + std::to_string(count) + " files, but at most " +
                            std::to_string(m_limits.files) + " are unpacked.");
        for (zip_int64_t i = 0; i < count; ++i) {
            if (const Result<void> done = unpack(zip_uint64_t(i)); !done)
                return done.error();
        }
        return std::move(m_files);
    }

private:
    Result<void> open()
    {
        std::error_code problem;
        if (!fs::is_regular_file(m_zip, problem))
            return badInput(quotedPath(m_zip) + " is not there, or is no ordinary file.");
        const std::uint64_t size = fs::file_size(m_zip, problem);
        if (size > m_limits.bytes)
            return badInput(quotedPath(m_zip) + " has " + megabytes(size) + ", but at most " +
                            megabytes(m_limits.bytes) + " are accepted.");
        m_archive.reset(zip_open(m_zip.c_str(), ZIP_RDONLY, nullptr));
        if (!m_archive)
            return broken(m_zip);
        return {};
    }

    Result<void> unpack(zip_uint64_t index)
    {
        zip_stat_t stat = {};
        constexpr zip_uint64_t kNeeded =
            ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
        if (zip_stat_index(m_archive.get(), index, 0, &stat) != 0 || (stat.valid & kNeeded) != kNeeded)
            return broken(m_zip);
        const std::string_view name(stat.name);
        const Result<fs::path> path = safeEntryPath(name);
        if (!path)
            return path.error();
        if (specialType(m_archive.get(), index) != 0)
            return badInput(quotedPath(m_zip) + " holds a link, '" + displayText(name.substr(0, 100)) +
                            "': nothing of it was used.");
        if (stat.encryption_method != ZIP_EM_NONE)
            return badInput(quotedPath(m_zip) + " is locked by a password: unpack it by hand.");
        if (name.ends_with('/') || name.ends_with('\\'))
            return makeFolder(m_folder / *path);
        if (!m_names.insert(*path).second)
            return badInput(quotedPath(m_zip) + " names '" + displayText(name.substr(0, 100)) +
                            "' twice: nothing of it was used.");
        const bool bomb = stat.size > m_limits.freeBytes && stat.size / m_limits.ratio > stat.comp_size;
        if (bomb || stat.size > m_limits.bytes - m_bytes)
            return tooLarge();
        if (const Result<void> made = makeFolder((m_folder / *path).parent_path()); !made)
            return made;
        return write(index, m_folder / *path, stat.size);
    }

    Result<void> makeFolder(const fs::path &folder) const
    {
        std::error_code problem;
        fs::create_directories(folder, problem);
        if (problem)
            return problem == std::errc::not_a_directory || problem == std::errc::file_exists
                ? badInput(quotedPath(m_zip) + " names a file and a folder alike: nothing of it was used.")
                : diskError(folder, problem.value(), "could not be made");
        return {};
    }

    Result<void> write(zip_uint64_t index, const fs::path &file, std::uint64_t declared)
    {
        const Entry entry(zip_fopen_index(m_archive.get(), index, 0), zip_fclose);
        if (!entry)
            return broken(m_zip);
        const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (descriptor < 0)
            return errno == EEXIST ? badInput(quotedPath(m_zip) + " names a file and a folder alike.")
                                   : diskError(file, errno);
        const CloseFile closing{descriptor};
        std::string piece(kPiece, '\0');
        for (std::uint64_t done = 0;;) {
            if (m_cancel.requested())
                return Error{ErrorKind::Cancelled, "Stopped."};
            const zip_int64_t length = zip_fread(entry.get(), piece.data(), piece.size());
            if (length < 0 || (length == 0 && done != declared)) // libzip has compared the checksum
                return broken(m_zip);
            if (length == 0)
                break;
            done += std::uint64_t(length);
            m_bytes += std::uint64_t(length);
            if (done > declared)
                return broken(m_zip);
            if (m_bytes > m_limits.bytes)
                return tooLarge();
            for (zip_int64_t at = 0; at < length;) {
                const ssize_t written = ::write(descriptor, piece.data() + at, std::size_t(length - at));
                if (written < 0 && errno == EINTR)
                    continue;
                if (written <= 0)
                    return diskError(file, written < 0 ? errno : ENOSPC);
                at += written;
            }
        }
        m_files.push_back(file);
        return {};
    }

    Error tooLarge() const
    {
        return badInput(quotedPath(m_zip) + " would unpack to more than " + megabytes(m_limits.bytes) +
                        ", or to far more than it holds: nothing of it was used.");
    }

    const fs::path &m_zip;
    const fs::path &m_folder;
    const ZipLimits &m_limits;
    const CancelToken &m_cancel;
    Archive m_archive;
    std::set<fs::path> m_names;
    std::vector<fs::path> m_files;
    std::uint64_t m_bytes = 0;
};

} // namespace

Result<std::vector<fs::path>> unpackZip(const fs::path &zip, const fs::path &folder, const ZipLimits &limits,
                                        const CancelToken &cancel)
{
    return Unpacking(zip, folder, limits, cancel).run();
}

} // namespace turnaround::formats

#include "net/part_file.h"

#include "core/disk_error.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace turnaround::net {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostNoteBytes = 16 << 10;

fs::path withEnding(fs::path file, const char *ending)
{
    file += ending;
    return file;
}

FileVersion readVersion(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    std::string text(kMostNoteBytes, '\0');
    stream.read(text.data(), std::streamsize(text.size()));
    text.resize(std::size_t(stream.gcount()));
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    FileVersion version;
    const auto read = [&](const char *key, auto &value, auto is) {
        if (json.is_object() && json.contains(key) && (json[key].*is)())
            json[key].get_to(value);
    };
    read("etag", version.tag, &nlohmann::json::is_string);
    read("last_modified", version.modified, &nlohmann::json::is_string);
    read("bytes", version.whole, &nlohmann::json::is_number_unsigned);
    return version;
}

/// Failing only costs a later try its start.
void writeVersion(const fs::path &file, const FileVersion &version)
{
    const nlohmann::json json = {
        {"etag", version.tag}, {"last_modified", version.modified}, {"bytes", std::uint64_t(version.whole)}};
    std::ofstream(file, std::ios::binary | std::ios::trunc)
        << json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void syncFolderOf(const fs::path &file)
{
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

} // namespace

PartFile::PartFile(const fs::path &file)
    : m_file(file)
    , m_part(withEnding(file, ".part"))
    , m_from(withEnding(file, ".part.from"))
{
}

PartFile::~PartFile()
{
    keep();
}

Result<void> PartFile::open()
{
    close();
    m_descriptor = ::open(m_part.c_str(), O_WRONLY | O_CREAT | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC, 0666);
    struct stat status = {};
    if (m_descriptor < 0 || ::fstat(m_descriptor, &status) != 0)
        return diskError(m_file, errno);
    if (!S_ISREG(status.st_mode))
        return diskError(m_file, EEXIST);
    m_version = readVersion(m_from);
    m_bytes = status.st_size;
    const bool tooMuch = m_version.whole > 0 && m_bytes >= m_version.whole;
    if (m_version.validator().empty() || tooMuch)
        return restart({});
    if (::lseek(m_descriptor, 0, SEEK_END) < 0)
        return diskError(m_file, errno);
    return {};
}

Result<void> PartFile::restart(const FileVersion &version)
{
    m_bytes = 0;
    m_version = version;
    ::unlink(m_from.c_str());
    if (::ftruncate(m_descriptor, 0) != 0 || ::lseek(m_descriptor, 0, SEEK_SET) != 0)
        return diskError(m_file, errno);
    if (!version.validator().empty())
        writeVersion(m_from, version);
    return {};
}

Result<void> PartFile::append(std::string_view piece)
{
    while (!piece.empty()) {
        const ssize_t written = ::write(m_descriptor, piece.data(), piece.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return diskError(m_file, written < 0 ? errno : ENOSPC);
        m_bytes += written;
        piece.remove_prefix(std::size_t(written));
    }
    return {};
}

Result<void> PartFile::finish()
{
    if (::fsync(m_descriptor) != 0 || ::rename(m_part.c_str(), m_file.c_str()) != 0)
        return diskError(m_file, errno);
    ::unlink(m_from.c_str());
    close();
    syncFolderOf(m_file);
    return {};
}

void PartFile::keep()
{
    if (m_descriptor < 0)
        return;
    if (m_bytes == 0 || m_version.validator().empty()) {
        drop();
        return;
    }
    ::fsync(m_descriptor);
    close();
}

void PartFile::drop()
{
    if (m_descriptor < 0)
        return;
    ::unlink(m_part.c_str());
    ::unlink(m_from.c_str());
    m_bytes = 0;
    close();
}

void PartFile::close()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

} // namespace turnaround::net

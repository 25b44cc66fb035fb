#include "jobs/owner_lock.h"

#include "core/display_text.h"
#include "library/durable_files.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace turnaround::jobs {

Result<std::optional<OwnerLock>> OwnerLock::take(const std::filesystem::path &file)
{
    OwnerLock lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (lock.m_descriptor < 0)
        return library::diskError(file, errno);
    if (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK || errno == EINTR)
            return std::optional<OwnerLock>();
        return library::diskError(file, errno, "could not be locked");
    }
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    const std::string words = "process " + std::to_string(::getpid()) + " on '" + host.data() + "'";
    // What it says is for people; the lock itself is the kernel's.
    if (::ftruncate(lock.m_descriptor, 0) == 0) {
        const ssize_t written = ::pwrite(lock.m_descriptor, words.data(), words.size(), 0);
        static_cast<void>(written);
    }
    return std::optional(std::move(lock));
}

OwnerLock::OwnerLock(int descriptor)
    : m_descriptor(descriptor)
{
}

OwnerLock::OwnerLock(OwnerLock &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

OwnerLock::~OwnerLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::string ownerWords(const std::filesystem::path &file)
{
    const Result<std::string> words = library::readWhole(file, 1000);
    return words && !words->empty() ? displayText(*words) : "another process";
}

} // namespace turnaround::jobs

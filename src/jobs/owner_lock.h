// One process at a time owns a data folder: a lock that ends with the process, however that ends. Any thread.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace turnaround::jobs {

class OwnerLock
{
public:
    /// Nothing where another process holds it. Disk: the file can't be made.
    static Result<std::optional<OwnerLock>> take(const std::filesystem::path &file);
    OwnerLock(OwnerLock &&other) noexcept;
    OwnerLock &operator=(OwnerLock &&) = delete;
    ~OwnerLock();

private:
    explicit OwnerLock(int descriptor);
    int m_descriptor = -1;
};

/// Who holds it, for a message: "process 1234 on 'workstation'".
std::string ownerWords(const std::filesystem::path &file);

} // namespace turnaround::jobs

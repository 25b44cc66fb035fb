// Where the things of a data folder lie. Any thread (values).
#pragma once

#include "domain/job.h"

#include <filesystem>

namespace turnaround::jobs {

struct DataFolder {
    std::filesystem::path root; ///< absolute

    std::filesystem::path jobStore() const { return root / "jobs.sqlite"; }
    std::filesystem::path jobs() const { return root / "jobs"; }
    std::filesystem::path job(const JobId &id) const { return jobs() / id.text; }
    std::filesystem::path library() const { return root / "library"; }
    std::filesystem::path inbox() const { return root / "inbox"; }
    std::filesystem::path ownerLock() const { return root / "owner.lock"; }
};

} // namespace turnaround::jobs

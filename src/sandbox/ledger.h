// What would have cost money: a line for each paid submit that a service accepted. Any thread.
#pragma once

#include "core/result.h"
#include "domain/utc_time.h"

#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

namespace turnaround::sandbox {

struct Charge {
    std::string time; ///< UTC, RFC 3339
    std::string provider; ///< "runware" …
    std::string model; ///< as the service calls it
    std::string task; ///< the service's id of the job
    double amount = 0;
    std::string unit; ///< "USD", "CU" (compute units) or "credits"
};

/// One JSON object, in one line.
std::string chargeLine(const Charge &charge);

class Ledger
{
public:
    /// `file`: empty, or where each charge is appended too, on disk before the service answers.
    explicit Ledger(std::filesystem::path file)
        : m_file(std::move(file))
    {
    }
    /// Disk: the file could not be written; the charge is then not kept either.
    Result<void> add(Charge charge);
    std::vector<Charge> all() const;
    /// The sum of a provider's charges.
    double spent(const std::string &provider) const;

private:
    const std::filesystem::path m_file;
    mutable std::mutex m_mutex;
    std::vector<Charge> m_charges;
};

} // namespace turnaround::sandbox

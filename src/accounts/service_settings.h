// What the artist has set about services: addresses, projects, regions, the budget. DATA/services.json; no key is in
// it. Any thread.
#pragma once

#include "core/result.h"
#include "domain/money.h"

#include <filesystem>
#include <map>
#include <string>

namespace turnaround::accounts {

struct ServiceSettings {
    struct Service {
        std::string address; ///< empty: the standard one
        std::map<std::string, std::string> values; ///< ServiceInfo::settings by key
        friend bool operator==(const Service &, const Service &) = default;
    };
    std::map<std::string, Service> services; ///< by ServiceInfo::id
    Sums dayBudget, monthBudget; ///< unit → millionths; a unit that is missing has no limit
    friend bool operator==(const ServiceSettings &, const ServiceSettings &) = default;
};

/// A missing file is no settings at all. BadInput: damaged, or not an address where one should be; the sentence names
/// the file.
Result<ServiceSettings> readServiceSettings(const std::filesystem::path &dataFolder);
/// In one step. Disk.
Result<void> writeServiceSettings(const std::filesystem::path &dataFolder, const ServiceSettings &settings);

} // namespace turnaround::accounts

// The services as this run of the program knows them: accounts, budget, the way out to the network. Main thread.
#pragma once

#include "accounts/account.h"
#include "app/verb.h"
#include "jobs/job_worker.h"

#include <filesystem>
#include <memory>
#include <set>
#include <string>

namespace turnaround::app {

/// The worker's set-up for a data folder. Accounts come from the environment and the settings; `wanted` names services
/// whose keys are also looked for in the system's keychain, which may wait for the artist to unlock it. With --sandbox
/// the accounts are the sandbox's, which runs as long as this process. BadInput: damaged settings; Unavailable: no
/// sandbox.
Result<jobs::WorkerSetup> workerSetup(const std::filesystem::path &dataFolder, const Surroundings &surroundings,
                                      const std::set<std::string> &wanted = {});

/// What to do about a key that is missing.
std::string keyMissing(const providers::ServiceInfo &service);

/// Services with jobs in the store that have not ended.
std::set<std::string> servicesWithOpenJobs(const std::filesystem::path &dataFolder);

} // namespace turnaround::app

#include "app/services.h"

#include "accounts/key_store.h"
#include "app/practice.h"
#include "jobs/job_store.h"
#include "net/curl_transport.h"

namespace turnaround::app {

Result<jobs::WorkerSetup> workerSetup(const std::filesystem::path &dataFolder, const Surroundings &surroundings,
                                      const std::set<std::string> &wanted)
{
    const Result<accounts::ServiceSettings> settings = accounts::readServiceSettings(dataFolder);
    if (!settings)
        return settings.error();
    jobs::WorkerSetup setup;
    setup.dataFolder = dataFolder;
    setup.transport = std::make_shared<net::CurlTransport>();
    setup.budget = {settings->dayBudget, settings->monthBudget};
    if (surroundings.sandbox) {
        Result<std::map<std::string, providers::Account>> practice = practiceAccounts();
        if (!practice)
            return practice.error();
        setup.accounts = std::move(*practice);
        return setup;
    }
    bool keychainAnswers = true;
    for (const providers::Provider *provider : providers::allProviders()) {
        const providers::ServiceInfo &service = provider->info;
        std::optional<providers::Account> account = accounts::accountFor(service, *settings, {});
        if (!account && keychainAnswers && wanted.contains(service.id)) {
            const Result<accounts::Keys> stored = accounts::KeyStore::readNow(service);
            keychainAnswers = stored.ok(); // one wait is enough
            if (stored)
                account = accounts::accountFor(service, *settings, *stored);
        }
        if (account)
            setup.accounts.emplace(service.id, std::move(*account));
    }
    return setup;
}

std::string keyMissing(const providers::ServiceInfo &service)
{
    if (const Result<void> good = accounts::checkEnvironment(service); !good)
        return good.error().message + " Nothing was sent.";
    std::string variables;
    for (const providers::CredentialField &field : service.credentials) {
        if (!field.variables.empty())
            variables += (variables.empty() ? "" : " and ") + field.variables.front();
    }
    return "There is no key for " + service.name + ". Enter it with 'turnaround keys set " + service.id + "', or set " +
        variables + " in the environment. Nothing was sent.";
}

std::set<std::string> servicesWithOpenJobs(const std::filesystem::path &dataFolder)
{
    std::set<std::string> services;
    const jobs::DataFolder folder{dataFolder};
    std::error_code unknown;
    if (!std::filesystem::exists(folder.jobStore(), unknown))
        return services;
    Result<jobs::JobStore> store = jobs::JobStore::open(folder, library::Access::Reader);
    if (!store)
        return services;
    const Result<std::vector<Job>> all = store->all();
    if (!all)
        return services;
    for (const Job &job : *all) {
        if (job.remote && !hasEnded(job.state) && job.state != JobState::Unconfirmed)
            services.insert(job.request.provider);
    }
    return services;
}

} // namespace turnaround::app

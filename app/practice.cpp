#include "app/practice.h"

#include "sandbox/sandbox.h"

#include <memory>

namespace turnaround::app {

Result<std::map<std::string, providers::Account>> practiceAccounts()
{
    static std::unique_ptr<sandbox::Sandbox> running; // ends with the process, after everything that talks to it
    if (!running) {
        sandbox::SandboxSetup setup;
        setup.selfHostedVersion = 0;
        auto started = std::make_unique<sandbox::Sandbox>(setup);
        if (const Result<int> port = started->start(); !port)
            return port.error();
        running = std::move(started);
    }
    std::map<std::string, providers::Account> accounts;
    for (const std::string &played : sandbox::providerNames()) {
        const providers::Provider *provider = providers::findProvider(played);
        if (!provider)
            continue;
        providers::Account account;
        account.address = running->address(provider->info.id);
        account.key = provider->info.credentials.size() > 1 ? "AKIDpractice" : "practice";
        account.secret = "practice";
        account.practice = true;
        for (const OptionOffer &setting : provider->info.settings) {
            if (setting.standard)
                account.settings[setting.key] = optionText(*setting.standard);
        }
        accounts.emplace(provider->info.id, std::move(account));
    }
    return accounts;
}

} // namespace turnaround::app

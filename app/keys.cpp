// turnaround keys: into the system's keychain, out of it, and whether a service takes them.
#include "accounts/key_store.h"
#include "app/data_folder.h"
#include "app/secret_input.h"
#include "app/services.h"
#include "app/verb.h"
#include "core/display_text.h"
#include "jobs/ask_service.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace turnaround::app {

namespace {

using providers::Provider;

constexpr const char *kSummary = "Keeps keys of services in the system's keychain, and checks them.";

constexpr const char *kDetails =
    "set asks for the key without showing it (or reads it from standard input, a line for each part); it goes to the\n"
    "system's keychain and nowhere else. Where there is no keychain, set the service's variable in the environment\n"
    "instead ('turnaround providers --json' names it). check asks the service, where that costs nothing.\n"
    "\n"
    "Examples:\n"
    "  turnaround keys set runware\n"
    "  turnaround keys check runware\n"
    "  turnaround keys remove runware\n"
    "\n"
    "With --json: "
    "{\"provider\",\"key\":\"set|missing\",\"accepted\":true|null,\"balance\":{\"amount\",\"unit\"}|null}.\n"
    "\n";

Result<const Provider *> serviceOf(const std::string &id)
{
    const Provider *provider = providers::findProvider(id);
    if (!provider)
        return Error{ErrorKind::BadUsage,
                     "There is no service '" + displayText(id) + "'. 'turnaround providers' lists them."};
    if (provider->info.credentials.empty())
        return Error{ErrorKind::BadUsage, provider->info.name + " needs no key."};
    return provider;
}

Outcome told(const Provider &provider, const char *key, const std::string &text)
{
    Outcome outcome;
    outcome.json["provider"] = provider.info.id;
    outcome.json["key"] = key;
    outcome.json["accepted"] = nullptr;
    outcome.json["balance"] = nullptr;
    outcome.text = text + '\n';
    return outcome;
}

Result<Outcome> set(const Provider &provider)
{
    accounts::Keys keys;
    std::string *fields[] = {&keys.key, &keys.secret};
    for (std::size_t i = 0; i < provider.info.credentials.size() && i < 2; ++i) {
        Result<std::string> text = readSecret(provider.info.name + ", " + provider.info.credentials[i].label);
        if (!text)
            return text.error();
        *fields[i] = std::move(*text);
    }
    if (const Result<void> kept = accounts::KeyStore::writeNow(provider.info, keys); !kept)
        return kept.error();
    return told(provider, "set",
                "The key for " + provider.info.name + " is in the keychain. 'turnaround keys check " +
                    provider.info.id + "' asks the service whether it is good.");
}

Result<Outcome> remove(const Provider &provider)
{
    if (const Result<void> gone = accounts::KeyStore::removeNow(provider.info); !gone)
        return gone.error();
    return told(provider, "missing", "The keychain has no key for " + provider.info.name + " any more.");
}

Result<Outcome> check(const Provider &provider, const Surroundings &surroundings)
{
    const auto data = dataFolderFor(surroundings);
    if (!data)
        return data.error();
    const Result<jobs::WorkerSetup> setup = workerSetup(*data, surroundings, {provider.info.id});
    if (!setup)
        return setup.error();
    const auto account = setup->accounts.find(provider.info.id);
    if (account == setup->accounts.end())
        return Error{ErrorKind::Unavailable, keyMissing(provider.info)};
    if (!provider.checkKey)
        return told(provider, "set",
                    "A key for " + provider.info.name +
                        " is there. The service has no call that tells whether it is good and costs nothing: the "
                        "first job will tell.");
    const jobs::Question question{provider, account->second, *setup->transport, surroundings.cancel};
    if (const Result<void> good = jobs::checkKey(question); !good)
        return good.error();
    Outcome outcome = told(provider, "set", provider.info.name + " takes the key.");
    outcome.json["accepted"] = true;
    if (!provider.balance)
        return outcome;
    const Result<Money> balance = jobs::askBalance(question);
    if (balance) {
        outcome.json["balance"] = {{"amount", balance->amount()}, {"unit", balance->unit}};
        outcome.text += "Balance: " + moneyText(*balance) + '\n';
    }
    return outcome;
}

} // namespace

Verb declareKeys(CLI::App &commandLine)
{
    const auto id = std::make_shared<std::string>();
    CLI::App *verb = commandLine.add_subcommand("keys", kSummary);
    verb->require_subcommand(0, 1);
    for (const auto &[name, description] : {std::pair{"set", "puts a key into the keychain"},
                                            std::pair{"check", "asks the service whether the key is good"},
                                            std::pair{"remove", "takes the key out of the keychain"}})
        verb->add_subcommand(name, description)
            ->add_option("ID", *id, "the service, as 'turnaround providers' shows it")
            ->type_name("")
            ->required();
    verb->footer(std::string(kDetails) + kExitCodesHelp);
    for (CLI::App *each : verb->get_subcommands([](const CLI::App *) { return true; }))
        each->group("Verbs")->footer(verb->get_footer());
    return {verb, false, [id, verb](const Surroundings &surroundings) -> Result<Outcome> {
                if (verb->get_subcommands().empty())
                    return Error{ErrorKind::BadUsage,
                                 "No verb is given: set, check or remove. See 'turnaround keys --help'."};
                const Result<const Provider *> provider = serviceOf(*id);
                if (!provider)
                    return provider.error();
                if (verb->get_subcommand("set")->parsed())
                    return set(**provider);
                if (verb->get_subcommand("remove")->parsed())
                    return remove(**provider);
                return check(**provider, surroundings);
            }};
}

} // namespace turnaround::app

// turnaround providers: services, their models, options, limits and prices.
#include "app/data_folder.h"
#include "app/number_text.h"
#include "app/services.h"
#include "app/verb.h"
#include "jobs/remote_json.h"
#include "providers/offer_json.h"
#include "providers/provider.h"

#include <CLI/CLI.hpp>

#include <set>

namespace turnaround::app {

namespace {

using nlohmann::ordered_json;
using providers::Provider;

constexpr const char *kSummary = "Lists services with their models, options, limits and prices.";

constexpr const char *kDetails =
    "Example:\n"
    "  turnaround providers\n"
    "  turnaround providers --json | jq '.providers[] | {id, models: [.models[].id]}'\n"
    "\n"
    "With --json: {\"providers\":[{\"id\",\"name\",\"key\":\"set|missing|not needed\",\"address\",\"can_cancel\",\n"
    "\"tells_balance\",\"hosts_pictures\",\"limits\",\"help\",\"models\":[...]}]}; no key is printed.\n"
    "\n";

std::string optionLine(const OptionOffer &option)
{
    std::string text = "      " + option.key;
    text.resize(std::max<std::size_t>(text.size() + 1, 32), ' ');
    if (!option.choices.empty()) {
        for (const OptionChoice &choice : option.choices)
            text += choice.word + ' ';
    } else if (option.least && option.most) {
        text += optionText(OptionValue(*option.least)) + " to " + optionText(OptionValue(*option.most)) + ' ';
    }
    if (option.standard)
        text += "(default " + optionText(*option.standard) + ") ";
    return text + option.help + '\n';
}

std::string modelText(const ModelOffer &model)
{
    std::string text = "    " + model.id + "  " + model.name;
    for (const ListedPrice &price : model.prices)
        text += ", " + std::string(price.from ? "from " : "") + moneyText(price.money) + " (" + price.date + ')';
    if (model.free)
        text += ", free";
    else if (model.prices.empty())
        text += model.canQuote ? ", the price is asked for" : ", price not published";
    text += '\n';
    for (const OptionOffer &option : model.options)
        text += optionLine(option);
    return text;
}

std::string keyState(const Provider &provider, const jobs::WorkerSetup &setup)
{
    if (provider.info.credentials.empty())
        return "not needed";
    return setup.accounts.contains(provider.info.id) ? "set" : "missing";
}

Result<Outcome> list(const Surroundings &surroundings)
{
    const auto data = dataFolderFor(surroundings);
    if (!data)
        return data.error();
    std::set<std::string> all;
    for (const Provider *provider : providers::allProviders())
        all.insert(provider->info.id);
    const Result<jobs::WorkerSetup> setup = workerSetup(*data, surroundings, all);
    if (!setup)
        return setup.error();
    Outcome outcome;
    outcome.json["providers"] = ordered_json::array();
    for (const Provider *provider : providers::allProviders()) {
        ordered_json json = providers::providerJson(*provider);
        json["key"] = keyState(*provider, *setup);
        outcome.json["providers"].push_back(json);
        outcome.text +=
            provider->info.id + "  " + provider->info.name + " (key: " + keyState(*provider, *setup) + ")\n";
        for (const ModelOffer &model : provider->info.models)
            outcome.text += modelText(model);
    }
    return outcome;
}

} // namespace

Verb declareProviders(CLI::App &commandLine)
{
    CLI::App *verb = commandLine.add_subcommand("providers", kSummary);
    verb->footer(std::string(kDetails) + kExitCodesHelp);
    return {verb, false, list};
}

} // namespace turnaround::app

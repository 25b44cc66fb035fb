// turnaround spending: what services have cost, and the budget.
#include "accounts/service_settings.h"
#include "app/data_folder.h"
#include "app/verb.h"
#include "core/display_text.h"
#include "jobs/charge_json.h"
#include "jobs/job_store.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace turnaround::app {

namespace {

using nlohmann::ordered_json;

constexpr const char *kSummary = "Shows what services have cost, and sets a budget.";

constexpr const char *kDetails =
    "Each service counts in its own unit: USD, credits, CU. They are not added together, and a cost that a service "
    "did\n"
    "not tell is counted apart. Practice jobs are left out of the sums.\n"
    "\n"
    "Without a budget nothing is held back. With one, a job that would exceed it, or whose price is not known, is\n"
    "refused before anything is sent (exit 3), unless 'generate' is told --over-budget.\n"
    "\n"
    "Examples:\n"
    "  turnaround spending\n"
    "  turnaround spending budget --day 5 --month 60\n"
    "  turnaround spending budget --unit CU --month 5000\n"
    "  turnaround spending budget --none\n"
    "\n"
    "With --json: "
    "{\"today\":{UNIT:amount},\"today_unknown\",\"month\":{},\"month_unknown\",\"budget\":{\"day\":{},\"month\":{}},\n"
    "\"charges\":[{\"job\",\"attempt\",\"provider\",\"model\",\"name\",\"when\",\"cost\",\"reported\",\"charged\","
    "\"practice\"}]}.\n"
    "\n";

struct BudgetOptions {
    std::string unit = "USD";
    double day = -1, month = -1;
    bool none = false;
};

UtcTime now()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

ordered_json sumsJson(const Sums &sums)
{
    ordered_json json = ordered_json::object();
    for (const auto &[unit, millionths] : sums)
        json[unit] = Money{millionths, unit}.amount();
    return json;
}

std::string sumsText(const char *when, const jobs::Spending &spending, const Sums &limit)
{
    std::string text = std::string(when) + ": ";
    if (spending.sums.empty() && spending.unknown == 0)
        text += "nothing";
    bool first = true;
    for (const auto &[unit, millionths] : spending.sums) {
        text += (first ? "" : ", ") + moneyText({millionths, unit});
        first = false;
    }
    if (spending.unknown > 0)
        text += (first ? "" : ", and ") + std::to_string(spending.unknown) + " of unknown cost";
    for (const auto &[unit, millionths] : limit)
        text += "; budget " + moneyText({millionths, unit});
    return text + '\n';
}

std::string chargeLine(const jobs::Charge &charge)
{
    std::string cost = charge.money ? moneyText(*charge.money) : "not known";
    if (charge.money && !charge.reported)
        cost = "about " + cost;
    cost.resize(std::max<std::size_t>(cost.size() + 1, 16), ' ');
    return utcText(charge.when).substr(0, 16) + "  " + cost + charge.provider + "  " + displayText(charge.name) +
        (charge.charged == Charged::Unknown ? " (not confirmed)" : "") + (charge.practice ? " (practice)" : "") + '\n';
}

Result<Outcome> show(const std::filesystem::path &data)
{
    const Result<accounts::ServiceSettings> settings = accounts::readServiceSettings(data);
    if (!settings)
        return settings.error();
    const jobs::DataFolder folder{data};
    std::vector<jobs::Charge> charges;
    std::error_code unknown;
    if (std::filesystem::exists(folder.jobStore(), unknown)) {
        const Result<jobs::JobStore> store = jobs::JobStore::open(folder, library::Access::Reader);
        if (!store)
            return store.error();
        Result<std::vector<jobs::Charge>> all = store->charges();
        if (!all)
            return all.error();
        charges = std::move(*all);
    }
    const jobs::Spending today = jobs::spendingSince(charges, jobs::dayBegin(now()));
    const jobs::Spending month = jobs::spendingSince(charges, jobs::monthBegin(now()));
    Outcome outcome;
    outcome.json["today"] = sumsJson(today.sums);
    outcome.json["today_unknown"] = today.unknown;
    outcome.json["month"] = sumsJson(month.sums);
    outcome.json["month_unknown"] = month.unknown;
    outcome.json["budget"] = {{"day", sumsJson(settings->dayBudget)}, {"month", sumsJson(settings->monthBudget)}};
    outcome.json["charges"] = ordered_json::array();
    outcome.text = sumsText("Today", today, settings->dayBudget) + sumsText("This month", month, settings->monthBudget);
    for (const jobs::Charge &charge : charges) {
        outcome.json["charges"].push_back(jobs::chargeJson(charge));
        outcome.text += chargeLine(charge);
    }
    return outcome;
}

Result<void> setLimit(Sums &limits, const std::string &unit, double amount)
{
    if (amount < 0)
        return {};
    const std::optional<Money> money = Money::of(amount, unit);
    if (!money)
        return Error{ErrorKind::BadUsage, "A budget is an amount such as 5 or 12.50."};
    limits[unit] = money->millionths;
    return {};
}

Result<Outcome> setBudget(const std::filesystem::path &data, const BudgetOptions &options)
{
    Result<accounts::ServiceSettings> settings = accounts::readServiceSettings(data);
    if (!settings)
        return settings.error();
    if (!options.none && options.day < 0 && options.month < 0)
        return Error{ErrorKind::BadUsage, "Say how much: --day AMOUNT, --month AMOUNT or both, or --none."};
    if (options.none) {
        settings->dayBudget.clear();
        settings->monthBudget.clear();
    }
    for (Result<void> set : {setLimit(settings->dayBudget, options.unit, options.day),
                             setLimit(settings->monthBudget, options.unit, options.month)}) {
        if (!set)
            return set.error();
    }
    if (const Result<void> written = accounts::writeServiceSettings(data, *settings); !written)
        return written.error();
    return show(data);
}

} // namespace

Verb declareSpending(CLI::App &commandLine)
{
    const auto options = std::make_shared<BudgetOptions>();
    CLI::App *verb = commandLine.add_subcommand("spending", kSummary);
    verb->require_subcommand(0, 1);
    CLI::App *budget = verb->add_subcommand("budget", "what may be spent without asking");
    budget->add_option("--day", options->day, "at most so much a day")->type_name("AMOUNT");
    budget->add_option("--month", options->month, "at most so much a month")->type_name("AMOUNT");
    budget->add_option("--unit", options->unit, "USD (default), or what a service counts in")->type_name("UNIT");
    budget->add_flag("--none", options->none, "no budget any more");
    verb->footer(std::string(kDetails) + kExitCodesHelp);
    budget->group("Verbs")->footer(verb->get_footer());
    return {verb, false, [options, budget](const Surroundings &surroundings) -> Result<Outcome> {
                const auto data = dataFolderFor(surroundings);
                if (!data)
                    return data.error();
                return budget->parsed() ? setBudget(*data, *options) : show(*data);
            }};
}

} // namespace turnaround::app

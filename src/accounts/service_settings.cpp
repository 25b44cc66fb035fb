#include "accounts/service_settings.h"

#include "core/display_text.h"
#include "library/durable_files.h"

#include <nlohmann/json.hpp>

namespace turnaround::accounts {

namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr std::uint64_t kMostBytes = 1'000'000;

fs::path fileIn(const fs::path &dataFolder)
{
    return dataFolder / "services.json";
}

ordered_json sumsJson(const Sums &sums)
{
    ordered_json json = ordered_json::object();
    for (const auto &[unit, millionths] : sums)
        json[unit] = Money{millionths, unit}.amount();
    return json;
}

Sums sumsFromJson(const ordered_json &json)
{
    Sums sums;
    for (const auto &[unit, amount] : json.items()) {
        if (const std::optional<Money> money = Money::of(amount.get<double>(), unit); money && money->millionths >= 0)
            sums[unit] = money->millionths;
    }
    return sums;
}

} // namespace

Result<ServiceSettings> readServiceSettings(const fs::path &dataFolder)
{
    const fs::path file = fileIn(dataFolder);
    std::error_code problem;
    if (!fs::exists(file, problem))
        return ServiceSettings{};
    const Result<std::string> text = library::readWhole(file, kMostBytes);
    if (!text)
        return text.error();
    try {
        const ordered_json json = ordered_json::parse(*text);
        ServiceSettings settings;
        const ordered_json none = ordered_json::object();
        const ordered_json services = json.value("services", none);
        for (const auto &[id, service] : services.items()) {
            settings.services[id].address = service.value("address", std::string());
            settings.services[id].values = service.value("values", std::map<std::string, std::string>());
        }
        const ordered_json budget = json.value("budget", none);
        settings.dayBudget = sumsFromJson(budget.value("day", none));
        settings.monthBudget = sumsFromJson(budget.value("month", none));
        return settings;
    } catch (const nlohmann::json::exception &damage) {
        return Error{ErrorKind::BadInput,
                     "The services' settings in " + quotedPath(file) +
                         " are damaged. Mend the file, or remove it to begin anew; no key is in it.",
                     damage.what()};
    }
}

Result<void> writeServiceSettings(const fs::path &dataFolder, const ServiceSettings &settings)
{
    ordered_json json;
    json["services"] = ordered_json::object();
    for (const auto &[id, service] : settings.services) {
        if (service != ServiceSettings::Service{})
            json["services"][id] = {{"address", service.address}, {"values", service.values}};
    }
    json["budget"]["day"] = sumsJson(settings.dayBudget);
    json["budget"]["month"] = sumsJson(settings.monthBudget);
    if (const Result<void> made = library::makeFolder(dataFolder); !made)
        return made;
    const std::string text = json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
    return library::writeDurably(fileIn(dataFolder), text);
}

} // namespace turnaround::accounts

#include "domain/option_json.h"

#include <optional>

namespace turnaround {

using nlohmann::ordered_json;

namespace {

std::optional<OptionValue> optionFromJson(const ordered_json &json)
{
    if (json.is_boolean())
        return json.get<bool>();
    if (json.is_number_integer())
        return json.get<std::int64_t>();
    if (json.is_number())
        return json.get<double>();
    if (json.is_string())
        return json.get<std::string>();
    return {};
}

} // namespace

ordered_json optionsJson(const OptionValues &options)
{
    ordered_json json = ordered_json::object();
    for (const auto &[key, value] : options)
        json[key] = std::visit([](const auto &each) { return ordered_json(each); }, value);
    return json;
}

OptionValues optionsFromJson(const ordered_json &json)
{
    OptionValues options;
    for (const auto &[key, value] : json.items()) {
        if (std::optional<OptionValue> option = optionFromJson(value))
            options[key] = std::move(*option);
    }
    return options;
}

} // namespace turnaround

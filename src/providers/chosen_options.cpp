#include "providers/chosen_options.h"

#include <algorithm>

namespace turnaround::providers {

std::optional<OptionValue> optionOf(const GenerationRequest &request, const ModelOffer &offer, const std::string &key)
{
    if (const auto chosen = request.options.find(key); chosen != request.options.end())
        return chosen->second;
    const OptionOffer *option = findOption(offer, key);
    return option ? option->standard : std::nullopt;
}

std::string optionWord(const GenerationRequest &request, const ModelOffer &offer, const std::string &key)
{
    const std::optional<OptionValue> value = optionOf(request, offer, key);
    return value ? optionText(*value) : std::string();
}

bool counts(const GenerationRequest &request, const ModelOffer &offer, const OptionOffer &option)
{
    if (!option.onlyWhere)
        return true;
    const std::optional<OptionValue> value = optionOf(request, offer, option.onlyWhere->key);
    return value && std::ranges::find(option.onlyWhere->words, optionText(*value)) != option.onlyWhere->words.end();
}

ordered_json optionJson(const OptionValue &value)
{
    return std::visit([](const auto &each) { return ordered_json(each); }, value);
}

void putOption(ordered_json &to, const std::string &field, const GenerationRequest &request, const ModelOffer &offer,
               const std::string &key)
{
    const OptionOffer *option = findOption(offer, key);
    if (!option || !counts(request, offer, *option))
        return;
    if (const std::optional<OptionValue> value = optionOf(request, offer, key))
        to[field] = optionJson(*value);
}

void putSwitch(ordered_json &to, const std::string &field, const GenerationRequest &request, const ModelOffer &offer,
               const std::string &key)
{
    to[field] = false;
    putOption(to, field, request, offer, key);
}

} // namespace turnaround::providers

#include "domain/model_offer.h"

#include <algorithm>

namespace turnaround {

const OptionOffer *findOption(const ModelOffer &offer, const std::string &key)
{
    const auto found = std::ranges::find(offer.options, key, &OptionOffer::key);
    return found == offer.options.end() ? nullptr : &*found;
}

const InputRule *inputRule(const ModelOffer &offer, const std::string &mode)
{
    const auto takes = [&](const InputRule &rule) {
        return rule.modes.empty() || std::ranges::find(rule.modes, mode) != rule.modes.end();
    };
    const auto found = std::ranges::find_if(offer.inputs, takes);
    return found == offer.inputs.end() ? nullptr : &*found;
}

} // namespace turnaround

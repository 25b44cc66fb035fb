// What is chosen of a model's options, and how it gets into a request. Any thread (pure).
#pragma once

#include "providers/provider.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace turnaround::providers {

using nlohmann::ordered_json;

/// The chosen value, else the standard one; none where the option has neither.
std::optional<OptionValue> optionOf(const GenerationRequest &request, const ModelOffer &offer, const std::string &key);
/// The same as text; empty where there is none.
std::string optionWord(const GenerationRequest &request, const ModelOffer &offer, const std::string &key);
/// Whether the option counts with what else is chosen (OptionOffer::onlyWhere).
bool counts(const GenerationRequest &request, const ModelOffer &offer, const OptionOffer &option);

/// As JSON. A Choice is written as its word.
ordered_json optionJson(const OptionValue &value);
/// Sets `field` to the option as it is chosen, else to its standard; leaves it out where there is neither, or where
/// the option does not count with what else is chosen.
void putOption(ordered_json &to, const std::string &field, const GenerationRequest &request, const ModelOffer &offer,
               const std::string &key);
/// The same for a switch that is always written: false where the option does not count.
void putSwitch(ordered_json &to, const std::string &field, const GenerationRequest &request, const ModelOffer &offer,
               const std::string &key);

} // namespace turnaround::providers

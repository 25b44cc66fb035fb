// Whether an option's value is one that the option may have. Any thread (pure).
#pragma once

#include "core/result.h"
#include "domain/model_offer.h"

#include <optional>
#include <string>
#include <string_view>

namespace turnaround::providers {

/// The value in the option's own kind (a whole number for a Number becomes a number). BadUsage: what it may be.
Result<OptionValue> checkedOption(const OptionOffer &option, const OptionValue &value);

/// Characters of a UTF-8 text; none where it is not valid. RFC 3629.
std::optional<int> characterCount(std::string_view text);

/// 1500000 as "1,500,000".
std::string groupedNumber(double number);

/// "a, b and c".
std::string listed(const std::vector<std::string> &words, std::string_view last = "and");

} // namespace turnaround::providers

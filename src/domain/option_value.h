// The value of one option of a service's model. Any thread (values).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>

namespace turnaround {

/// A Choice, a Text and an Address are strings.
using OptionValue = std::variant<bool, std::int64_t, double, std::string>;
/// Key → value: only what the artist chose.
using OptionValues = std::map<std::string, OptionValue>;

/// "true", "500000", "7.5", or the string itself.
std::string optionText(const OptionValue &value);

} // namespace turnaround

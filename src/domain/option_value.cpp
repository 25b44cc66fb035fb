#include "domain/option_value.h"

#include <array>
#include <charconv>

namespace turnaround {

std::string optionText(const OptionValue &value)
{
    if (const auto *yes = std::get_if<bool>(&value))
        return *yes ? "true" : "false";
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    if (const auto *number = std::get_if<double>(&value)) {
        std::array<char, 32> text;
        const auto [end, problem] = std::to_chars(text.data(), text.data() + text.size(), *number);
        return std::string(text.data(), end);
    }
    return std::get<std::string>(value);
}

} // namespace turnaround

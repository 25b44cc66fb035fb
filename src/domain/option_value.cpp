#include "domain/option_value.h"

#include <array>
#include <charconv>
#include <cmath>

namespace turnaround {

std::string optionText(const OptionValue &value)
{
    if (const auto *yes = std::get_if<bool>(&value))
        return *yes ? "true" : "false";
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    if (const auto *number = std::get_if<double>(&value)) {
        std::array<char, 64> text;
        const double size = std::abs(*number);
        const bool plain = size == 0 || (size >= 1e-6 && size < 1e16); // 100000, not 1e+05
        const auto [end, problem] = plain
            ? std::to_chars(text.data(), text.data() + text.size(), *number, std::chars_format::fixed)
            : std::to_chars(text.data(), text.data() + text.size(), *number);
        return std::string(text.data(), end);
    }
    return std::get<std::string>(value);
}

} // namespace turnaround

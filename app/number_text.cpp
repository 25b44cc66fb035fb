#include "app/number_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace turnaround::app {

std::string decimalText(double number, int decimals)
{
    if (!std::isfinite(number))
        return "-";
    std::array<char, 400> text; // the longest double has 309 digits before the point
    const auto [end, error] =
        std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, decimals);
    return error == std::errc() ? std::string(text.data(), end) : "-";
}

std::string countText(std::int64_t number)
{
    std::string text = std::to_string(number);
    const std::size_t sign = number < 0 ? 1 : 0;
    for (std::size_t at = text.size(); at > sign + 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

std::string sizeText(std::int64_t bytes)
{
    constexpr std::array<std::string_view, 4> kUnits = {"kB", "MB", "GB", "TB"};
    if (bytes < 1000)
        return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
    double size = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    for (; size >= 999.95 && unit + 1 < kUnits.size(); ++unit)
        size /= 1000;
    return decimalText(size, 1) + ' ' + std::string(kUnits[unit]);
}

std::string secondsText(double seconds)
{
    if (seconds < 59.995)
        return decimalText(seconds, 2) + " s";
    const auto whole = static_cast<std::int64_t>(std::llround(seconds));
    return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
}

} // namespace turnaround::app

#include "domain/money.h"

#include <cmath>

namespace turnaround {

std::optional<Money> Money::of(double amount, std::string unit)
{
    if (!std::isfinite(amount) || std::abs(amount) > 9e9)
        return {};
    return Money{std::llround(amount * 1e6), std::move(unit)};
}

std::string moneyText(const Money &money)
{
    const bool dollars = money.unit == "USD";
    const std::int64_t size = std::abs(money.millionths);
    std::string digits = std::to_string(size % 1'000'000 + 1'000'000).substr(1);
    while (!digits.empty() && digits.back() == '0' && !(dollars && digits.size() <= 2))
        digits.pop_back();
    std::string text = std::to_string(size / 1'000'000);
    if (!digits.empty())
        text += '.' + digits;
    if (dollars)
        text = '$' + text;
    if (money.millionths < 0)
        text = '-' + text;
    return dollars ? text : text + ' ' + money.unit;
}

std::string chargedName(Charged charged)
{
    switch (charged) {
    case Charged::No:
        return "no";
    case Charged::Yes:
        return "yes";
    case Charged::Unknown:
        return "unknown";
    }
    return "unknown";
}

std::optional<Charged> chargedFromName(const std::string &name)
{
    for (const Charged each : {Charged::No, Charged::Yes, Charged::Unknown}) {
        if (chargedName(each) == name)
            return each;
    }
    return {};
}

} // namespace turnaround

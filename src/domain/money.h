// What something costs, as a service counts it. Any thread (values).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace turnaround {

/// Exact to a millionth. Amounts of different units are never added together.
struct Money {
    std::int64_t millionths = 0;
    std::string unit; ///< as the service reports it: "USD", "credits", "CU"

    /// Rounded to the nearest millionth; none where the amount is not a number, or beyond nine billion.
    static std::optional<Money> of(double amount, std::string unit);
    double amount() const { return double(millionths) / 1e6; }
    friend bool operator==(const Money &, const Money &) = default;
};

/// "$0.225" for USD, else "120 CU": no digits that say nothing, at least two of a dollar's cents.
std::string moneyText(const Money &money);

/// A sum for each unit.
using Sums = std::map<std::string, std::int64_t>; ///< unit → millionths

/// Whether money was spent on something that went wrong.
enum class Charged { No, Yes, Unknown };
/// "no", "yes", "unknown".
std::string chargedName(Charged charged);
std::optional<Charged> chargedFromName(const std::string &name);

} // namespace turnaround

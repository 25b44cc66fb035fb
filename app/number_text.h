// Numbers for a person's eyes, the same in every locale. Any thread (pure).
#pragma once

#include <cstdint>
#include <string>

namespace turnaround::app {

/// With `decimals` digits behind a point: "0.98".
std::string decimalText(double number, int decimals);
/// In groups of three: "200,000".
std::string countText(std::int64_t number);
/// "812 bytes", "4.2 kB", "13.7 MB": powers of 1000.
std::string sizeText(std::int64_t bytes);
/// "0.84 s"; "1 min 5 s" from a minute on.
std::string secondsText(double seconds);

} // namespace turnaround::app

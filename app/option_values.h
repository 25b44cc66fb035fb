// The values that options take, checked with messages that name what is allowed. Main thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class Option;
}

namespace turnaround::app {

/// A whole number in plain digits; nothing for anything else, or one that is too large for an int.
std::optional<int> parseWholeNumber(std::string_view text);

/// The option accepts whole numbers from `least` to `most` only.
void allowRange(CLI::Option *option, int least, int most);
/// The option accepts the listed words only.
void allowWords(CLI::Option *option, std::vector<std::string> words);
/// The option accepts what backgroundFromName() does.
void allowBackground(CLI::Option *option);

} // namespace turnaround::app

#include "app/option_values.h"

#include "core/display_text.h"
#include "domain/blockout_words.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>

namespace turnaround::app {

namespace {

std::string oneOf(const std::vector<std::string> &words)
{
    std::string text = words.front();
    for (std::size_t i = 1; i < words.size(); ++i)
        text += (i + 1 < words.size() ? ", " : " or ") + words[i];
    return text;
}

} // namespace

std::optional<int> parseWholeNumber(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

void allowRange(CLI::Option *option, int least, int most)
{
    const std::string allowed = "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    option->check([=](const std::string &value) {
        const std::optional<int> number = parseWholeNumber(value);
        return number && *number >= least && *number <= most ? std::string() : quotedPath(value) + " is not " + allowed;
    });
}

void allowWords(CLI::Option *option, std::vector<std::string> words)
{
    option->check([words = std::move(words)](const std::string &value) {
        if (words.size() == 1 && value != words.front())
            return quotedPath(value) + " is not known; there is only " + words.front();
        return std::ranges::find(words, value) != words.end() ? std::string()
                                                              : quotedPath(value) + " is not one of " + oneOf(words);
    });
}

void allowBackground(CLI::Option *option)
{
    option->check([](const std::string &value) {
        return backgroundFromName(value) ? std::string()
                                         : quotedPath(value) +
                " is neither auto nor alpha nor a colour such as '#ffffff' (in quotes, because of the #)";
    });
}

} // namespace turnaround::app

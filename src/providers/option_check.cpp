#include "providers/option_check.h"

#include "core/display_text.h"
#include "providers/answer.h"

#include <algorithm>
#include <cmath>

namespace turnaround::providers {

namespace {

Error misuse(const OptionOffer &option, const std::string &allowed)
{
    return {ErrorKind::BadUsage, option.label + " (" + option.key + ") must be " + allowed + "."};
}

std::string rangeWords(const OptionOffer &option)
{
    if (option.least && option.most)
        return " from " + groupedNumber(*option.least) + " to " + groupedNumber(*option.most);
    if (option.least)
        return " of at least " + groupedNumber(*option.least);
    return option.most ? " of at most " + groupedNumber(*option.most) : std::string();
}

bool inRange(const OptionOffer &option, double number)
{
    return std::isfinite(number) && number >= option.least.value_or(number) && number <= option.most.value_or(number);
}

Result<OptionValue> checkedNumber(const OptionOffer &option, const OptionValue &value)
{
    const bool whole = option.kind == OptionKind::Whole;
    const Error wrong = misuse(option, (whole ? "a whole number" : "a number") + rangeWords(option));
    if (const auto *number = std::get_if<std::int64_t>(&value)) {
        if (!inRange(option, double(*number)))
            return wrong;
        return whole ? value : OptionValue(double(*number));
    }
    const auto *number = std::get_if<double>(&value);
    if (!number || whole || !inRange(option, *number))
        return wrong;
    return value;
}

Result<OptionValue> checkedText(const OptionOffer &option, const OptionValue &value)
{
    const auto *text = std::get_if<std::string>(&value);
    const std::optional<int> length = text ? characterCount(*text) : std::nullopt;
    if (!length || !inRange(option, *length)) {
        const bool bounded = option.least || option.most;
        return misuse(option, "a text" + rangeWords(option) + (bounded ? " characters" : ""));
    }
    return value;
}

Result<OptionValue> checkedAddress(const OptionOffer &option, const OptionValue &value)
{
    const auto *text = std::get_if<std::string>(&value);
    constexpr std::string_view start = "https://";
    if (!text || !text->starts_with(start) || text->size() == start.size() || !isFileAddress(*text) ||
        !characterCount(*text))
        return misuse(option, "an address that starts with https://");
    return value;
}

Result<OptionValue> checkedChoice(const OptionOffer &option, const OptionValue &value)
{
    const auto *word = std::get_if<std::string>(&value);
    if (word && std::ranges::find(option.choices, *word, &OptionChoice::word) != option.choices.end())
        return value;
    std::vector<std::string> words;
    for (const OptionChoice &choice : option.choices)
        words.push_back(choice.word);
    return misuse(option, listed(words, "or"));
}

} // namespace

Result<OptionValue> checkedOption(const OptionOffer &option, const OptionValue &value)
{
    switch (option.kind) {
    case OptionKind::Whole:
    case OptionKind::Number:
        return checkedNumber(option, value);
    case OptionKind::Switch:
        if (std::holds_alternative<bool>(value))
            return value;
        return misuse(option, "on or off");
    case OptionKind::Choice:
        return checkedChoice(option, value);
    case OptionKind::Text:
        return checkedText(option, value);
    case OptionKind::Address:
        return checkedAddress(option, value);
    }
    return misuse(option, "something else");
}

std::optional<int> characterCount(std::string_view text)
{
    try {
        (void)ordered_json(text).dump(); // the library checks UTF-8 strictly
    } catch (const ordered_json::exception &) {
        return {};
    }
    const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; };
    return int(std::ranges::count_if(text, starts));
}

std::string groupedNumber(double number)
{
    if (number != std::floor(number) || std::abs(number) > 9e15)
        return optionText(number);
    std::string digits = std::to_string(std::int64_t(std::abs(number)));
    for (int at = int(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(std::size_t(at), ",");
    return number < 0 ? '-' + digits : digits;
}

std::string listed(const std::vector<std::string> &words, std::string_view last)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            text += i + 1 == words.size() ? ' ' + std::string(last) + ' ' : ", ";
        text += words[i];
    }
    return text;
}

} // namespace turnaround::providers

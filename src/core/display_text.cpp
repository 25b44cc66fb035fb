#include "core/display_text.h"

namespace turnaround {

namespace {

/// Bytes of the UTF-8 sequence at the text's start; 0: none that is valid (RFC 3629).
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool overlong = lead == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = lead == 0xED && byte(1) > 0x9F;
        return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool overlong = lead == 0xF0 && byte(1) < 0x90;
        const bool beyond = lead == 0xF4 && byte(1) > 0x8F;
        return continues(1) && continues(2) && continues(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

bool isControl(std::string_view character)
{
    const auto lead = static_cast<unsigned char>(character[0]);
    if (character.size() == 1)
        return lead < 0x20 || lead == 0x7F;
    // U+0080..U+009F are controls too: a terminal may obey them.
    return character.size() == 2 && lead == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
}

} // namespace

std::string displayText(std::string_view text, bool keepLines)
{
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        const std::string_view character = text.substr(0, length == 0 ? 1 : length);
        const bool lineKept = keepLines && character == "\n";
        if (length == 0 || (isControl(character) && !lineKept))
            shown += '?';
        else
            shown += character;
        text.remove_prefix(character.size());
    }
    return shown;
}

std::string quotedPath(const std::filesystem::path &file)
{
    std::string text = "'";
    text += displayText(file.string());
    text += '\'';
    return text;
}

std::string displayName(const std::filesystem::path &file, std::size_t limit)
{
    const std::string name = displayText(file.filename().string());
    if (name.size() <= limit)
        return name;
    const auto startsCharacter = [&](std::size_t i) { return (static_cast<unsigned char>(name[i]) & 0xC0u) != 0x80u; };
    std::size_t head = limit / 2;
    while (head > 0 && !startsCharacter(head))
        --head;
    std::size_t tail = name.size() - (limit - limit / 2);
    while (tail < name.size() && !startsCharacter(tail))
        ++tail;
    return name.substr(0, head) + "..." + name.substr(tail);
}

} // namespace turnaround

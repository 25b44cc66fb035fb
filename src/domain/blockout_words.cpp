#include "domain/blockout_words.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace turnaround {

std::string_view shapeName(ShapePrior shape)
{
    switch (shape) {
    case ShapePrior::Auto:
        return "auto";
    case ShapePrior::Round:
        return "round";
    case ShapePrior::Boxy:
        return "boxy";
    }
    return "auto";
}

std::optional<ShapePrior> shapeFromName(std::string_view name)
{
    for (const ShapePrior shape : {ShapePrior::Auto, ShapePrior::Round, ShapePrior::Boxy}) {
        if (shapeName(shape) == name)
            return shape;
    }
    return std::nullopt;
}

std::string backgroundName(const Background &background)
{
    if (background.kind == BackgroundKind::Auto)
        return "auto";
    if (background.kind == BackgroundKind::Alpha)
        return "alpha";
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02x%02x%02x", unsigned(background.colour[0]),
                  unsigned(background.colour[1]), unsigned(background.colour[2]));
    return text.data();
}

std::optional<Background> backgroundFromName(std::string_view name)
{
    if (name == "auto")
        return Background{};
    if (name == "alpha")
        return Background{.kind = BackgroundKind::Alpha};
    if (name.starts_with('#'))
        name.remove_prefix(1);
    unsigned colour = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), colour, 16);
    if (name.size() != 6 || error != std::errc() || end != name.data() + name.size())
        return std::nullopt;
    const auto channel = [&](int shift) { return static_cast<std::uint8_t>(colour >> shift & 0xFF); };
    return Background{.kind = BackgroundKind::Colour, .colour = {channel(16), channel(8), channel(0)}};
}

} // namespace turnaround

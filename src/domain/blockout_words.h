// The words that files and options use for a blockout's settings. Any thread (pure).
#pragma once

#include "domain/blockout_settings.h"

#include <optional>
#include <string>
#include <string_view>

namespace turnaround {

/// "auto", "round" or "boxy".
std::string_view shapeName(ShapePrior shape);
std::optional<ShapePrior> shapeFromName(std::string_view name);

/// "auto", "alpha" or "#rrggbb".
std::string backgroundName(const Background &background);
/// The way back; "rrggbb" without the # too.
std::optional<Background> backgroundFromName(std::string_view name);

} // namespace turnaround

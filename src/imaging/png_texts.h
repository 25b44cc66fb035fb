// A PNG without the texts in it. Any thread (pure).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace turnaround::imaging {

/// Moves what remains of a complete PNG together at its beginning and returns how many bytes that is.
/// On the way to the pixels libpng unpacks up to a thousand texts of 8 MB each: a small file could so
/// take the time and memory of whoever decodes it. PNG specification, third edition, 5.3 and 11.3.3.
std::size_t dropPngTexts(std::span<std::uint8_t> png);

} // namespace turnaround::imaging

// What an artist may choose for a blockout. Any thread (values).
#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace turnaround {

enum class ShapePrior {
    Auto, ///< Round where few views leave the shape open, else what the outlines say.
    Round, ///< Parts are about as deep as they are wide.
    Boxy, ///< The bare product of the outlines.
};

enum class BackgroundKind {
    Auto, ///< Transparency where there is some, else found from the picture's border.
    Alpha, ///< Transparency only.
    Colour, ///< The given colour.
};

struct Background {
    BackgroundKind kind = BackgroundKind::Auto;
    std::array<std::uint8_t, 3> colour = {255, 255, 255}; ///< sRGB; only for Colour

    friend bool operator==(const Background &, const Background &) = default;
};

struct BlockoutSettings {
    static constexpr int kMinFaces = 3'000;
    static constexpr int kMaxFaces = 1'500'000;

    int faces = 200'000; ///< triangles asked for
    int textureSize = 2048; ///< 1024, 2048 or 4096 pixels a side
    std::optional<int> detail; ///< voxels along the longest side: 128, 256, 512 or 768; none: by faces
    ShapePrior shape = ShapePrior::Auto;
    Background background;

    /// The detail to build with: the chosen one, or the one that the face count needs.
    int voxels() const;
};

} // namespace turnaround

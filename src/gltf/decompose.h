// A matrix as translation, rotation and scale, which is all that a glTF node may hold. Any thread.
#pragma once

#include "gltf/scene.h"

#include <array>
#include <optional>

namespace turnaround::gltf {

struct Placement {
    std::array<double, 3> translation{0, 0, 0};
    std::array<double, 4> rotation{0, 0, 0, 1}; ///< unit quaternion x, y, z, w
    std::array<double, 3> scale{1, 1, 1}; ///< x is negative where the matrix mirrors
};

/// nullopt: the matrix shears or flattens.
std::optional<Placement> decompose(const Mat4 &matrix);

} // namespace turnaround::gltf

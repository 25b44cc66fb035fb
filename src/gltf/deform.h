// Skins: the rest pose worked into a primitive's vertices. Any thread (pure).
// glTF 2.0 specification, section 3.7.3 "Skins".
#pragma once

#include "gltf/scene.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace turnaround::gltf {

/// Up to four joints that move a vertex; JOINTS_0 and WEIGHTS_0, JOINTS_1 and WEIGHTS_1 …
struct Influences {
    std::vector<std::array<float, 4>> joints; ///< indices into the skin's joints, whole numbers
    std::vector<std::array<float, 4>> weights;
};

/// Moves positions, normals and tangents. `joints` are the skin's matrices (joint's world * inverse
/// bind); the sets are as long as the primitive's positions. Weights are made to sum to 1. Turns
/// the triangles round where the pose mirrors them. False: a set names a joint that isn't there.
bool applySkin(Primitive &primitive, std::span<const Influences> sets, std::span<const Mat4> joints);

} // namespace turnaround::gltf

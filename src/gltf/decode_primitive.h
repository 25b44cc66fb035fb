// One primitive of the file -> one of the scene: attributes from accessors or Draco, morph targets
// and skin applied, plain indices. Any thread.
#pragma once

#include "core/result.h"
#include "gltf/accessor.h"
#include "gltf/document.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace turnaround::gltf {

/// How a mesh is deformed before it is placed.
struct Pose {
    std::span<const float> weights; ///< of the morph targets; too few count as 0
    std::span<const Mat4> jointMatrices; ///< empty: no skin
};

/// nullopt: it draws nothing. `what` names it in messages, such as "mesh 2 'Body'". The counts of
/// its accessors have been held against ReadLimits before.
Result<std::optional<Primitive>> decodePrimitive(const BinarySource &source, const PrimitiveDef &def, const Pose &pose,
                                                 const std::string &what, std::vector<std::string> &warnings);

} // namespace turnaround::gltf

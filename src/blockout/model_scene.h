// A build as a glTF scene, ready to be written. Any thread (pure).
#pragma once

#include "blockout/blockout.h"
#include "core/result.h"
#include "gltf/scene.h"

#include <string>

namespace turnaround::blockout {

/// One mesh with one PBR material: the base colour as an embedded PNG, roughness 0.8, no metal. World
/// units become metres: the longest side is 1 m. `name` is the node's, the mesh's and the material's.
/// Unavailable: out of memory.
Result<gltf::Scene> modelScene(const Build &build, const std::string &name);

} // namespace turnaround::blockout

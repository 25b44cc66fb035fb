// Materials, textures, samplers and images as glTF's JSON. Any thread.
#pragma once

#include "gltf/scene.h"

#include <nlohmann/json.hpp>

#include <set>
#include <string>

namespace turnaround::gltf {

/// Adds `materials`, `textures`, `samplers` to `root`, and the extensions they need to the sets.
/// Image i of the file is image i of the scene.
void writeMaterials(const Scene &scene, nlohmann::ordered_json &root, std::set<std::string> &extensionsUsed,
                    std::set<std::string> &extensionsRequired);

} // namespace turnaround::gltf

// Meshes, nodes and the data they point to, as glTF's JSON and binary chunk. Any thread.
#pragma once

#include "gltf/binary_chunk.h"
#include "gltf/scene.h"

#include <nlohmann/json.hpp>

#include <deque>

namespace turnaround::gltf {

/// A GLB's two parts in the making. The scene must outlive it: `chunk` keeps views of its arrays.
struct GlbParts {
    nlohmann::ordered_json root = nlohmann::ordered_json::object();
    BinaryChunk chunk;
    std::deque<Mesh> ownMeshes; ///< of instances that glTF's nodes can't place
};

/// Adds one buffer view of `bytes` that lie at `offset` of the chunk. `target` 0: not for the GPU.
std::size_t addBufferView(GlbParts &parts, std::uint64_t offset, std::uint64_t bytes, int target);

/// Adds `meshes`, `nodes`, `scenes`, `accessors` and their buffer views.
void writeMeshes(const Scene &scene, GlbParts &parts);

} // namespace turnaround::gltf

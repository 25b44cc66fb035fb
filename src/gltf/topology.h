// Strips, fans, loops and unindexed vertices -> plain lists of triangles, lines or points.
// Any thread (pure). glTF 2.0 specification, section 3.7.2.1 "Overview" of meshes.
#pragma once

#include "gltf/document.h"

#include <cstdint>
#include <vector>

namespace turnaround::gltf {

Topology topologyOf(Mode mode);

/// How many triangles `indexCount` indices make; 0 for lines and points.
std::uint64_t triangleCount(Mode mode, std::uint64_t indexCount);

/// Indices beyond the last whole triangle or line are left out.
std::vector<std::uint32_t> plainIndices(Mode mode, std::vector<std::uint32_t> indices);

} // namespace turnaround::gltf

// The node hierarchy: where each node stands in the world, and which the default scene shows.
// Any thread (pure). glTF 2.0 specification, section 3.5 "Scenes and Nodes".
#pragma once

#include "core/result.h"
#include "gltf/document.h"
#include "gltf/read.h"

#include <vector>

namespace turnaround::gltf {

struct NodeTree {
    std::vector<Mat4> worlds; ///< of each node
    std::vector<int> shown; ///< nodes of the default scene, parents before children
};

/// Refuses cycles, nodes with two parents, and trees deeper than ReadLimits::nodeDepth.
Result<NodeTree> placeNodes(const Document &document, const ReadLimits &limits);

} // namespace turnaround::gltf

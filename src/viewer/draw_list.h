// What a scene draws, one entry for each primitive of each instance, and where in the merged parts it
// goes. Any thread (pure). A draw points into the scene and the compactions, which must outlive it.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "gltf/scene.h"
#include "viewer/material_preparation.h"
#include "viewer/prepared_scene.h"

#include <cstdint>
#include <vector>

namespace turnaround::viewer {

/// Which vertices the indices use: new index by old one; empty where all are used as they are.
struct Compaction {
    std::vector<std::uint32_t> newIndex;
    std::vector<std::uint32_t> used; ///< old index by new one; empty likewise
    std::size_t vertexCount = 0;
};

/// By mesh, by primitive. Looks at `cancel`; what is cancelled is of no use.
using Compactions = std::vector<std::vector<Compaction>>;
Compactions compactMeshes(const gltf::Scene &scene, const CancelToken &cancel);

struct Draw {
    const gltf::Primitive *primitive = nullptr;
    const Compaction *compaction = nullptr;
    const gltf::Instance *instance = nullptr;
    std::size_t part = 0, firstVertex = 0, firstIndex = 0; ///< set by layOut()

    /// Normals are missing: every triangle gets vertices of its own.
    bool flat() const { return primitive->topology == gltf::Topology::Triangles && primitive->normals.empty(); }
    std::size_t indexCount() const { return primitive->indices.size(); }
    std::size_t vertexCount() const { return flat() ? indexCount() : compaction->vertexCount; }
    /// The primitive's vertex that becomes the draw's `vertex`.
    std::uint32_t source(std::size_t vertex) const
    {
        if (flat())
            return primitive->indices[vertex];
        return compaction->used.empty() ? static_cast<std::uint32_t>(vertex) : compaction->used[vertex];
    }
};

/// Errors: BadInput where there is nothing to draw, or more than prepare() allows.
Result<std::vector<Draw>> listDraws(const gltf::Scene &scene, const Compactions &compactions);

/// Gives every draw its part and its place in it. The parts come back with buffers of their final
/// size, yet to be filled. `plans` as for buildParts().
std::vector<PreparedPart> layOut(std::vector<Draw> &draws, const std::vector<MaterialPlan> &plans);

} // namespace turnaround::viewer

// Instances of meshes, each with its own place, as a few big interleaved buffers: one for each
// material, so that a thousand small objects cost a handful of draw calls. What blends stays apart
// (up to a bound), because Qt Quick 3D sorts whole parts only. Any thread; two threads are used.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "gltf/scene.h"
#include "viewer/material_preparation.h"
#include "viewer/prepared_scene.h"

#include <vector>

namespace turnaround::viewer {

struct BuiltParts {
    std::vector<PreparedPart> parts; ///< `material` indexes `plans`
    Vec3f centre; ///< as in PreparedScene
    float unitsPerMetre = 1;
};

/// `plans` has one entry for each material of the scene and, last, one for the default material.
/// Errors as prepare().
Result<BuiltParts> buildParts(const gltf::Scene &scene, const std::vector<MaterialPlan> &plans,
                              const CancelToken &cancel);

} // namespace turnaround::viewer

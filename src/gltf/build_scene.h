// Document and buffers -> meshes and instances of a Scene. Any thread; decodes on two.
#pragma once

#include "core/result.h"
#include "gltf/accessor.h"
#include "gltf/read.h"

namespace turnaround::gltf {

/// Fills `scene.meshes` and `scene.instances` with what the default scene shows, and adds to
/// `scene.warnings`. The sizes are held against `limits` before anything is decoded.
Result<void> buildMeshes(const BinarySource &source, const ReadLimits &limits, Scene &scene);

} // namespace turnaround::gltf

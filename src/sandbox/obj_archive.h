// A scene as services deliver OBJ: a ZIP of model.obj, model.mtl and its base colour's picture. Any thread (pure).
//
// OBJ and MTL: Wavefront's "Object Files" and "Material Library File", appendix B of the Advanced Visualizer manual.
#pragma once

#include "core/result.h"
#include "gltf/scene.h"

#include <string>

namespace turnaround::sandbox {

/// Triangles only. Unavailable: out of memory.
Result<std::string> objArchive(const gltf::Scene &scene);

} // namespace turnaround::sandbox

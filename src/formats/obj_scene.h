// A Wavefront OBJ -> Scene, with tinyobjloader. Any thread. The file is untrusted, as read.h says of glTF.
//
// Faces with more than three corners become fans; quads are cut along the shorter diagonal. One mesh, a primitive for
// each material. Lines, points, curves, vertex colours and bump maps are left out; what can't be told (units, which
// axis points up) is taken as glTF has it. The loader only reads the text: its own cutting of faces trusts indices.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "gltf/scene.h"

#include <filesystem>

namespace turnaround::formats {

/// Materials and pictures are looked for below `folder` (empty: nowhere). BadInput: too large, a corner that is not
/// there, a number that is none, no face at all. Unavailable: memory. Cancelled.
Result<gltf::Scene> readObj(const std::filesystem::path &file, const std::filesystem::path &folder,
                            const CancelToken &cancel = {});

} // namespace turnaround::formats

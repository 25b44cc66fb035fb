// The pictures that a glTF's materials use. Any thread.
#pragma once

#include "core/result.h"
#include "gltf/resources.h"

#include <vector>

namespace turnaround::gltf {

/// Loads what `document.materials` refer to, and makes their TextureRef::image an index into the
/// result. A picture that is missing leaves its textures out, with a line in `document.warnings`.
Result<std::vector<Image>> loadImages(Document &document, const Buffers &buffers, Resources &resources,
                                      const ReadLimits &limits);

} // namespace turnaround::gltf

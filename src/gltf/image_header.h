// An encoded picture's type and size from its first bytes; it is not decoded. Any thread (pure).
#pragma once

#include "core/result.h"
#include "gltf/read.h"
#include "gltf/scene.h"

namespace turnaround::gltf {

/// Refuses what is not a whole PNG, JPEG or WebP by content, and what is too large. The texts of a
/// PNG are left out of its bytes: on the way to the pixels libpng unpacks up to a thousand of them,
/// 8 MB each, and a small file could so fill the memory of whoever decodes it.
Result<Image> describeImage(std::vector<std::byte> bytes, std::string name, const ReadLimits &limits);

} // namespace turnaround::gltf

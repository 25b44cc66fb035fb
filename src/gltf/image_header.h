// An encoded picture's type and size from its first bytes; it is not decoded. Any thread (pure).
#pragma once

#include "core/result.h"
#include "gltf/read.h"
#include "gltf/scene.h"

namespace turnaround::gltf {

/// Refuses what is not a whole PNG, JPEG or WebP by content, and what is too large. The texts of a
/// PNG are left out of its bytes (imaging/png_texts.h).
Result<Image> describeImage(std::vector<std::byte> bytes, std::string name, const ReadLimits &limits);

} // namespace turnaround::gltf

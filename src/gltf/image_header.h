// An encoded picture's type and size from its first bytes; it is not decoded. Any thread (pure).
#pragma once

#include "core/result.h"
#include "gltf/read.h"
#include "gltf/scene.h"

#include <optional>

namespace turnaround::gltf
{

/// PNG, JPEG and WebP by content. nullopt: another kind of file.
std::optional<std::string> imageMimeType(const std::vector<std::byte> &bytes);

/// Refuses what imageMimeType() doesn't know, what has no readable header, and what is too large.
Result<Image> describeImage(std::vector<std::byte> bytes, std::string name, const ReadLimits &limits);

} // namespace turnaround::gltf

// The outermost layer of a file: GLB's header and chunks, or plain JSON text. Any thread (pure).
// glTF 2.0 specification, section 4 "GLB File Format Specification".
#pragma once

#include "core/result.h"
#include "gltf/read.h"

#include <optional>
#include <span>
#include <string_view>

namespace turnaround::gltf {

/// Views into the bytes that were given.
struct Container {
    std::string_view json;
    std::optional<std::span<const std::byte>> binary; ///< GLB's BIN chunk
};

Result<Container> openContainer(std::span<const std::byte> file, const ReadLimits &limits);

} // namespace turnaround::gltf

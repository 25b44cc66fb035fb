// glTF data made ready to be drawn. Any thread; two threads are used.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "gltf/scene.h"
#include "viewer/prepared_scene.h"

namespace turnaround::viewer {

/// Decodes the images, moves every instance to its place, merges what one material draws, computes
/// missing normals (flat, as glTF 2.0, 3.7.2.1 asks), bakes texture transforms into the coordinates
/// and frames the cameras.
/// Errors: BadInput for a scene without anything to draw, with an image that can't be decoded, with
/// positions that are no numbers, or larger than kMaxVertices; Cancelled.
Result<PreparedScene> prepare(const gltf::Scene &scene, const CancelToken &cancel);

inline constexpr std::size_t kMaxVertices = 24'000'000; ///< after instancing and splitting for flat normals
inline constexpr std::size_t kMaxIndices = 60'000'000;
inline constexpr int kMaxTextureSide = 8192; ///< a larger image is shown at this size

} // namespace turnaround::viewer

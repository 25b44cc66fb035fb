// Encoded images of a glTF file as pixels to upload. Any thread.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "gltf/scene.h"

#include <QImage>

namespace turnaround::viewer {

/// Whether a map's alpha means coverage. Where it does not, it is dropped.
enum class AlphaUse { Drop, Keep };

/// RGBA8888, straight alpha, bottom row first, each side at most kMaxTextureSide. Colour profiles and
/// EXIF orientation are ignored, as glTF 2.0 (3.8.3) asks. Errors: BadInput naming the
/// image; Unavailable where the WebP plugin or memory lacks; Cancelled.
Result<QImage> decodeTexture(const gltf::Image &image, AlphaUse alpha, const CancelToken &cancel);

} // namespace turnaround::viewer

// Where a ray meets a prepared model. Any thread (pure); a few milliseconds for 200,000 triangles.
// Qt Quick 3D's own picking works on the GUI thread and builds its tree of boxes there.
#pragma once

#include "core/cancel.h"
#include "viewer/orbit_camera.h"
#include "viewer/prepared_scene.h"

#include <optional>

namespace turnaround::viewer {

/// The distance from the ray's origin to the nearest triangle, from either side; nothing where it meets
/// none, and when `cancel` is requested.
std::optional<float> pickSurface(const PreparedScene &scene, const OrbitCamera::Ray &ray, const CancelToken &cancel);

} // namespace turnaround::viewer

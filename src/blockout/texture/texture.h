// The last step of the engine: a mesh and its views in, the mesh with its own picture out. Any thread;
// uses two. The way: charts -> atlas -> who sees what (visibility, blend) -> bake -> fill.
#pragma once

#include "blockout/mesh/triangle_mesh.h"
#include "blockout/placement/placed_view.h"
#include "core/cancel.h"
#include "core/result.h"

#include <QImage>

#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace turnaround::blockout {

struct Textured {
    TexturedMesh mesh; ///< the triangles of the given mesh, in its order
    QImage baseColour; ///< RGB888, sRGB, size x size
    std::size_t charts = 0;
    double fill = 0; ///< share of the texels that charts cover, 0..1
    std::vector<std::pair<std::string, double>> stageSeconds; ///< in the order they ran
};

/// `size`: 1024, 2048 or 4096. `step` is called with the share done, 0..1, never falling, one call at a
/// time, from either thread; it may be empty. Views may be missing; without any the picture is grey.
/// Errors: BadInput (a mesh without triangles), Cancelled, Unavailable (out of memory).
Result<Textured> texture(const TriangleMesh &mesh, std::span<const PlacedView> views, int size,
                         const std::function<void(double)> &step, const CancelToken &cancel);

} // namespace turnaround::blockout

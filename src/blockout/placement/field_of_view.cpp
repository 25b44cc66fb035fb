#include "blockout/placement/field_of_view.h"

#include "blockout/placement/coarse_hull.h"
#include "core/parallel.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace turnaround::blockout {

std::vector<Camera> perspectiveCameras(std::span<const OutlinedView> views, double fieldOfViewDegrees)
{
    std::vector<Camera> cameras;
    for (const OutlinedView &v : views) {
        Camera camera;
        camera.view = v.view;
        camera.pixelsPerUnit = v.outline->height / 2.0f;
        camera.centre = {v.outline->width / 2.0f, v.outline->height / 2.0f};
        if (fieldOfViewDegrees > 0)
            camera.distance = static_cast<float>(1 / std::tan(fieldOfViewDegrees * std::numbers::pi / 360));
        cameras.push_back(camera);
    }
    return cameras;
}

FieldOfView findFieldOfView(std::span<const OutlinedView> views, int voxels, const CancelToken &cancel)
{
    constexpr double kStep = 2.5;
    constexpr int kSteps = 17;
    constexpr double kPlateau = 0.0015;

    // The subject need not be in the middle of the frame: the grid reaches as far as any box does.
    Vec3f extents{0.1f, 0.1f, 0.1f};
    for (const OutlinedView &v : views) {
        const std::array<int, 2> axes = pictureAxes(v.view);
        const Outline &o = *v.outline;
        const double right = std::max(std::abs(o.box.x0 - o.width / 2.0), std::abs(o.box.x1 - o.width / 2.0));
        const double up = std::max(std::abs(o.box.y0 - o.height / 2.0), std::abs(o.box.y1 - o.height / 2.0));
        const float perUnit = o.height / 2.0f;
        if (axes[0] >= 0)
            extents[axes[0]] = std::max(extents[axes[0]], 2 * static_cast<float>(right) / perUnit);
        extents[axes[1]] = std::max(extents[axes[1]], 2 * static_cast<float>(up) / perUnit);
    }

    const CoarseGrid grid(extents, voxels);
    std::vector<const Outline *> outlines;
    for (const OutlinedView &v : views)
        outlines.push_back(v.outline.get());
    std::vector<double> fit(kSteps, 0.0);
    parallelFor(kSteps, [&](int k) {
        if (cancel.requested())
            return;
        const std::vector<Camera> cameras = perspectiveCameras(views, k * kStep);
        const Bits hull = hullOf(grid, cameras, outlines);
        for (size_t i = 0; i < views.size(); ++i)
            fit[k] += coverageOf(grid, hull, cameras[i], *views[i].outline, Tolerance::Exact) /
                static_cast<double>(views.size());
    });
    const double best = *std::ranges::max_element(fit);
    double sum = 0;
    double weight = 0;
    for (int k = 0; k < kSteps; ++k) {
        const double w = std::max(0.0, fit[k] - (best - kPlateau));
        sum += w * k * kStep;
        weight += w;
    }
    return {sum / std::max(weight, 1e-12), best, fit[0]};
}

} // namespace turnaround::blockout

#include "blockout/placement/orthographic.h"

#include "blockout/placement/coarse_hull.h"

#include <array>
#include <optional>

namespace turnaround::blockout {

namespace {

bool isDiagonal(View view)
{
    return view == View::LeftFront || view == View::RightFront;
}

/// The world point in the middle of the shared frame, in world units from the subject's middle;
/// sides that no view shows are 0.
Vec3f frameCentre(std::span<const OutlinedView> views, const Framing &framing)
{
    std::array<double, 3> sum{};
    std::array<int, 3> count{};
    for (size_t i = 0; i < views.size(); ++i) {
        const Outline &outline = *views[i].outline;
        const ViewAxes &axes = viewAxes(views[i].view);
        const std::array<int, 2> shown = pictureAxes(views[i].view);
        const double right = (outline.width / 2.0 - outline.box.centreX()) / framing.pixelsPerUnit[i];
        const double up = -(outline.height / 2.0 - outline.box.centreY()) / framing.pixelsPerUnit[i];
        if (shown[0] >= 0) {
            sum[shown[0]] += right * axes.right[shown[0]];
            ++count[shown[0]];
        }
        sum[shown[1]] += up * axes.up[shown[1]];
        ++count[shown[1]];
    }
    Vec3f centre;
    for (int axis = 0; axis < 3; ++axis)
        centre[axis] = count[axis] ? static_cast<float>(sum[axis] / count[axis]) : 0.0f;
    return centre;
}

/// The middle of the horizontal places at which the outline fits the hull of the others best.
float slide(const CoarseGrid &grid, const Bits &others, Camera camera, const Outline &outline)
{
    constexpr int kSteps = 17;
    const float start = static_cast<float>(outline.box.centreX());
    const float reach = 0.16f * camera.pixelsPerUnit;
    double best = -1;
    float sum = 0;
    int ties = 0;
    for (int k = 0; k < kSteps; ++k) {
        camera.centre.x = start + reach * (2.0f * static_cast<float>(k) / (kSteps - 1) - 1);
        const double fit = coverageOf(grid, others, camera, outline);
        if (fit > best + 1e-3) {
            best = fit;
            sum = 0;
            ties = 0;
        }
        if (fit > best - 1e-3) {
            sum += camera.centre.x;
            ++ties;
        }
    }
    return sum / static_cast<float>(ties);
}

} // namespace

std::vector<Camera> orthographicCameras(std::span<const OutlinedView> views, const Framing &framing, Vec3f extents,
                                        int voxels)
{
    std::vector<Camera> cameras;
    const Vec3f middle = frameCentre(views, framing);
    for (size_t i = 0; i < views.size(); ++i) {
        const Outline &outline = *views[i].outline;
        Camera camera;
        camera.view = views[i].view;
        camera.pixelsPerUnit = static_cast<float>(framing.pixelsPerUnit[i]);
        camera.centre = {static_cast<float>(outline.box.centreX()), static_cast<float>(outline.box.centreY())};
        if (isDiagonal(camera.view) && framing.shared)
            camera.centre.x = outline.width / 2.0f - camera.pixelsPerUnit * dot(middle, viewAxes(camera.view).right);
        cameras.push_back(camera);
    }
    if (framing.shared)
        return cameras;

    const CoarseGrid grid(extents, voxels);
    std::vector<Bits> allowed;
    std::vector<const Bits *> others;
    for (size_t i = 0; i < views.size(); ++i)
        allowed.push_back(allowedBy(grid, cameras[i], *views[i].outline, hullMargin(grid)));
    for (size_t i = 0; i < views.size(); ++i) {
        if (!isDiagonal(cameras[i].view))
            others.push_back(&allowed[i]);
    }
    if (others.empty())
        return cameras;
    const Bits hull = intersection(others);
    for (size_t i = 0; i < views.size(); ++i) {
        if (isDiagonal(cameras[i].view))
            cameras[i].centre.x = slide(grid, hull, cameras[i], *views[i].outline);
    }
    return cameras;
}

} // namespace turnaround::blockout

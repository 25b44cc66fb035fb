#include "blockout/placement/placement.h"

#include "blockout/placement/coarse_hull.h"
#include "blockout/placement/field_of_view.h"
#include "blockout/placement/orthographic.h"

#include <algorithm>

namespace turnaround::blockout {

namespace {

constexpr int kSearchSide = 384; ///< resolution of outlines while searching
constexpr float kNoPerspective = 6; ///< degrees below which views count as orthographic
constexpr double kFits = 0.9997; ///< mean coverage that leaves nothing to explain
constexpr double kPerspectiveGain = 0.002; ///< coverage that perspective must gain on one orthographic frame
constexpr double kUnexplained = 0.12; ///< share of what that frame lacks that it may leave: bent drawings leave more
constexpr double kPerspectiveLoss = 0.0005; ///< and may lose against every view having a scale of its own

std::vector<double> coverages(std::span<const OutlinedView> views, std::span<const Camera> cameras, Vec3f extents,
                              int voxels)
{
    const CoarseGrid grid(extents, voxels);
    std::vector<const Outline *> outlines;
    for (const OutlinedView &v : views)
        outlines.push_back(v.outline.get());
    const Bits hull = hullOf(grid, cameras, outlines);
    std::vector<double> result;
    for (size_t i = 0; i < views.size(); ++i)
        result.push_back(coverageOf(grid, hull, cameras[i], *views[i].outline));
    return result;
}

double mean(std::span<const double> values)
{
    double sum = 0;
    for (const double v : values)
        sum += v;
    return values.empty() ? 1 : sum / static_cast<double>(values.size());
}

int distinctDirections(std::span<const OutlinedView> views)
{
    int count = 0;
    for (size_t i = 0; i < views.size(); ++i) {
        bool isNew = true;
        for (size_t k = 0; k < i; ++k)
            isNew = isNew && oppositeView(views[k].view) != views[i].view;
        count += isNew;
    }
    return count;
}

/// The cameras in units of the subject: its box, as the hull of the outlines shows it, is centred
/// and its longest side is 1.
void normalise(std::span<const OutlinedView> views, std::vector<Camera> &cameras, Vec3f &extents, int voxels)
{
    const CoarseGrid grid({2.2f, 2.2f, 2.2f}, voxels * 2);
    std::vector<const Outline *> outlines;
    for (const OutlinedView &v : views)
        outlines.push_back(v.outline.get());
    const Bits hull = hullOf(grid, cameras, outlines);
    Vec3f low{1e9f, 1e9f, 1e9f};
    Vec3f high = -low;
    const float inset = hullMargin(grid) - 0.5f * grid.step();
    for (int i = 0; i < grid.count(); ++i) {
        if (!(hull[static_cast<size_t>(i) / 64] >> (i % 64) & 1))
            continue;
        const Vec3f p = grid.centre(i);
        for (int axis = 0; axis < 3; ++axis) {
            low[axis] = std::min(low[axis], p[axis] + inset);
            high[axis] = std::max(high[axis], p[axis] - inset);
        }
    }
    if (low.x > high.x)
        return;
    const Vec3f middle = (low + high) * 0.5f;
    const float unit = std::max({high.x - low.x, high.y - low.y, high.z - low.z});
    for (Camera &camera : cameras) {
        const ViewAxes &axes = viewAxes(camera.view);
        const float along = dot(middle, axes.back);
        const float nearer = camera.distance > 0 ? camera.distance / (camera.distance - along) : 1.0f;
        camera.eye = {-dot(middle, axes.right) / unit, -dot(middle, axes.up) / unit};
        camera.pixelsPerUnit *= nearer * unit;
        camera.distance = (camera.distance - along) / unit;
    }
    extents = (high - low) * (1 / unit);
}

} // namespace

Placement place(std::span<const OutlinedView> fullViews, const PlacementSearch &search, const CancelToken &cancel)
{
    std::vector<OutlinedView> views;
    for (const OutlinedView &v : fullViews)
        views.push_back({v.view, std::make_shared<const Outline>(coarser(*v.outline, kSearchSide))});

    Placement placement;
    const Framing framing = findFraming(views);
    placement.sharedFraming = framing.shared;
    placement.scaleAgainstOthers = framing.scaleAgainstOthers;
    float known = 0;
    for (int axis = 0; axis < 3; ++axis) {
        placement.extents[axis] = static_cast<float>(framing.extents[axis]);
        known = std::max(known, placement.extents[axis]);
    }
    for (int axis = 0; axis < 3; ++axis) {
        if (placement.extents[axis] <= 0) {
            placement.extents[axis] = known;
            placement.depthKnown = false;
        }
    }
    placement.cameras = orthographicCameras(views, framing, placement.extents, search.voxels);
    placement.coverage = coverages(views, placement.cameras, placement.extents, search.voxels);
    placement.meanCoverage = mean(placement.coverage);

    const bool oneScale =
        framing.shared && std::ranges::all_of(framing.scaleAgainstOthers, [](double s) { return s == 1; });
    if (!search.findFieldOfView || distinctDirections(views) < 2 || cancel.requested() ||
        (oneScale && placement.meanCoverage > kFits))
        return placement;
    FieldOfView found{search.fieldOfViewDegrees, 1, 0};
    if (search.fieldOfViewDegrees < 0)
        found = findFieldOfView(views, search.voxels * 3 / 2, cancel);
    // Perspective views fit in one frame at their own angle only; tight crops fit in no frame at any.
    const bool perspective = found.degrees >= kNoPerspective &&
        found.coverage > found.orthographicCoverage + kPerspectiveGain &&
        1 - found.coverage < kUnexplained * (1 - found.orthographicCoverage) &&
        found.coverage > placement.meanCoverage - kPerspectiveLoss;
    if (cancel.requested() || !perspective)
        return placement;

    std::vector<Camera> cameras = perspectiveCameras(views, found.degrees);
    Vec3f extents = placement.extents;
    normalise(views, cameras, extents, search.voxels);
    const std::vector<double> coverage = coverages(views, cameras, extents, search.voxels);
    placement.cameras = cameras;
    placement.extents = extents;
    placement.fieldOfViewDegrees = static_cast<float>(found.degrees);
    placement.coverage = coverage;
    placement.meanCoverage = mean(coverage);
    placement.sharedFraming = true;
    std::ranges::fill(placement.scaleAgainstOthers, 1.0);
    return placement;
}

} // namespace turnaround::blockout

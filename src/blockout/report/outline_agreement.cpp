#include "blockout/report/outline_agreement.h"

#include "blockout/placement/coarse_hull.h"
#include "blockout/placement/field_of_view.h"
#include "blockout/placement/orthographic.h"
#include "blockout/report/orthographic_hull.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace turnaround::blockout {

namespace {

constexpr int kPerspectiveVoxels = 44;

bool isDiagonal(View view)
{
    return view == View::LeftFront || view == View::RightFront;
}

void fitOrthographic(const std::vector<OutlinedView> &views, bool withSurface, OutlineFit &fit)
{
    const Framing framing = findFraming(views);
    float known = 0;
    for (int axis = 0; axis < 3; ++axis) {
        fit.extents[axis] = static_cast<float>(framing.extents[axis]);
        known = std::max(known, fit.extents[axis]);
    }
    for (int axis = 0; axis < 3; ++axis) {
        if (fit.extents[axis] <= 0)
            fit.extents[axis] = known;
    }
    fit.scaleAgainstOthers = framing.scaleAgainstOthers;
    fit.sharedFraming = framing.shared;
    OrthographicHull hull(fit.extents);
    std::vector<SampledOutline> samples(views.size());
    if (framing.shared) {
        fit.cameras = orthographicCameras(views, framing, fit.extents, OrthographicHull::kSide);
        for (size_t i = 0; i < views.size(); ++i)
            samples[i] = hull.sample(fit.cameras[i], *views[i].outline);
    } else {
        std::vector<const SampledOutline *> straight;
        for (size_t i = 0; i < views.size(); ++i) {
            const Outline &outline = *views[i].outline;
            Camera camera;
            camera.view = views[i].view;
            camera.pixelsPerUnit = static_cast<float>(framing.pixelsPerUnit[i]);
            camera.centre = {static_cast<float>(outline.box.centreX()), static_cast<float>(outline.box.centreY())};
            fit.cameras.push_back(camera);
            samples[i] = hull.sample(camera, outline);
            if (!isDiagonal(camera.view))
                straight.push_back(&samples[i]);
        }
        hull.build(straight);
        for (size_t i = 0; i < views.size(); ++i) {
            Camera &camera = fit.cameras[i];
            if (!isDiagonal(camera.view) || straight.empty())
                continue;
            camera.centre.x -= hull.bestShift(samples[i]) * camera.pixelsPerUnit;
            samples[i] = hull.sample(camera, *views[i].outline);
        }
    }

    std::vector<const SampledOutline *> all;
    for (const SampledOutline &s : samples)
        all.push_back(&s);
    hull.build(all);
    int pairs = 0;
    for (size_t i = 0; i < views.size(); ++i) {
        fit.coverage.push_back(hull.coverage(samples[i]));
        for (size_t k = i + 1; k < views.size(); ++k) {
            if (oppositeView(views[i].view) != views[k].view)
                continue;
            fit.gap += gapBetween(samples[i], samples[k]);
            ++pairs;
        }
    }
    if (pairs > 0)
        fit.gap /= pairs;
    if (withSurface) {
        fit.surface = hull.surface();
        fit.surfaceStep = hull.step();
    }
}

/// The box around the middle of the frame that holds every outline's box.
Vec3f frameExtents(const std::vector<OutlinedView> &views)
{
    Vec3f extents{0.1f, 0.1f, 0.1f};
    for (const OutlinedView &v : views) {
        const std::array<int, 2> axes = pictureAxes(v.view);
        const Outline &o = *v.outline;
        const float unit = o.height / 2.0f;
        const double across = std::max(std::abs(o.box.x0 - o.width / 2.0), std::abs(o.box.x1 - o.width / 2.0));
        const double upright = std::max(std::abs(o.box.y0 - o.height / 2.0), std::abs(o.box.y1 - o.height / 2.0));
        if (axes[0] >= 0)
            extents[axes[0]] = std::max(extents[axes[0]], 2 * static_cast<float>(across) / unit);
        extents[axes[1]] = std::max(extents[axes[1]], 2 * static_cast<float>(upright) / unit);
    }
    return extents;
}

void fitPerspective(const std::vector<OutlinedView> &views, float fieldOfViewDegrees, bool withSurface, OutlineFit &fit)
{
    fit.cameras = perspectiveCameras(views, fieldOfViewDegrees);
    fit.extents = frameExtents(views);
    fit.scaleAgainstOthers.assign(views.size(), 1.0);
    fit.sharedFraming = true;
    fit.fieldOfViewDegrees = fieldOfViewDegrees;
    std::vector<const Outline *> outlines;
    for (const OutlinedView &v : views)
        outlines.push_back(v.outline.get());
    const CoarseGrid grid(fit.extents, kPerspectiveVoxels);
    const Bits hull = hullOf(grid, fit.cameras, outlines);
    for (size_t i = 0; i < views.size(); ++i)
        fit.coverage.push_back(coverageOf(grid, hull, fit.cameras[i], *outlines[i]));
    if (!withSurface)
        return;
    for (size_t word = 0; word < hull.size(); ++word) {
        for (std::uint64_t rest = hull[word]; rest; rest &= rest - 1)
            fit.surface.push_back(grid.centre(static_cast<int>(word * 64) + std::countr_zero(rest)));
    }
    fit.surfaceStep = grid.step();
}

} // namespace

OutlineFit fitOutlines(const PictureSet &pictures, const Arrangement &arrangement, float fieldOfViewDegrees,
                       bool withSurface)
{
    OutlineFit fit;
    fit.places = filled(arrangement);
    std::vector<OutlinedView> views;
    for (const int place : fit.places) {
        const auto index = static_cast<size_t>(place);
        views.push_back({pictures.views()[index], pictures.outline(arrangement.sources[index])});
    }
    if (fieldOfViewDegrees > 0)
        fitPerspective(views, fieldOfViewDegrees, withSurface, fit);
    else
        fitOrthographic(views, withSurface, fit);
    return fit;
}

} // namespace turnaround::blockout

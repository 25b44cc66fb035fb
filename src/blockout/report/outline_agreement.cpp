#include "blockout/report/outline_agreement.h"

#include "blockout/placement/field_of_view.h"
#include "blockout/placement/orthographic.h"

#include <algorithm>
#include <cmath>

namespace turnaround::blockout
{

namespace
{

constexpr float kPairTolerance = 0.012f; ///< of the subject's longest side

/// The share of both outlines that lies outside the other, seen in the mirror, by more than the tolerance.
double pairGap(const Camera &camera, const Outline &outline, const Camera &behind, const Outline &other)
{
    const bool upsideDown = viewAxes(camera.view).right == viewAxes(behind.view).right;
    const float stretch = behind.pixelsPerUnit / camera.pixelsPerUnit;
    const float tolerance = kPairTolerance;
    int all = 0;
    int apart = 0;
    for (int y = 0; y < outline.distance.rows; y += 2) {
        for (int x = 0; x < outline.distance.cols; x += 2) {
            const float d = outline.distance(y, x) / camera.pixelsPerUnit;
            const float dx = ((x + 0.5f) * outline.pixelsPerCell - camera.centre.x) * stretch;
            const float dy = ((y + 0.5f) * outline.pixelsPerCell - camera.centre.y) * stretch;
            const float e = other.distanceAt(behind.centre.x + (upsideDown ? dx : -dx),
                                             behind.centre.y + (upsideDown ? -dy : dy)) /
                behind.pixelsPerUnit;
            all += d < 0 || e < 0;
            apart += (d < 0 && e > tolerance) || (e < 0 && d > tolerance);
        }
    }
    return all > 0 ? static_cast<double>(apart) / all : 0;
}

Vec3f perspectiveExtents(std::span<const OutlinedView> views)
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

} // namespace

OutlineFit fitOutlines(const PictureSet &pictures, const Arrangement &arrangement, const OutlineFitSettings &settings)
{
    OutlineFit fit;
    fit.places = filled(arrangement);
    fit.fieldOfViewDegrees = settings.fieldOfViewDegrees;
    std::vector<OutlinedView> views;
    std::vector<const Outline *> outlines;
    for (const int place : fit.places) {
        const auto &outline = pictures.outline(arrangement.sources[static_cast<size_t>(place)]);
        views.push_back({pictures.views()[static_cast<size_t>(place)], outline});
        outlines.push_back(outline.get());
    }

    if (settings.fieldOfViewDegrees > 0) {
        fit.cameras = perspectiveCameras(views, settings.fieldOfViewDegrees);
        fit.boxExtents = perspectiveExtents(views);
        fit.scaleAgainstOthers.assign(views.size(), 1.0);
        fit.sharedFraming = true;
    } else {
        const Framing framing = findFraming(views);
        float known = 0;
        for (int axis = 0; axis < 3; ++axis) {
            fit.boxExtents[axis] = static_cast<float>(framing.extents[axis]);
            known = std::max(known, fit.boxExtents[axis]);
        }
        for (int axis = 0; axis < 3; ++axis) {
            if (fit.boxExtents[axis] <= 0)
                fit.boxExtents[axis] = known;
        }
        fit.cameras = orthographicCameras(views, framing, fit.boxExtents, settings.voxels / 2);
        fit.scaleAgainstOthers = framing.scaleAgainstOthers;
        fit.sharedFraming = framing.shared;
    }

    const CoarseGrid grid(fit.boxExtents, settings.voxels);
    fit.hull = hullOf(grid, fit.cameras, outlines);
    for (size_t i = 0; i < views.size(); ++i)
        fit.coverage.push_back(coverageOf(grid, fit.hull, fit.cameras[i], *outlines[i]));

    int pairs = 0;
    for (size_t i = 0; i < views.size() && settings.fieldOfViewDegrees == 0; ++i) {
        for (size_t k = i + 1; k < views.size(); ++k) {
            if (oppositeView(views[i].view) != views[k].view)
                continue;
            fit.gap += pairGap(fit.cameras[i], *outlines[i], fit.cameras[k], *outlines[k]);
            ++pairs;
        }
    }
    if (pairs > 0)
        fit.gap /= pairs;
    return fit;
}

} // namespace turnaround::blockout

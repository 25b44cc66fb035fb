// A view with its place in the world: which pixel sees which point. Any thread (values).
//
// World: the subject's box is centred at the origin and its longest side is 1; axes as domain/view.h.
#pragma once

#include "core/vec.h"
#include "domain/view.h"
#include "imaging/cutout.h"

#include <memory>

namespace turnaround::blockout {

/// Where a picture's pixels fall. Pixels are continuous: (0, 0) is the corner of the first pixel,
/// its centre is (0.5, 0.5), y runs downwards.
struct Camera {
    View view = View::Front;
    float pixelsPerUnit = 1; ///< at the plane through the origin
    Vec2f centre; ///< pixel straight ahead of the eye; orthographic: pixel that sees the origin
    float distance = 0; ///< of the eye from the plane through the origin; 0: orthographic
    Vec2f eye; ///< perspective only: the eye's place to the right of and above the origin

    /// A positive depth is nearer to the camera than the origin.
    float depth(Vec3f p) const { return dot(p, viewAxes(view).back); }
    Vec2f pixel(Vec3f p) const
    {
        const ViewAxes &axes = viewAxes(view);
        const float k = pixelsPerUnit * (distance > 0 ? distance / (distance - dot(p, axes.back)) : 1.0f);
        return {centre.x + k * (dot(p, axes.right) - eye.x), centre.y - k * (dot(p, axes.up) - eye.y)};
    }
    /// Unit vector from a point of the subject to the eye.
    Vec3f towardsEye(Vec3f p) const
    {
        const ViewAxes &axes = viewAxes(view);
        return distance > 0 ? normalized(axes.back * distance + axes.right * eye.x + axes.up * eye.y - p) : axes.back;
    }
};

struct PlacedView {
    Camera camera;
    std::shared_ptr<const imaging::Cutout> cutout;
};

} // namespace turnaround::blockout

// A placed camera made ready for millions of points. Any thread (values).
#pragma once

#include "blockout/placement/placed_view.h"

namespace turnaround::blockout {

/// Sees the surface that faces the camera or, `through` the subject, the far side of it: the same pixels,
/// looked at from behind.
struct Projector {
    Vec3f right, up, back;
    float pixelsPerUnit = 1;
    Vec2f centre;
    float distance = 0; ///< 0: orthographic
    bool through = false;

    Projector() = default;
    Projector(const Camera &camera, bool farSide)
        : right(viewAxes(camera.view).right)
        , up(viewAxes(camera.view).up)
        , back(viewAxes(camera.view).back)
        , pixelsPerUnit(camera.pixelsPerUnit)
        , centre(camera.centre)
        , distance(camera.distance)
        , through(farSide)
    {
    }

    Vec2f pixel(Vec3f p) const
    {
        const float k = distance > 0 ? pixelsPerUnit * distance / (distance - dot(p, back)) : pixelsPerUnit;
        return {centre.x + k * dot(p, right), centre.y - k * dot(p, up)};
    }
    /// Grows towards who looks.
    float depth(Vec3f p) const { return through ? -dot(p, back) : dot(p, back); }
    /// Unit vector towards who looks.
    Vec3f towardsEye(Vec3f p) const
    {
        const Vec3f to = distance > 0 ? normalized(back * distance - p) : back;
        return through ? -to : to;
    }
};

} // namespace turnaround::blockout

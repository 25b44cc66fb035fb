// What colour a point of the surface has, from all views that see it. Any thread; at() from several at once.
#pragma once

#include "blockout/texture/view_picture.h"
#include "blockout/texture/visibility.h"

#include <span>
#include <vector>

namespace turnaround::blockout {

/// A point of the surface.
struct SurfacePoint {
    Vec3f position;
    Vec3f normal;     ///< unit, smooth: decides between views
    Vec3f faceNormal; ///< unit: what faces away is not seen
};

struct Blend {
    Vec3f colour;        ///< sRGB 0..255, may lie a little outside
    float certainty = 0; ///< 0: no view sees the point; 1: at least one sees it well
};

/// Broad colours are mixed widely between the views that see a point, so that views of different exposure
/// pass softly into each other; detail comes from the view that sees it best, so that nothing shows double.
/// A side that no view shows but whose opposite is given gets the opposite's picture, looked at from behind.
class Blender
{
public:
    /// Draws every view's depth; `mesh` and `views` are not needed afterwards. Not usable after a cancelled call.
    Blender(const TriangleMesh &mesh, std::span<const PlacedView> views, float texelsPerUnit, const CancelToken &cancel);

    Blend at(const SurfacePoint &point) const;
    /// Without detail.
    Blend broadAt(const SurfacePoint &point) const;

private:
    struct Witness {
        Projector projector;
        Visibility visibility;
        std::size_t picture = 0;
        float preference = 1;
    };
    struct Weight {
        std::size_t witness;
        Vec2f pixel;
        float broad, detail;
    };
    struct Weights;

    Weights weigh(const SurfacePoint &point) const;

    std::vector<ViewPicture> m_pictures; ///< one per view
    std::vector<Witness> m_witnesses;    ///< the views, then the far sides that none shows
};

} // namespace turnaround::blockout

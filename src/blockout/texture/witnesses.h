// The views as witnesses of the surface: who sees a point, how squarely, and in which pixel. Any thread;
// the const members from several at once.
#pragma once

#include "blockout/texture/view_picture.h"
#include "blockout/texture/visibility.h"

#include <array>
#include <span>
#include <vector>

namespace turnaround::blockout {

/// A point of the surface.
struct SurfacePoint {
    Vec3f position;
    Vec3f normal; ///< unit, smooth: how squarely a view sees the surface there
    Vec3f faceNormal; ///< unit: what faces away is not seen
    float relief = 1; ///< 0: the face is the subject's own; 1: it is so small that it may be a ripple of the mesh
};

struct Sighting {
    std::size_t witness = 0;
    Vec2f pixel;
    float facing = 0; ///< cosine between the surface and the direction to the eye, above 0
    float clearance = 0; ///< 0 beside an edge … 1; never quite 0: a view still counts where it is alone
};

/// A side that no view shows but whose opposite is given has the opposite's picture, seen from behind, as a
/// witness of last resort: there are never more witnesses than kinds of views.
class Witnesses
{
public:
    struct Sightings {
        std::array<Sighting, kViewCount> items;
        int count = 0;
        const Sighting *begin() const { return items.data(); }
        const Sighting *end() const { return items.data() + count; }
    };

    /// Draws every view's depth; `mesh` and `views` are not needed afterwards. `texelsPerUnit`: resolution
    /// of the texture. Not usable after a cancelled call.
    Witnesses(const TriangleMesh &mesh, std::span<const PlacedView> views, float texelsPerUnit,
              const CancelToken &cancel);

    std::size_t count() const { return m_witnesses.size(); }
    Sightings sightings(const SurfacePoint &point) const;
    const ViewPicture &picture(std::size_t witness) const { return m_pictures[m_witnesses[witness].picture]; }
    /// Which of the given views a witness' picture is.
    std::size_t view(std::size_t witness) const { return m_witnesses[witness].picture; }
    std::size_t views() const { return m_pictures.size(); }
    bool front(std::size_t witness) const { return m_witnesses[witness].front; }
    /// How much more (or less) than others a witness counts where both see the same.
    float preference(std::size_t witness) const { return m_witnesses[witness].preference; }
    /// Evens out a view's exposure.
    void multiply(std::size_t view, const std::array<float, 3> &gain) { m_pictures[view].multiply(gain); }

private:
    struct Witness {
        Projector projector;
        Visibility visibility;
        std::size_t picture = 0;
        float preference = 1;
        bool front = false;
    };

    std::vector<ViewPicture> m_pictures; ///< one per view
    std::vector<Witness> m_witnesses; ///< the views, then the far sides that none shows
};

} // namespace turnaround::blockout

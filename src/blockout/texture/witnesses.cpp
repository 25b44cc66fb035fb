#include "blockout/texture/witnesses.h"

#include "core/parallel.h"

#include <algorithm>
#include <optional>

namespace turnaround::blockout {
namespace {

constexpr float kLeastFacing = 0.03f; ///< cosine below which a picture says nothing
constexpr float kLeastRipple = -0.2f; ///< … of the face itself where that may be a ripple of the mesh
constexpr float kFlattery = 0.05f; ///< how much better than the face's own the smooth normal may make it,
constexpr float kRippleFlattery = 0.35f; ///< and where the face may be a ripple
constexpr float kFrontPreference = 1.25f; ///< where views disagree, the front is what artists look at
constexpr float kFarSidePreference = 0.05f; ///< a picture seen from behind gives way to any real one
constexpr float kLeastClearance = 0.02f;

bool given(std::span<const PlacedView> views, View view)
{
    return std::any_of(views.begin(), views.end(), [&](const PlacedView &v) { return v.camera.view == view; });
}

/// Whether a view's picture may stand for the other side: an underside painted like the top helps nobody.
bool standsForFarSide(std::span<const PlacedView> views, View view)
{
    const std::optional<View> opposite = oppositeView(view);
    return opposite && view != View::Top && view != View::Bottom && !given(views, *opposite);
}

} // namespace

Witnesses::Witnesses(const TriangleMesh &mesh, std::span<const PlacedView> views, float texelsPerUnit,
                     const CancelToken &cancel)
{
    const std::size_t count = std::min<std::size_t>(views.size(), kViewCount);
    for (std::size_t i = 0; i < count; ++i) {
        const bool front = views[i].camera.view == View::Front;
        m_witnesses.push_back({Projector(views[i].camera, false), {}, i, front ? kFrontPreference : 1.0f, front});
    }
    for (std::size_t i = 0; i < count; ++i)
        if (standsForFarSide(views, views[i].camera.view) && m_witnesses.size() < kViewCount)
            m_witnesses.push_back({Projector(views[i].camera, true), {}, i, kFarSidePreference, false});
    m_pictures.resize(count);
    parallelFor(int(m_witnesses.size() + count), [&](int i) {
        if (cancel.requested())
            return;
        if (std::size_t(i) < m_witnesses.size()) {
            Witness &w = m_witnesses[i];
            w.visibility = Visibility(mesh, views[w.picture], w.projector, cancel);
        } else {
            const std::size_t picture = i - m_witnesses.size();
            m_pictures[picture] = ViewPicture(views[picture], texelsPerUnit);
        }
    });
}

Witnesses::Sightings Witnesses::sightings(const SurfacePoint &point) const
{
    Sightings result;
    const float leastFlat = kLeastFacing + point.relief * (kLeastRipple - kLeastFacing);
    const float flattery = kFlattery + point.relief * (kRippleFlattery - kFlattery);
    for (std::size_t i = 0; i < m_witnesses.size(); ++i) {
        const Witness &w = m_witnesses[i];
        const Vec3f eye = w.projector.towardsEye(point.position);
        const float flat = dot(point.faceNormal, eye);
        const float facing = std::min(dot(point.normal, eye), flat + flattery);
        if (flat < leastFlat || facing < kLeastFacing)
            continue;
        const Vec2f pixel = w.projector.pixel(point.position);
        if (w.visibility.sees(point.position, pixel, flat))
            result.items[result.count++] = {i, pixel, facing, std::max(kLeastClearance, w.visibility.clearance(pixel))};
    }
    return result;
}

} // namespace turnaround::blockout

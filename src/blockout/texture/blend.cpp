#include "blockout/texture/blend.h"

#include "core/parallel.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace turnaround::blockout {
namespace {

constexpr std::size_t kMostWitnesses = 2 * kViewCount;
constexpr float kLeastFacing = 0.03f;       ///< cosine below which a picture says nothing
constexpr float kFrontPreference = 1.15f;   ///< settles the tie on surfaces turned between two views
constexpr float kFarSidePreference = 0.15f; ///< a picture seen from behind gives way to any real one
constexpr float kLeastClearance = 0.02f;    ///< beside an edge a view still counts where it is alone

float ramp(float from, float to, float x)
{
    const float t = std::clamp((x - from) / (to - from), 0.0f, 1.0f);
    return t * t * (3 - 2 * t);
}

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

struct Blender::Weights {
    std::array<Weight, kMostWitnesses> items;
    int count = 0;
    float broadSum = 0, detailSum = 0;
    float facing = 0; ///< the best witness's
};

Blender::Blender(const TriangleMesh &mesh, std::span<const PlacedView> views, float texelsPerUnit,
                 const CancelToken &cancel)
{
    const std::size_t count = std::min<std::size_t>(views.size(), kViewCount);
    for (std::size_t i = 0; i < count; ++i)
        m_witnesses.push_back({Projector(views[i].camera, false), {}, i,
                               views[i].camera.view == View::Front ? kFrontPreference : 1.0f});
    for (std::size_t i = 0; i < count; ++i)
        if (standsForFarSide(views, views[i].camera.view))
            m_witnesses.push_back({Projector(views[i].camera, true), {}, i, kFarSidePreference});
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

Blender::Weights Blender::weigh(const SurfacePoint &point) const
{
    Weights weights;
    for (std::size_t i = 0; i < m_witnesses.size(); ++i) {
        const Witness &w = m_witnesses[i];
        const Vec3f eye = w.projector.towardsEye(point.position);
        const float flat = dot(point.faceNormal, eye);
        const float facing = std::min(dot(point.normal, eye), flat + 0.35f);
        if (flat < kLeastFacing || facing < kLeastFacing)
            continue;
        const Vec2f pixel = w.projector.pixel(point.position);
        if (!w.visibility.sees(point.position, pixel, flat))
            continue;
        const float clear = std::max(kLeastClearance, w.visibility.clearance(pixel));
        const float f2 = facing * facing;
        const float f4 = f2 * f2;
        Weight &item = weights.items[weights.count++];
        item = {i, pixel, w.preference * clear * f2 * facing, w.preference * clear * f4 * f4 * f2};
        weights.broadSum += item.broad;
        weights.detailSum += item.detail;
        weights.facing = std::max(weights.facing, facing);
    }
    return weights;
}

Blend Blender::at(const SurfacePoint &point) const
{
    const Weights weights = weigh(point);
    if (weights.count == 0)
        return {};
    // Seen too obliquely, detail would be drawn out into streaks.
    const float keep = ramp(0.12f, 0.35f, weights.facing);
    Vec3f sum;
    for (int i = 0; i < weights.count; ++i) {
        const Weight &w = weights.items[i];
        const ViewPicture &picture = m_pictures[m_witnesses[w.witness].picture];
        const float broad = w.broad / weights.broadSum;
        const float detail = keep * w.detail / weights.detailSum;
        if (detail > 0.01f)
            sum += picture.colour(w.pixel) * detail;
        if (std::abs(broad - detail) > 0.01f)
            sum += picture.broadColour(w.pixel) * (broad - detail);
    }
    return {sum, ramp(0.03f, 0.15f, weights.facing)};
}

Blend Blender::broadAt(const SurfacePoint &point) const
{
    const Weights weights = weigh(point);
    Vec3f sum;
    for (int i = 0; i < weights.count; ++i) {
        const Weight &w = weights.items[i];
        sum += m_pictures[m_witnesses[w.witness].picture].broadColour(w.pixel) * (w.broad / weights.broadSum);
    }
    return {sum, ramp(0.03f, 0.15f, weights.facing)};
}

} // namespace turnaround::blockout

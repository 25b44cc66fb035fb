#include "blockout/texture/blend.h"

#include <algorithm>
#include <cmath>

namespace turnaround::blockout {
namespace {

constexpr float kAgreement = 50; ///< sRGB: views that differ more don't mix
constexpr float kNegligible = 0.01f;
constexpr float kLastResort = 2e-4f; ///< share of a witness that wasn't chosen

float ramp(float from, float to, float x)
{
    const float t = std::clamp((x - from) / (to - from), 0.0f, 1.0f);
    return t * t * (3 - 2 * t);
}

float certaintyOf(float facing)
{
    return ramp(0.08f, 0.25f, facing);
}

} // namespace

Blend Blender::at(const SurfacePoint &point, const DetailShares &shares) const
{
    const Witnesses::Sightings sightings = m_witnesses.sightings(point);
    if (sightings.count == 0)
        return {};
    std::array<float, kViewCount> detail;
    std::array<float, kViewCount> broad;
    float detailSum = 0;
    float facing = 0;
    float mostBroad = 0;
    int best = 0;
    for (int i = 0; i < sightings.count; ++i) {
        const Sighting &s = sightings.items[i];
        const float f2 = s.facing * s.facing;
        const float f4 = f2 * f2;
        const float worth = s.clearance * m_witnesses.preference(s.witness);
        broad[i] = worth * f2 * s.facing;
        detail[i] = s.clearance * shares[s.witness] + kLastResort * worth * f4 * f4;
        detailSum += detail[i];
        facing = std::max(facing, s.facing);
        mostBroad = std::max(mostBroad, broad[i]);
        if (detail[i] > detail[best])
            best = i;
    }
    // Seen too obliquely, detail would be drawn out into streaks.
    const float keep = ramp(0.12f, 0.35f, facing) / detailSum;
    const auto picture = [&](int i) -> const ViewPicture & { return m_witnesses.picture(sightings.items[i].witness); };
    const Vec3f home = picture(best).broadColour(sightings.items[best].pixel);
    Vec3f sum; // of details: what a picture shows beyond its broad colour
    Vec3f mixture; // of broad colours
    float weight = 0;
    for (int i = 0; i < sightings.count; ++i) {
        const float share = keep * detail[i];
        if (share < kNegligible && broad[i] < kNegligible * mostBroad)
            continue;
        const Vec2f pixel = sightings.items[i].pixel;
        const Vec3f seen = i == best ? home : picture(i).broadColour(pixel);
        if (share >= kNegligible)
            sum += (picture(i).colour(pixel) - seen) * share;
        const Vec3f apart = seen - home;
        const float x = dot(apart, apart) / (kAgreement * kAgreement);
        const float w = broad[i] / (1 + x * x * x);
        mixture += seen * w;
        weight += w;
    }
    return {sum + mixture * (1 / weight), certaintyOf(facing)};
}

Blend Blender::broadAt(const SurfacePoint &point) const
{
    const Witnesses::Sightings sightings = m_witnesses.sightings(point);
    Vec3f sum;
    float weight = 0;
    float facing = 0;
    for (const Sighting &s : sightings) {
        facing = std::max(facing, s.facing);
        const float w = s.clearance * m_witnesses.preference(s.witness) * s.facing * s.facing * s.facing;
        sum += m_witnesses.picture(s.witness).broadColour(s.pixel) * w;
        weight += w;
    }
    return weight > 0 ? Blend{sum * (1 / weight), certaintyOf(facing)} : Blend{};
}

} // namespace turnaround::blockout

#include "blockout/texture/blend.h"

#include <algorithm>
#include <cmath>

namespace turnaround::blockout {
namespace {

constexpr float kAgreement = 70;    ///< sRGB: views that differ more don't mix
constexpr float kLastResort = 2e-4f; ///< share of a witness that wasn't chosen

float ramp(float from, float to, float x)
{
    const float t = std::clamp((x - from) / (to - from), 0.0f, 1.0f);
    return t * t * (3 - 2 * t);
}

float certaintyOf(const Witnesses::Sightings &sightings)
{
    float facing = 0;
    for (const Sighting &s : sightings)
        facing = std::max(facing, s.facing);
    return ramp(0.03f, 0.15f, facing);
}

} // namespace

Blend Blender::at(const SurfacePoint &point, const DetailShares &shares) const
{
    const Witnesses::Sightings sightings = m_witnesses.sightings(point);
    if (sightings.count == 0)
        return {};
    std::array<Vec3f, kViewCount> seen;
    std::array<float, kViewCount> detail;
    std::array<float, kViewCount> broad;
    float detailSum = 0;
    float facing = 0;
    int best = 0;
    for (int i = 0; i < sightings.count; ++i) {
        const Sighting &s = sightings.items[i];
        const float f2 = s.facing * s.facing;
        const float f4 = f2 * f2;
        const float worth = s.clearance * m_witnesses.preference(s.witness);
        seen[i] = m_witnesses.picture(s.witness).broadColour(s.pixel);
        broad[i] = worth * f2 * s.facing;
        detail[i] = s.clearance * shares[s.witness] + kLastResort * worth * f4 * f4;
        detailSum += detail[i];
        facing = std::max(facing, s.facing);
        if (detail[i] > detail[best])
            best = i;
    }
    float broadSum = 0;
    for (int i = 0; i < sightings.count; ++i) {
        const Vec3f apart = seen[i] - seen[best];
        const float x = dot(apart, apart) / (kAgreement * kAgreement);
        broad[i] *= 1 / (1 + x * x * x);
        broadSum += broad[i];
    }
    // Seen too obliquely, detail would be drawn out into streaks.
    const float keep = ramp(0.12f, 0.35f, facing) / detailSum;
    Vec3f sum;
    for (int i = 0; i < sightings.count; ++i) {
        const float share = keep * detail[i];
        const float rest = broad[i] / broadSum - share;
        if (share > 0.01f)
            sum += m_witnesses.picture(sightings.items[i].witness).colour(sightings.items[i].pixel) * share
                + seen[i] * rest;
        else
            sum += seen[i] * (rest + share);
    }
    return {sum, certaintyOf(sightings)};
}

Blend Blender::broadAt(const SurfacePoint &point) const
{
    const Witnesses::Sightings sightings = m_witnesses.sightings(point);
    Vec3f sum;
    float weight = 0;
    for (const Sighting &s : sightings) {
        const float w = s.clearance * m_witnesses.preference(s.witness) * s.facing * s.facing * s.facing;
        sum += m_witnesses.picture(s.witness).broadColour(s.pixel) * w;
        weight += w;
    }
    return weight > 0 ? Blend{sum * (1 / weight), certaintyOf(sightings)} : Blend{};
}

} // namespace turnaround::blockout

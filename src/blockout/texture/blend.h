// What colour a point of the surface has, from all views that see it. Any thread; at() from several at once.
#pragma once

#include "blockout/texture/surface.h"
#include "blockout/texture/testimony.h"
#include "blockout/texture/witnesses.h"

#include <array>
#include <vector>

namespace turnaround::blockout {

struct Blend {
    Vec3f colour; ///< sRGB 0..255, may lie a little outside
    float certainty = 0; ///< 0: no view sees the point; 1: at least one sees it well
};

/// Shares of the witnesses in a point's detail, interpolated from the vertices around it.
using DetailShares = std::array<float, kViewCount>;

/// Broad colours are mixed widely between the views that see a point and roughly agree, so that they pass
/// softly into each other; detail comes from one view, so that nothing shows double.
class Blender
{
public:
    explicit Blender(const Witnesses &witnesses)
        : m_witnesses(witnesses)
    {
    }

    /// `shares` needn't add up to anything: who has none still paints where no other sees.
    Blend at(const SurfacePoint &point, const DetailShares &shares) const;
    /// Without detail.
    Blend broadAt(const SurfacePoint &point) const;

private:
    const Witnesses &m_witnesses; ///< outlives the blender
};

} // namespace turnaround::blockout

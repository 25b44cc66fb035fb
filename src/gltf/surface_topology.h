// Triangles welded by position, and what their edges say. Any thread (values).
#pragma once

#include "core/vec.h"

#include <array>
#include <cstdint>
#include <vector>

namespace turnaround::gltf {

/// Points that lie at exactly the same position get the same number, counted from 0 in order of
/// first appearance. -0 and 0 are the same.
class PositionWelder
{
public:
    explicit PositionWelder(std::size_t expectedPoints);
    std::uint32_t weld(Vec3f position);
    std::uint32_t count() const { return std::uint32_t(m_points.size()); }

private:
    std::vector<std::uint32_t> m_slots; // open addressing; a power of two, at most half full
    std::vector<Vec3f> m_points;
};

struct EdgeFacts {
    std::uint64_t triangles = 0; ///< with three different corners
    std::uint64_t components = 0;
    std::uint64_t boundary = 0; ///< edges of one triangle
    std::uint64_t nonManifold = 0; ///< of three or more
    std::uint64_t reversed = 0; ///< of two that run along it the same way
};

/// Corners are below `pointCount`. Triangles with two equal corners are passed over.
EdgeFacts edgeFacts(const std::vector<std::array<std::uint32_t, 3>> &triangles, std::uint32_t pointCount);

} // namespace turnaround::gltf

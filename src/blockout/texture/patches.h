// A surface in small patches: what is decided or averaged per patch costs the same for 3,000 and for
// 1,500,000 triangles. Any thread (pure).
#pragma once

#include "blockout/texture/surface.h"

#include <cstdint>
#include <span>
#include <vector>

namespace turnaround::blockout {

struct Patches {
    std::vector<std::uint32_t> ofVertex;
    std::vector<Vec3f> centres;
    std::vector<std::uint32_t> memberBegin; ///< into `members`; one more at the end
    std::vector<std::uint32_t> members; ///< vertices, by patch
    std::vector<std::uint32_t> linkBegin; ///< into `links`; one more at the end
    std::vector<std::uint32_t> links; ///< neighbouring patches, by patch, ascending; always both ways

    std::size_t count() const { return centres.size(); }
    std::span<const std::uint32_t> neighbours(std::size_t patch) const
    {
        return {links.data() + linkBegin[patch], links.data() + linkBegin[patch + 1]};
    }
    std::span<const std::uint32_t> vertices(std::size_t patch) const
    {
        return {members.data() + memberBegin[patch], members.data() + memberBegin[patch + 1]};
    }
};

/// Connected patches of about the given radius (world units) that don't reach around sharp edges; where the
/// mesh is coarser, each vertex is one. Empty when cancelled.
Patches growPatches(const Surface &surface, float radius, const CancelToken &cancel);

} // namespace turnaround::blockout

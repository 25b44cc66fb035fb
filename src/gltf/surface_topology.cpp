#include "gltf/surface_topology.h"

#include "core/parallel.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <span>

namespace turnaround::gltf {
namespace {

constexpr std::uint32_t kEmpty = 0xFFFFFFFF;

std::uint32_t hashOf(Vec3f p)
{
    std::uint64_t hash = std::bit_cast<std::uint32_t>(p.x);
    hash = (hash ^ std::bit_cast<std::uint32_t>(p.y)) * 0x9E3779B97F4A7C15u;
    hash = (hash ^ (hash >> 29) ^ std::bit_cast<std::uint32_t>(p.z)) * 0xBF58476D1CE4E5B9u;
    return std::uint32_t(hash >> 32);
}

std::uint32_t rootOf(std::vector<std::uint32_t> &parents, std::uint32_t at)
{
    while (parents[at] != at)
        at = parents[at] = parents[parents[at]];
    return at;
}

bool isDegenerate(const std::array<std::uint32_t, 3> &t)
{
    return t[0] == t[1] || t[1] == t[2] || t[2] == t[0];
}

std::uint64_t countComponents(const std::vector<std::array<std::uint32_t, 3>> &triangles, std::uint32_t pointCount)
{
    std::vector<std::uint32_t> parents(pointCount);
    std::iota(parents.begin(), parents.end(), 0u);
    std::vector<bool> used(pointCount);
    for (const auto &t : triangles) {
        if (isDegenerate(t))
            continue;
        const std::uint32_t root = rootOf(parents, t[0]);
        parents[rootOf(parents, t[1])] = root;
        parents[rootOf(parents, t[2])] = root;
        used[t[0]] = true;
    }
    // Each component holds the first corner of its triangles, and so one used root after following.
    std::vector<bool> counted(pointCount);
    std::uint64_t components = 0;
    for (std::uint32_t i = 0; i < pointCount; ++i) {
        if (!used[i])
            continue;
        const std::uint32_t root = rootOf(parents, i);
        components += !counted[root];
        counted[root] = true;
    }
    return components;
}

/// The uses of one edge lie side by side in `uses`, which holds the far corner and, in the lowest
/// bit, the direction.
void judge(std::span<std::uint32_t> uses, EdgeFacts &facts)
{
    std::ranges::sort(uses);
    for (std::size_t i = 0; i < uses.size();) {
        std::size_t end = i + 1;
        while (end < uses.size() && uses[end] >> 1 == uses[i] >> 1)
            ++end;
        facts.boundary += end - i == 1;
        facts.nonManifold += end - i > 2;
        facts.reversed += end - i == 2 && uses[i] == uses[i + 1];
        i = end;
    }
}

} // namespace

PositionWelder::PositionWelder(std::size_t expectedPoints)
    : m_slots(std::bit_ceil(std::max<std::size_t>(expectedPoints, 8) * 2), kEmpty)
{
}

std::uint32_t PositionWelder::weld(Vec3f position)
{
    position = position + Vec3f{0, 0, 0}; // -0 becomes 0
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = hashOf(position) & mask;; slot = (slot + 1) & mask) {
        std::uint32_t &index = m_slots[slot];
        if (index == kEmpty) {
            index = std::uint32_t(m_points.size());
            m_points.push_back(position);
            return index;
        }
        if (m_points[index] == position)
            return index;
    }
}

EdgeFacts edgeFacts(const std::vector<std::array<std::uint32_t, 3>> &triangles, std::uint32_t pointCount)
{
    // Edges are gathered at their lower corner by a counting sort; each such list is short.
    std::vector<std::uint32_t> ends(std::size_t(pointCount) + 1);
    EdgeFacts facts;
    for (const auto &t : triangles) {
        if (isDegenerate(t))
            continue;
        ++facts.triangles;
        for (std::size_t k = 0; k < 3; ++k)
            ++ends[std::min(t[k], t[(k + 1) % 3])];
    }
    std::exclusive_scan(ends.begin(), ends.end(), ends.begin(), 0u);
    std::vector<std::uint32_t> uses(ends.back());
    for (const auto &t : triangles) {
        if (isDegenerate(t))
            continue;
        for (std::size_t k = 0; k < 3; ++k) {
            const std::uint32_t from = t[k], to = t[(k + 1) % 3];
            uses[ends[std::min(from, to)]++] = std::max(from, to) << 1 | std::uint32_t(from < to);
        }
    }

    constexpr int ranges = 2 * kThreads;
    std::array<EdgeFacts, ranges> partial;
    parallelFor(ranges + 1, [&](int range) {
        if (range == 0) {
            facts.components = countComponents(triangles, pointCount);
            return;
        }
        EdgeFacts found;
        const auto first = std::uint32_t(std::uint64_t(pointCount) * std::uint64_t(range - 1) / ranges);
        const auto last = std::uint32_t(std::uint64_t(pointCount) * std::uint64_t(range) / ranges);
        for (std::uint32_t i = first; i < last; ++i) {
            const std::uint32_t begin = i == 0 ? 0 : ends[i - 1];
            judge(std::span(uses).subspan(begin, ends[i] - begin), found);
        }
        partial[std::size_t(range - 1)] = found;
    });
    for (const EdgeFacts &found : partial) {
        facts.boundary += found.boundary;
        facts.nonManifold += found.nonManifold;
        facts.reversed += found.reversed;
    }
    return facts;
}

} // namespace turnaround::gltf

// Edge collapses on a corner mesh in the order of their quadric error, none of which can break the
// manifold or turn a triangle over.
#pragma once

#include "blockout/mesh/corner_mesh.h"
#include "blockout/mesh/quadric.h"
#include "core/cancel.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace turnaround::blockout {

/// What a collapse may do to the triangles that it moves.
struct CollapseRules {
    float minNormalCosine = 0.2f; ///< between a triangle's normal before and after
    float minQuality = 0.02f; ///< area against sides, 1 for equal sides; worse ones must not get worse
    /// Once the least error (squared distance times area) has grown to this, handles that stand in the
    /// way are cut and pieces of four triangles dropped.
    float cutAbove = std::numeric_limits<float>::infinity();
};

/// What all collapses of one mesh share: its vertices' errors, and how often each has changed.
struct CollapseState {
    CornerMesh mesh;
    std::vector<Quadric> quadrics;
    std::vector<std::uint32_t> changes;
    std::vector<std::uint8_t> region; ///< collapses run at once where regions differ
    static constexpr std::uint8_t kShared = 255; ///< the region of vertices whose triangles reach into two
};

/// Collapses edges with the least error first. Threads may run one each over different regions.
class EdgeCollapse
{
public:
    /// Only edges with both ends in `region`; kShared: any edge.
    EdgeCollapse(CollapseState &state, const CollapseRules &rules, std::uint8_t region);

    /// Comes first, and not while another thread runs: it looks at all regions' triangles.
    void weighAll(const CancelToken &cancel);
    /// Collapses until `triangles` has come down to `target` (or one more), and returns what it came
    /// down to: more when nothing else may collapse, or on cancel.
    size_t run(size_t triangles, size_t target, const CancelToken &cancel);

private:
    struct Candidate {
        Vertex a, b;
        std::uint32_t changes; ///< of both ends when it was weighed; else it is stale
    };
    struct Weighed {
        Point place;
        float cost;
    };
    struct Star {
        std::array<Corner, 64> corners;
        int count = 0;
    };

    bool mayMove(Vertex v) const { return m_region == CollapseState::kShared || m_state.region[v] == m_region; }
    Weighed weigh(Vertex a, Vertex b) const;
    void push(Vertex a, Vertex b);
    void pushAround(Vertex v);
    bool pop(Candidate &candidate);
    int tryCollapse(const Candidate &candidate);
    int cutLater(const Candidate &candidate, const Star &a, const Star &b);
    int cut(const Candidate &candidate, const Star &a, const Star &b);
    void moveOffRim(Vertex copy, const std::array<Vertex, 3> &rim);
    bool gather(Vertex v, Star &star) const;
    bool linkAllows(const Star &a, const Star &b) const;
    bool keepsShape(const Star &star, Vertex moved, Vertex other, const Vec3f &place) const;

    static constexpr int kBuckets = 4096;
    static int bucketOf(float cost);

    CollapseState &m_state;
    CollapseRules m_rules;
    std::uint8_t m_region;
    std::vector<std::vector<Candidate>> m_buckets; ///< by the cost's leading bits, first in first out
    std::vector<size_t> m_heads;
    int m_lowest = kBuckets;
    int m_cutBucket;
};

} // namespace turnaround::blockout

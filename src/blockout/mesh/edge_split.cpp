#include "blockout/mesh/edge_split.h"

#include <functional>
#include <queue>
#include <vector>

namespace turnaround::blockout {

namespace {

struct LongEdge {
    float squaredLength;
    Vertex a, b;
    /// Longest first; the vertices make the order the same on every run.
    friend bool operator<(const LongEdge &l, const LongEdge &r)
    {
        if (l.squaredLength != r.squaredLength)
            return l.squaredLength < r.squaredLength;
        return l.a != r.a ? l.a > r.a : l.b > r.b;
    }
};

} // namespace

void splitLongestEdges(CornerMesh &mesh, size_t target, const CancelToken &cancel)
{
    const auto edge = [&](Vertex a, Vertex b) {
        const Vec3f d = mesh.position(a) - mesh.position(b);
        return LongEdge{dot(d, d), a, b};
    };
    std::vector<LongEdge> edges;
    edges.reserve(mesh.triangleSlots() * 3 / 2);
    for (size_t t = 0; t < mesh.triangleSlots(); ++t) {
        for (Corner c = firstCorner(t); c < firstCorner(t) + 3; ++c) {
            const Vertex a = mesh.vertex(nextCorner(c)), b = mesh.vertex(previousCorner(c));
            if (a < b)
                edges.push_back(edge(a, b));
        }
    }
    std::priority_queue<LongEdge> longest(std::less<LongEdge>(), std::move(edges));
    // An edge leaves the mesh only by its own split, so what the queue holds is never stale.
    for (unsigned step = 0; mesh.triangleSlots() + 2 <= target && !longest.empty(); ++step) {
        if (step % 1024 == 0 && cancel.requested())
            return;
        const auto [squaredLength, a, b] = longest.top();
        longest.pop();
        const Vec3f middle = (mesh.position(a) + mesh.position(b)) * 0.5f;
        if (middle == mesh.position(a) || middle == mesh.position(b))
            return; // as fine as floats are
        const Corner c = mesh.edgeCorner(a, b);
        const Vertex left = mesh.vertex(c), right = mesh.vertex(mesh.opposite(c));
        const Vertex added = mesh.split(c, middle);
        for (const Vertex other : {a, b, left, right})
            longest.push(edge(added, other));
    }
}

} // namespace turnaround::blockout

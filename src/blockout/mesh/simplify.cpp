#include "blockout/mesh/simplify.h"

#include "blockout/mesh/edge_collapse.h"
#include "blockout/mesh/edge_split.h"
#include "core/parallel.h"

#include <algorithm>
#include <numeric>

namespace turnaround::blockout
{

namespace
{

Vec3f normalTimesDoubleArea(const CornerMesh &mesh, Corner c)
{
    const Vec3f p = mesh.position(mesh.vertex(c));
    return cross(mesh.position(mesh.vertex(nextCorner(c))) - p, mesh.position(mesh.vertex(previousCorner(c))) - p);
}

/// The planes of a vertex's triangles, each weighing its area.
void gatherQuadrics(CollapseState &state)
{
    constexpr int kChunk = 16384;
    const CornerMesh &mesh = state.mesh;
    const size_t count = mesh.vertexSlots();
    state.quadrics.resize(count);
    state.changes.assign(count, 0);
    parallelFor(int(count / kChunk + 1), [&](int chunk) {
        for (size_t v = size_t(chunk) * kChunk; v < std::min(count, size_t(chunk + 1) * kChunk); ++v) {
            if (!mesh.alive(Vertex(v)))
                continue;
            const Point p = toPoint(mesh.position(Vertex(v)));
            const Corner first = mesh.cornerOf(Vertex(v));
            Corner c = first;
            do {
                const Vec3f n = normalTimesDoubleArea(mesh, c);
                const double doubleArea = length(n);
                if (doubleArea > 0)
                    state.quadrics[v] +=
                        Quadric::plane({n.x / doubleArea, n.y / doubleArea, n.z / doubleArea}, p, doubleArea / 2);
                c = mesh.swing(c);
            } while (c != first);
        }
    });
}

/// Slabs of equal vertex counts along the longest side; a vertex with triangles in two is shared.
void cutIntoRegions(CollapseState &state, int regions)
{
    const CornerMesh &mesh = state.mesh;
    const size_t count = mesh.vertexSlots();
    std::vector<Vec3f> sample;
    const size_t stride = count / 20'000 + 1;
    for (size_t v = 0; v < count; v += stride)
        sample.push_back(mesh.position(Vertex(v)));
    int axis = 0;
    float longest = -1;
    for (int i = 0; i < 3; ++i) {
        const auto [low, high] =
            std::minmax_element(sample.begin(), sample.end(), [i](Vec3f a, Vec3f b) { return a[i] < b[i]; });
        if ((*high)[i] - (*low)[i] > longest) {
            longest = (*high)[i] - (*low)[i];
            axis = i;
        }
    }
    std::vector<float> along;
    for (const Vec3f &p : sample)
        along.push_back(p[axis]);
    std::sort(along.begin(), along.end());
    std::vector<float> cuts;
    for (int r = 1; r < regions; ++r)
        cuts.push_back(along[along.size() * r / regions]);
    std::vector<std::uint8_t> slab(count);
    for (size_t v = 0; v < count; ++v)
        slab[v] =
            std::uint8_t(std::upper_bound(cuts.begin(), cuts.end(), mesh.position(Vertex(v))[axis]) - cuts.begin());
    state.region = slab;
    for (size_t t = 0; t < mesh.triangleSlots(); ++t) {
        const auto c = Corner(3 * t);
        const Vertex a = mesh.vertex(c), b = mesh.vertex(c + 1), d = mesh.vertex(c + 2);
        if (slab[a] != slab[b] || slab[b] != slab[d]) {
            for (const Vertex v : {a, b, d})
                state.region[v] = CollapseState::kShared;
        }
    }
}

/// Collapses in two regions at once, down to what one thread finishes with all edges in one order.
size_t collapseInRegions(CollapseState &state, size_t triangles, size_t target, const CancelToken &cancel)
{
    const size_t rest = std::max(target + target / 3, size_t(100'000));
    if (triangles < rest + rest / 4)
        return triangles;
    cutIntoRegions(state, kThreads);
    std::array<size_t, kThreads> removed{};
    parallelFor(kThreads, [&](int r) {
        removed[r] = EdgeCollapse(state, CollapseRules{}, std::uint8_t(r)).run((triangles - rest) / kThreads, cancel);
    });
    return triangles - std::accumulate(removed.begin(), removed.end(), size_t(0));
}

void collapseTo(CollapseState &state, size_t triangles, size_t target, const CancelToken &cancel)
{
    triangles = collapseInRegions(state, triangles, target, cancel);
    constexpr std::array<CollapseRules, 3> kRules = {{{}, {0.05f, 0.005f}, {0.001f, 0.001f}}};
    for (const CollapseRules &rules : kRules) {
        for (size_t removed = 1; removed > 0 && triangles > target && !cancel.requested();) {
            removed = EdgeCollapse(state, rules, CollapseState::kShared).run(triangles - target, cancel);
            triangles -= removed;
        }
    }
}

} // namespace

Result<TriangleMesh> simplify(TriangleMesh mesh, int targetTriangles, const CancelToken &cancel)
{
    const size_t triangles = mesh.triangles.size();
    if (triangles == 0)
        return mesh;
    std::optional<CornerMesh> corners = CornerMesh::build(std::move(mesh));
    if (!corners)
        return Error{ErrorKind::BadUsage, "The surface has holes, so its faces can't be reduced.", {}};
    const auto target = size_t(std::max(targetTriangles, 4));
    CollapseState state{std::move(*corners), {}, {}, {}};
    if (triangles > target) {
        gatherQuadrics(state);
        collapseTo(state, triangles, target, cancel);
    } else if (triangles < target) {
        splitLongestEdges(state.mesh, target, cancel);
    }
    if (cancel.requested())
        return Error{ErrorKind::Cancelled, "Stopped.", {}};
    return std::move(state.mesh).take();
}

} // namespace turnaround::blockout

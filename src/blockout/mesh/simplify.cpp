#include "blockout/mesh/simplify.h"

#include "blockout/mesh/edge_collapse.h"
#include "blockout/mesh/edge_split.h"
#include "core/parallel.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace turnaround::blockout {

namespace {

/// A collapse costs too much when it moves a triangle's share of the surface by this share of its
/// width, squared.
constexpr double kSufferingShare = 0.2;

Vec3f normalTimesDoubleArea(const CornerMesh &mesh, Corner c)
{
    const Vec3f p = mesh.position(mesh.vertex(c));
    return cross(mesh.position(mesh.vertex(nextCorner(c))) - p, mesh.position(mesh.vertex(previousCorner(c))) - p);
}

/// The planes of a vertex's triangles, each weighing its area.
void gatherQuadrics(CollapseState &state, const CancelToken &cancel)
{
    constexpr int kChunk = 16384;
    const CornerMesh &mesh = state.mesh;
    const size_t count = mesh.vertexSlots();
    state.quadrics.resize(count);
    state.changes.assign(count, 0);
    parallelFor(int(count / kChunk + 1), [&](int chunk) {
        if (cancel.requested())
            return;
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
        const Corner c = firstCorner(t);
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
    const size_t rest = std::max(target + target / 6, size_t(50'000));
    if (triangles < rest + rest / 4)
        return triangles;
    cutIntoRegions(state, kThreads);
    const size_t share = (triangles - rest) / kThreads;
    std::array<size_t, kThreads> left{};
    std::vector<EdgeCollapse> collapses;
    for (int r = 0; r < kThreads; ++r)
        collapses.emplace_back(state, CollapseRules{}, std::uint8_t(r));
    parallelFor(kThreads, [&](int r) { collapses[size_t(r)].weighAll(cancel); });
    parallelFor(kThreads, [&](int r) { left[size_t(r)] = collapses[size_t(r)].run(share, 0, cancel); });
    return triangles - kThreads * share + std::accumulate(left.begin(), left.end(), size_t(0));
}

double surfaceArea(const CornerMesh &mesh)
{
    double twice = 0;
    for (size_t t = 0; t < mesh.triangleSlots(); ++t)
        twice += length(normalTimesDoubleArea(mesh, firstCorner(t)));
    return twice / 2;
}

/// Ever laxer rules, each until it gets nowhere. The shape's handles and small pieces stay as long as
/// the rest need not suffer for them.
void collapseTo(CollapseState &state, size_t triangles, size_t target, const CancelToken &cancel)
{
    const double share = surfaceArea(state.mesh) / double(target);
    const float suffers = float(kSufferingShare * share * share);
    triangles = collapseInRegions(state, triangles, target, cancel);
    const std::array<CollapseRules, 3> stages = {{{0.2f, 0.02f, suffers}, {0.05f, 0.005f, 0}, {0.001f, 0.001f, 0}}};
    for (const CollapseRules &rules : stages) {
        size_t before = 0;
        do {
            if (triangles <= target + 1 || cancel.requested())
                return;
            before = triangles;
            EdgeCollapse collapse(state, rules, CollapseState::kShared);
            collapse.weighAll(cancel);
            triangles = collapse.run(triangles, target, cancel);
        } while (triangles < before - before / 100);
    }
}

std::uint64_t hashed(const Vec3f &p)
{
    const auto bits = [](float v) { return std::uint64_t(std::bit_cast<std::uint32_t>(v + 0.0f)); }; // -0 is 0
    std::uint64_t h = (bits(p.x) ^ bits(p.y) << 32) * 0x9e3779b97f4a7c15U;
    h = (h ^ h >> 29 ^ bits(p.z)) * 0xbf58476d1ce4e5b9U;
    return h ^ h >> 32;
}

/// True where any two are equal, and rarely (two hashes that meet) where none are.
bool mayHaveEqualPositions(const std::vector<Vec3f> &positions)
{
    constexpr std::uint64_t kFree = 0;
    std::vector<std::uint64_t> seen(std::bit_ceil(positions.size() * 2 + 1), kFree);
    for (const Vec3f &p : positions) {
        const std::uint64_t hash = std::max<std::uint64_t>(hashed(p), 1);
        size_t slot = hash & (seen.size() - 1);
        for (; seen[slot] != kFree; slot = (slot + 1) & (seen.size() - 1)) {
            if (seen[slot] == hash)
                return true;
        }
        seen[slot] = hash;
    }
    return false;
}

/// No two vertices may share a place: the later one moves by the least step that floats have.
void separateEqualPositions(std::vector<Vec3f> &positions)
{
    if (!mayHaveEqualPositions(positions))
        return;
    const auto key = [](const Vec3f &p) { return std::array<float, 3>{p.x, p.y, p.z}; };
    std::set<std::array<float, 3>> taken;
    for (Vec3f &p : positions) {
        while (!taken.insert(key(p)).second)
            p.y = std::nextafter(p.y, std::numeric_limits<float>::infinity());
    }
}

} // namespace

Result<TriangleMesh> simplify(TriangleMesh mesh, int targetTriangles, const CancelToken &cancel)
{
    const size_t triangles = mesh.triangles.size();
    if (triangles == 0)
        return mesh;
    const Error cancelled{ErrorKind::Cancelled, "Stopped.", {}};
    std::optional<CornerMesh> corners = CornerMesh::build(std::move(mesh), cancel);
    if (cancel.requested())
        return cancelled;
    if (!corners)
        return Error{ErrorKind::BadUsage, "The surface has holes, so its faces can't be reduced.", {}};
    const auto target = size_t(std::max(targetTriangles, 4));
    CollapseState state{std::move(*corners), {}, {}, {}};
    if (triangles > target) {
        gatherQuadrics(state, cancel);
        collapseTo(state, triangles, target, cancel);
    } else if (triangles < target) {
        splitLongestEdges(state.mesh, target, cancel);
    }
    if (cancel.requested())
        return cancelled;
    TriangleMesh result = std::move(state.mesh).take();
    separateEqualPositions(result.positions);
    return result;
}

} // namespace turnaround::blockout

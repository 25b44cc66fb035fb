#include "blockout/mesh/manifold_check.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <tuple>

namespace turnaround::blockout {

namespace {

struct DirectedEdge {
    std::uint32_t low = 0, high = 0;
    bool forward = true;
};

double doubleArea(const Vec3f &a, const Vec3f &b, const Vec3f &c)
{
    const double ux = double(b.x) - a.x, uy = double(b.y) - a.y, uz = double(b.z) - a.z;
    const double vx = double(c.x) - a.x, vy = double(c.y) - a.y, vz = double(c.z) - a.z;
    return std::hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx);
}

void countEdges(const std::vector<Triangle> &triangles, ManifoldReport &report)
{
    std::vector<DirectedEdge> edges;
    edges.reserve(triangles.size() * 3);
    for (const Triangle &t : triangles) {
        for (int k = 0; k < 3; ++k) {
            const std::uint32_t a = t[k], b = t[(k + 1) % 3];
            edges.push_back({std::min(a, b), std::max(a, b), a < b});
        }
    }
    std::sort(edges.begin(), edges.end(), [](const DirectedEdge &a, const DirectedEdge &b) {
        return std::tie(a.low, a.high, a.forward) < std::tie(b.low, b.high, b.forward);
    });
    for (size_t i = 0, end = 0; i < edges.size(); i = end) {
        end = i + 1;
        while (end < edges.size() && edges[end].low == edges[i].low && edges[end].high == edges[i].high)
            ++end;
        if (end - i == 1)
            ++report.openEdges;
        else if (end - i > 2)
            ++report.nonManifoldEdges;
        else if (edges[i].forward == edges[i + 1].forward)
            ++report.badlyOrientedEdges;
    }
}

/// The pieces of the graph that a vertex's neighbours make with the edges opposite to it.
class FanCount
{
public:
    int fans(const std::vector<Triangle> &triangles, std::span<const std::uint32_t> around, std::uint32_t vertex)
    {
        m_neighbours.clear();
        m_piece.clear();
        int pieces = 0;
        for (const std::uint32_t t : around) {
            const Triangle &triangle = triangles[t];
            const int k = triangle[0] == vertex ? 0 : triangle[1] == vertex ? 1 : 2;
            const size_t a = place(triangle[(k + 1) % 3], pieces), b = place(triangle[(k + 2) % 3], pieces);
            if (m_piece[a] == m_piece[b])
                continue;
            std::replace(m_piece.begin(), m_piece.end(), size_t(m_piece[a]), size_t(m_piece[b]));
            --pieces;
        }
        return pieces;
    }

private:
    size_t place(std::uint32_t neighbour, int &pieces)
    {
        const auto found = std::find(m_neighbours.begin(), m_neighbours.end(), neighbour);
        if (found != m_neighbours.end())
            return size_t(found - m_neighbours.begin());
        m_neighbours.push_back(neighbour);
        m_piece.push_back(m_piece.size());
        ++pieces;
        return m_piece.size() - 1;
    }

    std::vector<std::uint32_t> m_neighbours;
    std::vector<size_t> m_piece;
};

void countFans(const TriangleMesh &mesh, const std::vector<Triangle> &triangles, ManifoldReport &report)
{
    const size_t vertexCount = mesh.positions.size();
    std::vector<std::uint32_t> first(vertexCount + 1, 0);
    for (const Triangle &t : triangles) {
        for (const std::uint32_t v : t)
            ++first[v + 1];
    }
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<std::uint32_t> fill(first.begin(), first.end() - 1), around(triangles.size() * 3);
    for (size_t t = 0; t < triangles.size(); ++t) {
        for (const std::uint32_t v : triangles[t])
            around[fill[v]++] = std::uint32_t(t);
    }
    FanCount fanCount;
    for (std::uint32_t v = 0; v < vertexCount; ++v) {
        const std::span mine(around.data() + first[v], first[v + 1] - first[v]);
        if (mine.empty())
            ++report.unusedVertices;
        else if (fanCount.fans(triangles, mine, v) != 1)
            ++report.nonManifoldVertices;
    }
}

void countDuplicates(std::vector<Vec3f> positions, ManifoldReport &report)
{
    const auto order = [](const Vec3f &a, const Vec3f &b) { return std::tie(a.x, a.y, a.z) < std::tie(b.x, b.y, b.z); };
    std::sort(positions.begin(), positions.end(), order);
    for (size_t i = 1; i < positions.size(); ++i)
        report.duplicatePositions += positions[i] == positions[i - 1];
}

} // namespace

bool ManifoldReport::clean() const
{
    return openEdges + nonManifoldEdges + badlyOrientedEdges + nonManifoldVertices + unusedVertices +
        duplicatePositions + degenerateTriangles ==
        0;
}

std::string ManifoldReport::text() const
{
    return std::to_string(openEdges) + " open edges, " + std::to_string(nonManifoldEdges) + " non-manifold edges, " +
        std::to_string(badlyOrientedEdges) + " badly oriented edges, " + std::to_string(nonManifoldVertices) +
        " non-manifold vertices, " + std::to_string(unusedVertices) + " unused vertices, " +
        std::to_string(duplicatePositions) + " duplicate positions, " + std::to_string(degenerateTriangles) +
        " degenerate triangles";
}

ManifoldReport checkManifold(const TriangleMesh &mesh)
{
    ManifoldReport report;
    std::vector<Triangle> sound;
    sound.reserve(mesh.triangles.size());
    for (const Triangle &t : mesh.triangles) {
        const bool inRange = std::max({t[0], t[1], t[2]}) < mesh.positions.size();
        if (!inRange || t[0] == t[1] || t[1] == t[2] || t[2] == t[0]) {
            ++report.degenerateTriangles;
            continue;
        }
        sound.push_back(t);
        if (!(doubleArea(mesh.positions[t[0]], mesh.positions[t[1]], mesh.positions[t[2]]) > 0))
            ++report.degenerateTriangles;
    }
    countEdges(sound, report);
    countFans(mesh, sound, report);
    countDuplicates(mesh.positions, report);
    return report;
}

} // namespace turnaround::blockout

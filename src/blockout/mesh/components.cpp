#include "blockout/mesh/components.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace turnaround::blockout {

namespace {

constexpr std::uint32_t kUnknown = std::numeric_limits<std::uint32_t>::max();

class VertexSets
{
public:
    explicit VertexSets(size_t count)
        : m_up(count)
    {
        std::iota(m_up.begin(), m_up.end(), 0U);
    }

    std::uint32_t root(std::uint32_t v)
    {
        while (m_up[v] != v)
            v = m_up[v] = m_up[m_up[v]];
        return v;
    }

    /// The lower number becomes the root, which keeps paths short on meshes with local numbering.
    void join(std::uint32_t a, std::uint32_t b)
    {
        a = root(a), b = root(b);
        m_up[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::uint32_t> m_up;
};

bool boxHolds(const Component &outer, const Component &inner)
{
    for (int i = 0; i < 3; ++i) {
        if (inner.low[i] < outer.low[i] || inner.high[i] > outer.high[i])
            return false;
    }
    return true;
}

/// Does the ray from p along +x cross the triangle?
bool rayCrosses(const Vec3f &p, const Vec3f &a, const Vec3f &b, const Vec3f &c)
{
    // The half-open rule counts a ray through an edge or a vertex of a closed mesh once.
    const auto side = [&](const Vec3f &u, const Vec3f &v) {
        return (double(u.y) - p.y) * (double(v.z) - p.z) - (double(u.z) - p.z) * (double(v.y) - p.y);
    };
    const std::array<const Vec3f *, 3> corner = {&a, &b, &c};
    bool inside = false;
    for (int i = 0; i < 3; ++i) {
        const Vec3f &u = *corner[i], &v = *corner[(i + 1) % 3];
        if ((u.z > p.z) != (v.z > p.z) &&
            double(p.y) < u.y + (double(p.z) - u.z) / (double(v.z) - u.z) * (double(v.y) - u.y))
            inside = !inside;
    }
    if (!inside)
        return false;
    const double wa = side(b, c), wb = side(c, a), wc = side(a, b), sum = wa + wb + wc;
    return sum != 0 && (wa * a.x + wb * b.x + wc * c.x) / sum > p.x;
}

/// Marks solids that float in hollows.
void markFloating(const TriangleMesh &mesh, const Components &found, std::vector<char> &hidden)
{
    const auto &components = found.components;
    std::vector<std::uint32_t> hollows;
    for (std::uint32_t i = 0; i < components.size(); ++i) {
        if (components[i].volume < 0)
            hollows.push_back(i);
    }
    if (hollows.empty())
        return;
    std::vector<std::vector<std::uint32_t>> walls(components.size());
    std::vector<std::uint32_t> firstOf(components.size(), kUnknown);
    for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) {
        const std::uint32_t c = found.ofTriangle[t];
        firstOf[c] = std::min(firstOf[c], t);
        if (components[c].volume < 0)
            walls[c].push_back(t);
    }
    for (std::uint32_t i = 0; i < components.size(); ++i) {
        if (components[i].volume < 0)
            continue;
        const Vec3f p = mesh.positions[mesh.triangles[firstOf[i]][0]];
        for (const std::uint32_t hollow : hollows) {
            if (!boxHolds(components[hollow], components[i]))
                continue;
            bool inside = false;
            for (const std::uint32_t t : walls[hollow]) {
                const Triangle &w = mesh.triangles[t];
                inside ^= rayCrosses(p, mesh.positions[w[0]], mesh.positions[w[1]], mesh.positions[w[2]]);
            }
            hidden[i] = char(hidden[i] | char(inside));
        }
    }
}

TriangleMesh keepComponents(TriangleMesh mesh, const Components &found, const std::vector<char> &keep)
{
    std::vector<std::uint32_t> number(mesh.positions.size(), kUnknown);
    size_t kept = 0;
    for (size_t t = 0; t < mesh.triangles.size(); ++t) {
        if (!keep[found.ofTriangle[t]])
            continue;
        for (const std::uint32_t v : mesh.triangles[t])
            number[v] = 0;
        mesh.triangles[kept++] = mesh.triangles[t];
    }
    mesh.triangles.resize(kept);
    std::uint32_t vertices = 0;
    for (size_t v = 0; v < number.size(); ++v) {
        if (number[v] == kUnknown)
            continue;
        mesh.positions[vertices] = mesh.positions[v];
        number[v] = vertices++;
    }
    mesh.positions.resize(vertices);
    for (Triangle &t : mesh.triangles)
        t = {number[t[0]], number[t[1]], number[t[2]]};
    return mesh;
}

} // namespace

Components findComponents(const TriangleMesh &mesh)
{
    VertexSets sets(mesh.positions.size());
    for (const Triangle &t : mesh.triangles) {
        sets.join(t[0], t[1]);
        sets.join(t[0], t[2]);
    }
    Components found;
    found.ofTriangle.reserve(mesh.triangles.size());
    std::vector<std::uint32_t> numberOf(mesh.positions.size(), kUnknown);
    for (const Triangle &t : mesh.triangles) {
        std::uint32_t &number = numberOf[sets.root(t[0])];
        const Vec3f a = mesh.positions[t[0]], b = mesh.positions[t[1]], c = mesh.positions[t[2]];
        if (number == kUnknown) {
            number = std::uint32_t(found.components.size());
            found.components.push_back({0, 0, 0, a, a});
        }
        found.ofTriangle.push_back(number);
        Component &component = found.components[number];
        ++component.triangles;
        component.area += length(cross(b - a, c - a)) / 2;
        // from a point of its own, so that a small piece far from the origin keeps its digits
        component.volume += dot(a - component.low, cross(b - a, c - a)) / 6;
    }
    for (size_t t = 0; t < mesh.triangles.size(); ++t) {
        Component &component = found.components[found.ofTriangle[t]];
        for (const std::uint32_t v : mesh.triangles[t]) {
            for (int i = 0; i < 3; ++i) {
                component.low[i] = std::min(component.low[i], mesh.positions[v][i]);
                component.high[i] = std::max(component.high[i], mesh.positions[v][i]);
            }
        }
    }
    return found;
}

Solids keepSolids(TriangleMesh mesh, const SolidLimits &limits)
{
    const Components found = findComponents(mesh);
    Solids solids;
    if (found.components.empty())
        return solids;
    double area = 0;
    size_t largest = 0;
    std::vector<char> hidden(found.components.size(), 0), keep(found.components.size(), 0);
    for (size_t i = 0; i < found.components.size(); ++i) {
        area += found.components[i].area;
        hidden[i] = char(found.components[i].volume < 0);
        if (found.components[i].volume > found.components[largest].volume)
            largest = i;
    }
    markFloating(mesh, found, hidden);
    for (size_t i = 0; i < found.components.size(); ++i) {
        const bool crumb = i != largest && found.components[i].area < limits.crumbAreaShare * area;
        keep[i] = char(!hidden[i] && !crumb);
        solids.hidden += size_t(hidden[i]);
        solids.crumbs += size_t(!hidden[i] && crumb);
        solids.pieces += size_t(keep[i]);
    }
    if (solids.hidden + solids.crumbs == 0)
        solids.mesh = std::move(mesh);
    else
        solids.mesh = keepComponents(std::move(mesh), found, keep);
    return solids;
}

} // namespace turnaround::blockout

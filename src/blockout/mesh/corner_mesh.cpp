#include "blockout/mesh/corner_mesh.h"

#include "core/parallel.h"

#include <algorithm>
#include <atomic>

namespace turnaround::blockout {

namespace {

/// A corner whose edge's lower vertex is known from where it stands.
struct EdgeEnd {
    Vertex high;
    Corner corner;
};

} // namespace

std::optional<CornerMesh> CornerMesh::build(TriangleMesh mesh, const CancelToken &cancel)
{
    CornerMesh out;
    out.m_positions = std::move(mesh.positions);
    const size_t vertexCount = out.m_positions.size();
    if (mesh.triangles.size() > kNone / 4)
        return std::nullopt;
    out.m_faces.resize(mesh.triangles.size());
    out.m_cornerOf.assign(vertexCount, kNone);
    for (size_t t = 0; t < mesh.triangles.size(); ++t) {
        const Triangle &triangle = mesh.triangles[t];
        if (std::max({triangle[0], triangle[1], triangle[2]}) >= vertexCount || triangle[0] == triangle[1] ||
            triangle[1] == triangle[2] || triangle[2] == triangle[0])
            return std::nullopt;
        std::copy(triangle.begin(), triangle.end(), out.m_faces[t].vertex.begin());
        for (Corner k = 0; k < 3; ++k)
            out.m_cornerOf[triangle[k]] = firstCorner(t) + k;
    }
    std::vector<Triangle>().swap(mesh.triangles);
    if (!out.matchEdges(cancel) || cancel.requested() || !out.oneFanEach(cancel))
        return std::nullopt;
    return out;
}

Corner CornerMesh::addFace(const std::array<Vertex, 3> &vertices)
{
    std::copy(vertices.begin(), vertices.end(), m_faces.emplace_back().vertex.begin());
    return firstCorner(m_faces.size() - 1);
}

/// Each part of the vertices gathers the edges whose lower vertex it holds, and pairs them.
bool CornerMesh::matchEdges(const CancelToken &cancel)
{
    constexpr int kParts = kThreads;
    const size_t partSize = m_positions.size() / kParts + 1;
    std::atomic<bool> closed{true};
    parallelFor(kParts, [&](int part) {
        const size_t begin = partSize * part, end = std::min(begin + partSize, m_positions.size());
        if (begin >= end)
            return;
        const auto eachEdge = [&](auto &&visit) {
            for (size_t t = 0; t < m_faces.size(); ++t) {
                if (t % 65'536 == 0 && cancel.requested())
                    return;
                const std::array<Vertex, 4> v = m_faces[t].vertex;
                for (Corner k = 0; k < 3; ++k) {
                    const Vertex a = v[(k + 1) % 3], b = v[(k + 2) % 3];
                    const Vertex low = std::min(a, b);
                    if (low >= begin && low < end)
                        visit(low, std::max(a, b), firstCorner(t) + k);
                }
            }
        };
        std::vector<std::uint32_t> first(end - begin + 1, 0);
        eachEdge([&](Vertex low, Vertex, Corner) { ++first[low - begin + 1]; });
        if (cancel.requested())
            return; // the counts are not whole
        for (size_t i = 1; i < first.size(); ++i)
            first[i] += first[i - 1];
        std::vector<EdgeEnd> ends(first.back());
        eachEdge([&](Vertex low, Vertex high, Corner corner) { ends[first[low - begin]++] = {high, corner}; });
        // first[i] is now the end of vertex i's edges
        for (size_t i = 0, from = 0; i < end - begin && !cancel.requested(); from = first[i], ++i) {
            const auto low = Vertex(begin + i);
            for (size_t e = from; e < first[i]; ++e) {
                const Corner c = ends[e].corner;
                if (opposite(c) != kNone)
                    continue;
                for (size_t f = e + 1; f < first[i]; ++f) {
                    const Corner d = ends[f].corner;
                    const bool against = (vertex(nextCorner(c)) == low) != (vertex(nextCorner(d)) == low);
                    if (ends[f].high != ends[e].high || opposite(d) != kNone || !against)
                        continue;
                    link(c, d);
                    break;
                }
                if (opposite(c) == kNone)
                    closed = false;
            }
            // two pairs over one edge: not manifold
            for (size_t e = from; e < first[i] && closed; ++e) {
                int same = 0;
                for (size_t f = from; f < first[i]; ++f)
                    same += ends[f].high == ends[e].high;
                if (same != 2)
                    closed = false;
            }
        }
    });
    return closed;
}

bool CornerMesh::oneFanEach(const CancelToken &cancel)
{
    size_t reached = 0;
    for (Vertex v = 0; v < m_cornerOf.size(); ++v) {
        const Corner first = m_cornerOf[v];
        if (v % 16'384 == 0 && cancel.requested())
            return false;
        if (first == kNone)
            continue;
        Corner c = first;
        do {
            ++reached;
            c = swing(c);
        } while (c != first);
    }
    return reached == m_faces.size() * 3;
}

TriangleMesh CornerMesh::take() &&
{
    TriangleMesh mesh;
    std::vector<Vertex> number(m_positions.size(), kNone);
    for (Vertex v = 0; v < m_positions.size(); ++v) {
        if (m_cornerOf[v] == kNone)
            continue;
        number[v] = Vertex(mesh.positions.size());
        mesh.positions.push_back(m_positions[v]);
    }
    for (const Face &face : m_faces) {
        if (face.vertex[0] != kNone)
            mesh.triangles.push_back({number[face.vertex[0]], number[face.vertex[1]], number[face.vertex[2]]});
    }
    *this = CornerMesh();
    return mesh;
}

Corner CornerMesh::edgeCorner(Vertex a, Vertex b) const
{
    const Corner first = m_cornerOf[a];
    if (first == kNone)
        return kNone;
    Corner c = first;
    do {
        if (vertex(nextCorner(c)) == b)
            return previousCorner(c);
        c = swing(c);
    } while (c != first);
    return kNone;
}

void CornerMesh::collapse(Corner c)
{
    const Corner d = opposite(c);
    const Vertex gone = vertex(nextCorner(c)), kept = vertex(previousCorner(c));
    const Vertex left = vertex(c), right = vertex(d);
    const Corner first = nextCorner(c);
    for (Corner around = first;;) {
        const Corner following = swing(around);
        setVertex(around, kept);
        around = following;
        if (around == first)
            break;
    }
    const Corner leftOuter = opposite(nextCorner(c)), leftInner = opposite(previousCorner(c));
    const Corner rightOuter = opposite(previousCorner(d)), rightInner = opposite(nextCorner(d));
    link(leftOuter, leftInner);
    link(rightOuter, rightInner);
    // Where two regions meet, both may name a corner of theirs: either will do.
    std::atomic_ref(m_cornerOf[left]).store(nextCorner(leftOuter), std::memory_order_relaxed);
    m_cornerOf[kept] = previousCorner(leftOuter);
    std::atomic_ref(m_cornerOf[right]).store(previousCorner(rightOuter), std::memory_order_relaxed);
    m_cornerOf[gone] = kNone;
    m_faces[c / 4].vertex.fill(kNone);
    m_faces[d / 4].vertex.fill(kNone);
}

std::array<Vertex, 3> CornerMesh::cutAlong(Vertex a, Vertex b, Vertex c)
{
    const std::array<Vertex, 3> rim = {a, b, c};
    std::array<Corner, 3> left, right;
    std::array<std::vector<Corner>, 3> moving;
    for (int i = 0; i < 3; ++i) {
        const Vertex v = rim[i], to = rim[(i + 1) % 3], from = rim[(i + 2) % 3];
        left[i] = edgeCorner(v, to);
        right[i] = opposite(left[i]);
        // the triangles at v on the right: counter-clockwise from the edge to `from` to the edge to `to`
        Corner corner = nextCorner(edgeCorner(v, from));
        for (moving[i] = {corner}; vertex(previousCorner(corner)) != to; moving[i].push_back(corner))
            corner = swing(corner);
    }
    std::array<Vertex, 3> copies;
    for (int i = 0; i < 3; ++i) {
        copies[i] = Vertex(m_positions.size());
        m_positions.push_back(Vec3f(m_positions[rim[i]]));
        m_cornerOf.push_back(moving[i].front());
        m_cornerOf[rim[i]] = nextCorner(left[i]);
    }
    for (int i = 0; i < 3; ++i) {
        for (const Corner corner : moving[i])
            setVertex(corner, copies[i]);
    }
    const Corner leftCap = addFace({b, a, c}), rightCap = addFace(copies);
    link(leftCap + 2, left[0]);
    link(leftCap, left[2]);
    link(leftCap + 1, left[1]);
    for (Corner i = 0; i < 3; ++i)
        link(rightCap + (i + 2) % 3, right[i]);
    return copies;
}

void CornerMesh::removeTetrahedron(Corner c)
{
    const Corner base = c - c % 4;
    std::array<Corner, 4> faces = {base, opposite(base), opposite(base + 1), opposite(base + 2)};
    for (const Corner face : faces) {
        for (Corner k = 0; k < 3; ++k)
            m_cornerOf[m_faces[face / 4].vertex[k]] = kNone;
        m_faces[face / 4].vertex.fill(kNone);
    }
}

Vertex CornerMesh::split(Corner c, const Vec3f &position)
{
    const Corner d = opposite(c);
    const Vertex from = vertex(nextCorner(c)), to = vertex(previousCorner(c));
    const Vertex left = vertex(c), right = vertex(d);
    const Corner leftOuter = opposite(nextCorner(c)), rightOuter = opposite(previousCorner(d));
    const auto middle = Vertex(m_positions.size());
    m_positions.push_back(position);

    // (left, from, to) keeps (left, from, middle); (right, to, from) keeps (right, middle, from).
    const Corner leftNew = addFace({left, middle, to}), rightNew = addFace({right, to, middle});
    setVertex(previousCorner(c), middle);
    setVertex(nextCorner(d), middle);
    link(leftNew, rightNew);
    link(leftNew + 1, leftOuter);
    link(leftNew + 2, nextCorner(c));
    link(rightNew + 2, rightOuter);
    link(rightNew + 1, previousCorner(d));
    m_cornerOf.push_back(previousCorner(c));
    m_cornerOf[to] = leftNew + 2;
    m_cornerOf[left] = c;
    m_cornerOf[right] = d;
    m_cornerOf[from] = nextCorner(c);
    return middle;
}

} // namespace turnaround::blockout

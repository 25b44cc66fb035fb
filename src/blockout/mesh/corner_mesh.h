// A closed manifold that can be edited: triangles that know their neighbours. A corner is a triangle
// and one of its vertices, numbered 4 * triangle + place; it also names the edge opposite to it, which
// runs from next(c) to previous(c). Threads may edit it at once where no triangle has vertices of both.
#pragma once

#include "blockout/mesh/triangle_mesh.h"
#include "core/cancel.h"

#include <cstddef>
#include <limits>
#include <optional>

namespace turnaround::blockout {

using Corner = std::uint32_t;
using Vertex = std::uint32_t;
inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

inline Corner firstCorner(size_t triangle)
{
    return Corner(4 * triangle);
}
inline Corner nextCorner(Corner c)
{
    return (c & 3) == 2 ? c - 2 : c + 1;
}
inline Corner previousCorner(Corner c)
{
    return (c & 3) == 0 ? c + 2 : c - 1;
}

class CornerMesh
{
public:
    /// Nothing where `mesh` is not closed and manifold, and on cancel. Uses two threads.
    static std::optional<CornerMesh> build(TriangleMesh mesh, const CancelToken &cancel);
    /// The living part, in the order of the input; unused vertices are dropped.
    TriangleMesh take() &&;

    size_t vertexSlots() const { return m_positions.size(); }
    size_t triangleSlots() const { return m_faces.size(); }
    bool alive(Vertex v) const { return m_cornerOf[v] != kNone; }
    bool triangleAlive(size_t t) const { return m_faces[t].vertex[0] != kNone; }

    Vertex vertex(Corner c) const { return m_faces[c / 4].vertex[c % 4]; }
    Corner opposite(Corner c) const { return m_faces[c / 4].opposite[c % 4]; }
    Corner cornerOf(Vertex v) const { return m_cornerOf[v]; } ///< any one; kNone for a dead vertex
    const Vec3f &position(Vertex v) const { return m_positions[v]; }
    void setPosition(Vertex v, const Vec3f &p) { m_positions[v] = p; }

    /// The corner of the same vertex in the next triangle counter-clockwise.
    Corner swing(Corner c) const { return nextCorner(opposite(nextCorner(c))); }
    /// The corner opposite to the edge from a to b; kNone where there is no such edge.
    Corner edgeCorner(Vertex a, Vertex b) const;

    /// Removes the edge opposite to c, its two triangles and vertex next(c), whose other triangles pass
    /// to previous(c). The caller has checked the link condition.
    void collapse(Corner c);
    /// Cuts along three edges that bound no triangle, and caps both rims with one: a handle or a neck
    /// is cut through. Returns the copies of a, b and c on the right of a -> b -> c, at the same places.
    std::array<Vertex, 3> cutAlong(Vertex a, Vertex b, Vertex c);
    /// Removes the whole piece of four triangles that `c` belongs to.
    void removeTetrahedron(Corner c);
    /// Puts a new vertex on the edge opposite to c and returns it; two triangles become four.
    Vertex split(Corner c, const Vec3f &position);

private:
    /// Half a cache line; the fourth places are spare.
    struct alignas(32) Face {
        std::array<Vertex, 4> vertex{kNone, kNone, kNone, kNone};
        std::array<Corner, 4> opposite{kNone, kNone, kNone, kNone};
    };

    void link(Corner a, Corner b)
    {
        m_faces[a / 4].opposite[a % 4] = b;
        m_faces[b / 4].opposite[b % 4] = a;
    }
    void setVertex(Corner c, Vertex v) { m_faces[c / 4].vertex[c % 4] = v; }
    Corner addFace(const std::array<Vertex, 3> &vertices);
    bool matchEdges(const CancelToken &cancel);
    bool oneFanEach(const CancelToken &cancel);

    std::vector<Vec3f> m_positions;
    std::vector<Face> m_faces;
    std::vector<Corner> m_cornerOf;
};

} // namespace turnaround::blockout

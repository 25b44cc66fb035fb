// The positions and triangles of prepared parts, read where they lie. Any thread (pure).
#pragma once

#include "viewer/prepared_scene.h"

#include <cstdint>
#include <cstring>

namespace turnaround::viewer {

class PartVertices
{
public:
    explicit PartVertices(const PreparedPart &part)
        : m_vertices(part.vertices.constData())
        , m_indices(reinterpret_cast<const std::uint32_t *>(part.indices.constData()))
        , m_stride(part.strideFloats() * sizeof(float))
        , m_vertexCount(part.vertices.size() / m_stride)
        , m_triangleCount(part.topology == gltf::Topology::Triangles ? part.indices.size() / sizeof(std::uint32_t) / 3
                                                                     : 0)
    {
    }

    std::size_t vertexCount() const { return m_vertexCount; }
    std::size_t triangleCount() const { return m_triangleCount; } ///< 0 for lines and points
    std::uint32_t corner(std::size_t triangle, int i) const { return m_indices[3 * triangle + i]; }
    Vec3f position(std::size_t vertex) const { return read<Vec3f>(vertex, 0); }
    /// `floats` after the vertex' first one.
    template <class T>
    T read(std::size_t vertex, int floats) const
    {
        T out;
        std::memcpy(&out, m_vertices + vertex * m_stride + floats * sizeof(float), sizeof out);
        return out;
    }

private:
    const char *m_vertices;
    const std::uint32_t *m_indices;
    std::size_t m_stride, m_vertexCount, m_triangleCount;
};

} // namespace turnaround::viewer

// How the surface crosses one cell of a grid, for each of the 256 patterns of inside corners: the
// case table of marching cubes (Lorensen and Cline, SIGGRAPH 1987), made from one rule per face
// instead of typed in. Any thread.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace turnaround::blockout {

/// One of the twelve edges of a cell: it starts at the corner (x, y, z) of the cell, each 0 or 1,
/// and runs along the axis (0 = x, 1 = y, 2 = z).
struct CellEdge {
    std::uint8_t x = 0, y = 0, z = 0;
    std::uint8_t axis = 0;
};

/// Two cells that share a face cross it with the same segments, because a face's segments follow
/// from its four corners alone: each run of inside corners is cut off on its own, so an ambiguous
/// face always separates the inside. No triangle has a side within a face other than such a
/// segment. Hence the surface is closed, and each of its edges has exactly two triangles.
class CellTable
{
public:
    CellTable();

    /// Triangles as edge numbers, counter-clockwise seen from outside. Bit x + 2y + 4z of
    /// `insideCorners` is set where that corner lies inside.
    const std::vector<std::array<std::uint8_t, 3>> &triangles(std::uint8_t insideCorners) const
    {
        return m_triangles[insideCorners];
    }

    static constexpr int kEdges = 12;
    static CellEdge edge(int number);

private:
    std::array<std::vector<std::array<std::uint8_t, 3>>, 256> m_triangles;
};

} // namespace turnaround::blockout

#include "blockout/mesh/cell_table.h"

#include "core/vec.h"

#include <limits>

namespace turnaround::blockout {

namespace {

constexpr int cornerAt(int axis, int along, int u, int v)
{
    return along << axis | u << (axis + 1) % 3 | v << (axis + 2) % 3;
}

/// The number of the edge between two corners of a cell.
int edgeBetween(int a, int b)
{
    const int axis = (a ^ b) == 1 ? 0 : (a ^ b) == 2 ? 1 : 2;
    return axis * 4 + (a >> (axis + 1) % 3 & 1) + 2 * (a >> (axis + 2) % 3 & 1);
}

/// For each crossed edge the one that follows on the surface's outline in this cell; -1: not crossed.
std::array<int, CellTable::kEdges> outline(int inside)
{
    std::array<int, CellTable::kEdges> next;
    next.fill(-1);
    for (int axis = 0; axis < 3; ++axis) {
        for (int side = 0; side < 2; ++side) {
            // counter-clockwise seen from outside the cell
            std::array<int, 4> ring = {cornerAt(axis, side, 0, 0), cornerAt(axis, side, 1, 0),
                                       cornerAt(axis, side, 1, 1), cornerAt(axis, side, 0, 1)};
            if (side == 0)
                std::swap(ring[1], ring[3]);
            const auto isIn = [&](int i) { return (inside >> ring[i & 3] & 1) != 0; };
            for (int i = 0; i < 4; ++i) {
                if (!isIn(i + 3) && isIn(i)) {
                    int last = i;
                    while (isIn(last + 1))
                        ++last;
                    next[edgeBetween(ring[(i + 3) & 3], ring[i])] = edgeBetween(ring[last & 3], ring[(last + 1) & 3]);
                }
            }
        }
    }
    return next;
}

Vec3f middle(int edge)
{
    const CellEdge e = CellTable::edge(edge);
    Vec3f p{float(e.x), float(e.y), float(e.z)};
    p[e.axis] += 0.5f;
    return p;
}

bool onOneFace(int a, int b)
{
    const Vec3f p = middle(a), q = middle(b);
    for (int i = 0; i < 3; ++i) {
        if (p[i] == q[i] && p[i] != 0.5f)
            return true;
    }
    return false;
}

/// Cuts a loop into triangles with the shortest diagonals that leave the faces alone.
class LoopCut
{
public:
    explicit LoopCut(std::vector<int> loop)
        : m_loop(std::move(loop))
    {
    }

    void appendTo(std::vector<std::array<std::uint8_t, 3>> &triangles) const
    {
        append(0, int(m_loop.size()) - 1, triangles);
    }

private:
    struct Best {
        float cost = std::numeric_limits<float>::infinity();
        int apex = -1;
    };

    float diagonalCost(int i, int j) const
    {
        if (j - i == 1 || (i == 0 && j == int(m_loop.size()) - 1))
            return 0;
        if (onOneFace(m_loop[i], m_loop[j]))
            return std::numeric_limits<float>::infinity();
        const Vec3f d = middle(m_loop[i]) - middle(m_loop[j]);
        return dot(d, d);
    }

    /// The cheapest cut of the part of the loop from i to j.
    Best best(int i, int j) const
    {
        if (j - i < 2)
            return {0, -1};
        Best found;
        for (int k = i + 1; k < j; ++k) {
            const float cost = diagonalCost(i, k) + diagonalCost(k, j) + best(i, k).cost + best(k, j).cost;
            if (cost < found.cost)
                found = {cost, k};
        }
        return found;
    }

    void append(int i, int j, std::vector<std::array<std::uint8_t, 3>> &triangles) const
    {
        const int k = best(i, j).apex;
        if (k < 0)
            return;
        triangles.push_back({std::uint8_t(m_loop[i]), std::uint8_t(m_loop[k]), std::uint8_t(m_loop[j])});
        append(i, k, triangles);
        append(k, j, triangles);
    }

    std::vector<int> m_loop;
};

} // namespace

CellEdge CellTable::edge(int number)
{
    const int axis = number / 4;
    const int corner = cornerAt(axis, 0, number & 1, number >> 1 & 1);
    return {std::uint8_t(corner & 1), std::uint8_t(corner >> 1 & 1), std::uint8_t(corner >> 2 & 1), std::uint8_t(axis)};
}

CellTable::CellTable()
{
    for (int inside = 0; inside < 256; ++inside) {
        std::array<int, kEdges> next = outline(inside);
        for (int first = 0; first < kEdges; ++first) {
            std::vector<int> loop;
            for (int e = first; next[e] >= 0;) {
                loop.push_back(e);
                const int following = next[e];
                next[e] = -1;
                e = following;
            }
            if (!loop.empty())
                LoopCut(std::move(loop)).appendTo(m_triangles[inside]);
        }
    }
}

} // namespace turnaround::blockout

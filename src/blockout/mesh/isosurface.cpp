#include "blockout/mesh/isosurface.h"

#include "blockout/mesh/cell_table.h"
#include "core/parallel.h"

#include <atomic>
#include <bit>
#include <limits>

namespace turnaround::blockout {

namespace {

constexpr int kMaxCells = 1024;
constexpr float kNearCorner = 0.02f;
constexpr float kOutside = 1e30f;

/// An edge of the grid seen from a block: its first corner, each coordinate 0..8 (8: the neighbour's
/// 0), and its axis, four bits each.
using EdgeRef = std::uint16_t;

constexpr EdgeRef edgeRef(int x, int y, int z, int axis)
{
    return EdgeRef(x | y << 4 | z << 8 | axis << 12);
}

/// A block that the surface crosses. It owns the vertices on the edges that start at its own 8³ corners.
struct BlockPart {
    int bx = 0;
    std::array<std::uint64_t, 24> crossed{}; ///< word axis * 8 + z, bit y * 8 + x
    std::array<std::uint16_t, 24> before{}; ///< crossed edges in the words before this one
    std::uint32_t firstVertex = 0;
    std::uint32_t firstTriangle = 0;
};

/// A row of blocks along x, worked by one thread.
struct RowPart {
    std::vector<BlockPart> blocks;
    std::vector<Vec3f> positions;
    std::vector<std::array<EdgeRef, 3>> triangles;
};

struct BlockGrid {
    int x = 0, y = 0, z = 0;
    int rows() const { return y * z; }
    int cell(int bx, int row) const { return row * x + bx; }
};

class BlockMarcher
{
public:
    BlockMarcher(const Grid &grid, const BlockGrid &blocks, const CellTable &table)
        : m_grid(grid)
        , m_blocks(blocks)
        , m_table(table)
    {
    }

    void march(int bx, int by, int bz, float *values, RowPart &row) const
    {
        closeBorder(bx, by, bz, values);
        SignRows signs;
        if (!readSigns(values, signs))
            return;
        BlockPart part;
        part.bx = bx;
        part.firstVertex = std::uint32_t(row.positions.size());
        part.firstTriangle = std::uint32_t(row.triangles.size());
        markCrossed(signs, part);
        placeVertices(part, {bx * kBlockCells, by * kBlockCells, bz * kBlockCells}, values, row.positions);
        cutCells(signs, row.triangles);
        row.blocks.push_back(part);
    }

private:
    using SignRows = std::array<std::array<std::uint32_t, kBlockCorners>, kBlockCorners>;

    static float &at(float *values, int x, int y, int z) { return values[(z * kBlockCorners + y) * kBlockCorners + x]; }

    /// Corners on the border of the whole grid count as outside.
    void closeBorder(int bx, int by, int bz, float *values) const
    {
        const std::array<int, 3> block = {bx, by, bz};
        const std::array<int, 3> count = {m_blocks.x, m_blocks.y, m_blocks.z};
        for (int axis = 0; axis < 3; ++axis) {
            for (const int layer : {0, kBlockCells}) {
                if (block[axis] != (layer == 0 ? 0 : count[axis] - 1))
                    continue;
                for (int v = 0; v < kBlockCorners; ++v) {
                    for (int u = 0; u < kBlockCorners; ++u) {
                        std::array<int, 3> c;
                        c[axis] = layer;
                        c[(axis + 1) % 3] = u;
                        c[(axis + 2) % 3] = v;
                        float &value = at(values, c[0], c[1], c[2]);
                        value = value > 0 ? value : kOutside;
                    }
                }
            }
        }
    }

    /// False where all corners have one sign.
    static bool readSigns(float *values, SignRows &signs)
    {
        std::uint32_t any = 0, all = 0x1ff;
        for (int z = 0; z < kBlockCorners; ++z) {
            for (int y = 0; y < kBlockCorners; ++y) {
                std::uint32_t mask = 0;
                for (int x = 0; x < kBlockCorners; ++x)
                    mask |= std::uint32_t(at(values, x, y, z) < 0) << x;
                signs[z][y] = mask;
                any |= mask;
                all &= mask;
            }
        }
        return any != 0 && all != 0x1ff;
    }

    static void markCrossed(const SignRows &signs, BlockPart &part)
    {
        for (int z = 0; z < kBlockCells; ++z) {
            for (int y = 0; y < kBlockCells; ++y) {
                const std::uint32_t mask = signs[z][y];
                const auto mark = [&](int axis, std::uint32_t crossed) {
                    part.crossed[axis * 8 + z] |= std::uint64_t(crossed & 0xff) << (8 * y);
                };
                mark(0, mask ^ mask >> 1);
                mark(1, mask ^ signs[z][y + 1]);
                mark(2, mask ^ signs[z + 1][y]);
            }
        }
        for (int w = 1; w < 24; ++w)
            part.before[w] = std::uint16_t(part.before[w - 1] + std::popcount(part.crossed[w - 1]));
    }

    void placeVertices(const BlockPart &part, std::array<int, 3> corner, float *values,
                       std::vector<Vec3f> &positions) const
    {
        for (int w = 0; w < 24; ++w) {
            const int axis = w / 8, z = w % 8;
            for (std::uint64_t bits = part.crossed[w]; bits != 0; bits &= bits - 1) {
                const int bit = std::countr_zero(bits);
                const int x = bit % 8, y = bit / 8;
                const float a = at(values, x, y, z);
                const float b = at(values, x + (axis == 0), y + (axis == 1), z + (axis == 2));
                float t = a / (a - b);
                t = t > kNearCorner ? std::min(t, 1 - kNearCorner) : kNearCorner; // NaN too
                Vec3f p{float(corner[0] + x), float(corner[1] + y), float(corner[2] + z)};
                p[axis] += t;
                positions.push_back(m_grid.origin + m_grid.step * p);
            }
        }
    }

    void cutCells(const SignRows &signs, std::vector<std::array<EdgeRef, 3>> &triangles) const
    {
        std::array<EdgeRef, CellTable::kEdges> offset;
        for (int e = 0; e < CellTable::kEdges; ++e) {
            const CellEdge edge = CellTable::edge(e);
            offset[e] = edgeRef(edge.x, edge.y, edge.z, edge.axis);
        }
        for (int z = 0; z < kBlockCells; ++z) {
            for (int y = 0; y < kBlockCells; ++y) {
                const std::uint32_t a = signs[z][y], b = signs[z][y + 1];
                const std::uint32_t c = signs[z + 1][y], d = signs[z + 1][y + 1];
                const std::uint32_t any = a | b | c | d, all = a & b & c & d;
                std::uint32_t mixed = (any | any >> 1) & ~(all & all >> 1) & 0xff;
                for (; mixed != 0; mixed &= mixed - 1) {
                    const int x = std::countr_zero(mixed);
                    const std::uint32_t inside =
                        (a >> x & 3) | (b >> x & 3) << 2 | (c >> x & 3) << 4 | (d >> x & 3) << 6;
                    const EdgeRef cell = edgeRef(x, y, z, 0);
                    for (const auto &t : m_table.triangles(std::uint8_t(inside)))
                        triangles.push_back(
                            {EdgeRef(cell + offset[t[0]]), EdgeRef(cell + offset[t[1]]), EdgeRef(cell + offset[t[2]])});
                }
            }
        }
    }

    const Grid &m_grid;
    const BlockGrid &m_blocks;
    const CellTable &m_table;
};

/// Turns the rows' references into numbers of the whole mesh.
class RowJoiner
{
public:
    RowJoiner(const BlockGrid &blocks, std::vector<RowPart> &rows)
        : m_blocks(blocks)
        , m_rows(rows)
        , m_blockAt(size_t(blocks.rows()) * blocks.x, nullptr)
    {
        for (RowPart &row : rows) {
            const int r = int(&row - rows.data());
            m_firstTriangle.push_back(m_triangleCount);
            m_firstVertex.push_back(m_vertexCount);
            for (BlockPart &block : row.blocks) {
                block.firstVertex += m_vertexCount;
                m_blockAt[blocks.cell(block.bx, r)] = &block;
            }
            m_vertexCount += std::uint32_t(row.positions.size());
            m_triangleCount += row.triangles.size();
        }
    }

    /// False where a reference leads to no vertex.
    bool join(TriangleMesh &mesh)
    {
        mesh.positions.resize(m_vertexCount);
        mesh.triangles.resize(m_triangleCount);
        std::atomic<bool> complete{true};
        parallelFor(int(m_rows.size()), [&](int r) {
            RowPart &row = m_rows[r];
            std::copy(row.positions.begin(), row.positions.end(), mesh.positions.begin() + m_firstVertex[r]);
            std::vector<Vec3f>().swap(row.positions);
            Triangle *out = mesh.triangles.data() + m_firstTriangle[r];
            for (size_t b = 0; b < row.blocks.size(); ++b) {
                const size_t end = b + 1 < row.blocks.size() ? row.blocks[b + 1].firstTriangle : row.triangles.size();
                for (size_t t = row.blocks[b].firstTriangle; t < end; ++t, ++out) {
                    for (int k = 0; k < 3; ++k)
                        (*out)[k] = vertex(row.blocks[b].bx, r, row.triangles[t][k]);
                    if (std::max({(*out)[0], (*out)[1], (*out)[2]}) == kNone)
                        complete = false;
                }
            }
            std::vector<std::array<EdgeRef, 3>>().swap(row.triangles);
        });
        return complete;
    }

private:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t vertex(int bx, int row, EdgeRef edge) const
    {
        const int x = edge & 15, y = edge >> 4 & 15, z = edge >> 8 & 15, axis = edge >> 12;
        const int ownerRow = row + (y >> 3) + (z >> 3) * m_blocks.y;
        const BlockPart *owner = m_blockAt[m_blocks.cell(bx + (x >> 3), ownerRow)];
        if (!owner)
            return kNone;
        const int word = axis * 8 + (z & 7);
        const std::uint64_t bit = std::uint64_t(1) << ((y & 7) * 8 + (x & 7));
        if ((owner->crossed[word] & bit) == 0)
            return kNone;
        return owner->firstVertex + owner->before[word] +
            std::uint32_t(std::popcount(owner->crossed[word] & (bit - 1)));
    }

    const BlockGrid &m_blocks;
    std::vector<RowPart> &m_rows;
    std::vector<BlockPart *> m_blockAt;
    std::vector<std::uint32_t> m_firstVertex;
    std::vector<size_t> m_firstTriangle;
    std::uint32_t m_vertexCount = 0;
    size_t m_triangleCount = 0;
};

} // namespace

Result<TriangleMesh> isosurface(const Grid &grid, const SampleBlock &sampleBlock, const CancelToken &cancel)
{
    const auto allowed = [](int cells) { return cells >= 1 && cells <= kMaxCells; };
    if (!allowed(grid.nx) || !allowed(grid.ny) || !allowed(grid.nz) || !(grid.step > 0))
        return Error{ErrorKind::BadUsage, "The grid for the shape must have 1 to 1024 cells a side.", {}};
    const auto blocksFor = [](int cells) { return (cells + kBlockCells - 1) / kBlockCells; };
    const BlockGrid blocks{blocksFor(grid.nx), blocksFor(grid.ny), blocksFor(grid.nz)};

    static const CellTable table;
    const BlockMarcher marcher(grid, blocks, table);
    std::vector<RowPart> rows(blocks.rows());
    parallelFor(blocks.rows(), [&](int r) {
        std::array<float, kBlockSamples> values;
        const int by = r % blocks.y, bz = r / blocks.y;
        for (int bx = 0; bx < blocks.x && !cancel.requested(); ++bx) {
            if (sampleBlock(bx, by, bz, values.data()))
                marcher.march(bx, by, bz, values.data(), rows[r]);
        }
    });
    if (cancel.requested())
        return Error{ErrorKind::Cancelled, "Stopped.", {}};

    TriangleMesh mesh;
    if (!RowJoiner(blocks, rows).join(mesh))
        return Error{ErrorKind::BadUsage, "The shape has gaps where its parts meet.",
                     "isosurface: a block with a sign change was skipped, or shared corners differ"};
    return mesh;
}

} // namespace turnaround::blockout

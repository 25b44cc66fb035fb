#include "blockout/shape/flat_term.h"

#include <algorithm>
#include <cmath>

namespace turnaround::blockout {

namespace {

constexpr float kAveraged = 0.01f; ///< world units; differences of opposite views up to this are averaged

float distanceAt(const FieldView &view, Vec3f p)
{
    const Vec2f px = view.camera.pixel(p);
    return view.outline->distanceAt(px.x, px.y) / view.camera.pixelsPerUnit;
}

} // namespace

FlatTerm::FlatTerm(const Lattice &lattice, const FieldView &first, const FieldView *second)
{
    const View view = first.camera.view;
    const int nx = lattice.corners(0);
    const int ny = lattice.corners(1);
    const int nz = lattice.corners(2);
    int columns = nx;
    m_rowIsZ = view == View::Top || view == View::Bottom;
    switch (view) {
    case View::Front:
    case View::Back:
    case View::Top:
    case View::Bottom:
        m_fromX = 1;
        break;
    case View::Left:
    case View::Right:
        m_fromZ = 1;
        columns = nz;
        break;
    case View::LeftFront: // its lines of sight keep x - z
        m_fromX = 1;
        m_fromZ = -1;
        m_offset = nz - 1;
        columns = nx + nz - 1;
        break;
    case View::RightFront: // and these keep x + z
        m_fromX = 1;
        m_fromZ = 1;
        columns = nx + nz - 1;
        break;
    }

    m_table.create(m_rowIsZ ? nz : ny, columns);
    for (int row = 0; row < m_table.rows; ++row) {
        for (int c = 0; c < columns; ++c) {
            // Any lattice corner on this line of sight will do.
            int x = 0;
            int z = 0;
            if (m_rowIsZ) {
                x = c;
                z = row;
            } else if (m_fromX == 0) {
                z = c;
            } else if (m_fromZ == 0) {
                x = c;
            } else {
                x = std::min(c, nx - 1);
                z = m_fromZ > 0 ? c - x : x - (c - m_offset);
            }
            const Vec3f p = lattice.corner(x, m_rowIsZ ? 0 : row, z);
            float d = distanceAt(first, p);
            if (second)
                d += std::clamp(distanceAt(*second, p) - d, -kAveraged, kAveraged) / 2;
            m_table(row, c) = d;
        }
    }
}

Range FlatTerm::range(const std::array<int, 3> &block) const
{
    const int x0 = block[0] * kBlockCells;
    const int z0 = block[2] * kBlockCells;
    const int row0 = (m_rowIsZ ? block[2] : block[1]) * kBlockCells;
    const int zLow = m_rowIsZ ? 0 : z0;
    const int zHigh = m_rowIsZ ? 0 : z0 + kBlockCells;
    const int ends[] = {column(x0, zLow), column(x0 + kBlockCells, zHigh), column(x0, zHigh),
                        column(x0 + kBlockCells, zLow)};
    const int first = *std::ranges::min_element(ends);
    const int last = *std::ranges::max_element(ends);
    Range range{1e9f, -1e9f};
    for (int row = row0; row <= row0 + kBlockCells; ++row) {
        const float *line = m_table[row];
        for (int c = first; c <= last; ++c) {
            range.low = std::min(range.low, line[c]);
            range.high = std::max(range.high, line[c]);
        }
    }
    return range;
}

float FlatTerm::at(const std::array<int, 3> &corner) const
{
    const auto [x, y, z] = corner;
    return m_rowIsZ ? m_table(z, column(x, 0)) : m_table(y, column(x, z));
}

void FlatTerm::raise(const std::array<int, 3> &block, BlockValues values) const
{
    const int x0 = block[0] * kBlockCells;
    const int y0 = block[1] * kBlockCells;
    const int z0 = block[2] * kBlockCells;
    float *out = values;
    for (int z = z0; z <= z0 + kBlockCells; ++z) {
        for (int y = y0; y <= y0 + kBlockCells; ++y, out += kBlockCorners) {
            const float *line = m_table[m_rowIsZ ? z : y];
            const int c = column(x0, m_rowIsZ ? 0 : z);
            if (m_fromX) {
                for (int k = 0; k < kBlockCorners; ++k)
                    out[k] = std::max(out[k], line[c + k]);
            } else {
                for (int k = 0; k < kBlockCorners; ++k)
                    out[k] = std::max(out[k], line[c]);
            }
        }
    }
}

} // namespace turnaround::blockout

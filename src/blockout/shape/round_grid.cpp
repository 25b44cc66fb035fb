#include "blockout/shape/round_grid.h"

#include "core/parallel.h"

#include <algorithm>
#include <cmath>

namespace turnaround::blockout {

RoundGrid::RoundGrid(const Lattice &lattice, const GridAxes &axes, Vec3f extents, float step)
    : m_lattice(lattice)
    , m_axes(axes)
    , m_step(step)
{
    for (int axis = 0; axis < 3; ++axis) {
        m_size[axis] = static_cast<int>(std::ceil(extents[axis] / step)) + 7;
        m_origin[axis] = -0.5f * static_cast<float>(m_size[axis] - 1) * step;
    }
    m_values.resize(static_cast<size_t>(m_size[0]) * m_size[1] * m_size[2]);
}

void RoundGrid::fill(float value)
{
    std::ranges::fill(m_values, value);
}

void RoundGrid::addBall(Vec3f middle, float radius)
{
    const Vec3f centre = toGrid(middle);
    const float reach = radius / m_step + 3;
    std::array<int, 3> first;
    std::array<int, 3> last;
    for (int axis = 0; axis < 3; ++axis) {
        first[axis] = std::max(0, static_cast<int>(std::ceil(centre[axis] - reach)));
        last[axis] = std::min(m_size[axis] - 1, static_cast<int>(std::floor(centre[axis] + reach)));
    }
    for (int s = first[2]; s <= last[2]; ++s) {
        for (int b = first[1]; b <= last[1]; ++b) {
            float *line = row(b, s);
            for (int a = first[0]; a <= last[0]; ++a) {
                const Vec3f away = Vec3f{static_cast<float>(a), static_cast<float>(b), static_cast<float>(s)} - centre;
                line[a] = std::min(line[a], length(away) * m_step - radius);
            }
        }
    }
}

void RoundGrid::smooth(int rounds)
{
    const std::array<size_t, 3> stride = {1, static_cast<size_t>(m_size[0]),
                                          static_cast<size_t>(m_size[0]) * m_size[1]};
    for (int round = 0; round < rounds; ++round) {
        for (int axis = 0; axis < 3; ++axis) {
            const int other1 = axis == 0 ? 1 : 0;
            const int other2 = axis == 2 ? 1 : 2;
            parallelFor(m_size[other2], [&](int k) {
                for (int j = 0; j < m_size[other1]; ++j) {
                    float *v = m_values.data() + static_cast<size_t>(k) * stride[other2] +
                        static_cast<size_t>(j) * stride[other1];
                    float before = v[0];
                    for (int i = 1; i + 1 < m_size[axis]; ++i) {
                        float &here = v[static_cast<size_t>(i) * stride[axis]];
                        const float next = v[static_cast<size_t>(i + 1) * stride[axis]];
                        const float own = here;
                        here = 0.25f * before + 0.5f * own + 0.25f * next;
                        before = own;
                    }
                }
            });
        }
    }
}

Vec3f RoundGrid::toGrid(Vec3f p) const
{
    return (Vec3f{dot(p, m_axes.a), dot(p, m_axes.b), dot(p, m_axes.s)} - m_origin) * (1 / m_step);
}

float RoundGrid::between(Vec3f g) const
{
    std::array<int, 3> cell;
    std::array<float, 3> f;
    for (int axis = 0; axis < 3; ++axis) {
        const float inside = std::clamp(g[axis], 0.0f, static_cast<float>(m_size[axis] - 1));
        cell[axis] = std::min(static_cast<int>(inside), m_size[axis] - 2);
        f[axis] = inside - static_cast<float>(cell[axis]);
    }
    const size_t line = static_cast<size_t>(m_size[0]);
    const size_t plane = line * m_size[1];
    const float *v = m_values.data() + cell[2] * plane + cell[1] * line + cell[0];
    const auto along = [&](const float *q) { return q[0] + (q[1] - q[0]) * f[0]; };
    const float low = along(v) + (along(v + line) - along(v)) * f[1];
    const float high = along(v + plane) + (along(v + plane + line) - along(v + plane)) * f[1];
    return low + (high - low) * f[2];
}

float RoundGrid::at(const std::array<int, 3> &corner) const
{
    return between(toGrid(m_lattice.corner(corner[0], corner[1], corner[2])));
}

Range RoundGrid::range(const std::array<int, 3> &block) const
{
    std::array<float, 3> low = {1e9f, 1e9f, 1e9f};
    std::array<float, 3> high = {-1e9f, -1e9f, -1e9f};
    for (int k = 0; k < 8; ++k) {
        const Vec3f g =
            toGrid(m_lattice.corner((block[0] + (k & 1)) * kBlockCells, (block[1] + (k >> 1 & 1)) * kBlockCells,
                                    (block[2] + (k >> 2)) * kBlockCells));
        for (int axis = 0; axis < 3; ++axis) {
            low[axis] = std::min(low[axis], g[axis]);
            high[axis] = std::max(high[axis], g[axis]);
        }
    }
    std::array<int, 3> first;
    std::array<int, 3> last;
    for (int axis = 0; axis < 3; ++axis) {
        first[axis] = std::clamp(static_cast<int>(std::floor(low[axis])), 0, m_size[axis] - 1);
        last[axis] = std::clamp(static_cast<int>(std::ceil(high[axis])), 0, m_size[axis] - 1);
    }
    Range range{1e9f, -1e9f};
    for (int s = first[2]; s <= last[2]; ++s) {
        for (int b = first[1]; b <= last[1]; ++b) {
            const float *v = m_values.data() + (static_cast<size_t>(s) * m_size[1] + b) * m_size[0];
            for (int a = first[0]; a <= last[0]; ++a) {
                range.low = std::min(range.low, v[a]);
                range.high = std::max(range.high, v[a]);
            }
        }
    }
    return range;
}

template <class Use>
void RoundGrid::forCorners(const std::array<int, 3> &block, Use &&use) const
{
    int k = 0;
    for (int z = 0; z < kBlockCorners; ++z) {
        for (int y = 0; y < kBlockCorners; ++y) {
            for (int x = 0; x < kBlockCorners; ++x, ++k) {
                use(k, at({block[0] * kBlockCells + x, block[1] * kBlockCells + y, block[2] * kBlockCells + z}));
            }
        }
    }
}

void RoundGrid::raise(const std::array<int, 3> &block, BlockValues values) const
{
    forCorners(block, [&](int k, float own) { values[k] = std::max(values[k], own); });
}

void RoundGrid::lower(const std::array<int, 3> &block, BlockValues values) const
{
    forCorners(block, [&](int k, float own) { values[k] = std::min(values[k], own); });
}

} // namespace turnaround::blockout

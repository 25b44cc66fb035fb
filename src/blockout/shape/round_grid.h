// A constraint given by a coarse grid of values, read between its points. Any thread once filled.
#pragma once

#include "blockout/shape/field_term.h"
#include "core/vec.h"

#include <vector>

namespace turnaround::blockout {

/// Three perpendicular unit vectors along which a RoundGrid counts.
struct GridAxes {
    Vec3f a, b, s;
};

class RoundGrid : public FieldTerm
{
public:
    /// Reaches half a box of `extents` (along a, b, s; world units) and a little more to each side.
    RoundGrid(const Lattice &lattice, const GridAxes &axes, Vec3f extents, float step);

    int size(int axis) const { return m_size[axis]; }
    float step() const { return m_step; }
    /// World place along an axis of the i-th plane of values.
    float place(int axis, int i) const { return m_origin[axis] + static_cast<float>(i) * m_step; }
    float *row(int b, int s) { return m_values.data() + (static_cast<size_t>(s) * m_size[1] + b) * m_size[0]; }

    void fill(float value);
    /// Lowers the values near a ball to the distance from its surface, up to three steps outside.
    void addBall(Vec3f middle, float radius);

    /// Gaussian-like smoothing, about one step wide each way, `rounds` times.
    void smooth(int rounds);

    Range range(const std::array<int, 3> &block) const override;
    float at(const std::array<int, 3> &corner) const override;
    void raise(const std::array<int, 3> &block, BlockValues values) const override;
    /// values = min(values, own).
    void lower(const std::array<int, 3> &block, BlockValues values) const;

private:
    Vec3f toGrid(Vec3f p) const;
    float between(Vec3f g) const;
    template <class Use>
    void forCorners(const std::array<int, 3> &block, Use &&use) const;

    Lattice m_lattice;
    GridAxes m_axes;
    std::array<int, 3> m_size;
    Vec3f m_origin;
    float m_step;
    std::vector<float> m_values; ///< a fastest, then b, then s
};

} // namespace turnaround::blockout

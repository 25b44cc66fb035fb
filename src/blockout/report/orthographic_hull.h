// The hull of orthographic outlines on a small cubic grid, in machine words: tens of microseconds,
// so that a search can try every arrangement of a set. Any thread (values).
#pragma once

#include "blockout/placement/outline.h"
#include "blockout/placement/placed_view.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace turnaround::blockout {

/// A view's outline sampled where the grid's points fall in its picture, so that opposite views have
/// the same rows and columns. Columns run along x, or z for left and right, or x - z and x + z for
/// the 45-degree views; rows along y, or z for top and bottom.
struct SampledOutline {
    static constexpr int kMaxColumns = 128;
    using Row = std::array<std::uint64_t, 2>; ///< one bit a column

    View view = View::Front;
    std::vector<float> distance; ///< world units, negative inside; rows of `columns`
    std::vector<Row> wanted; ///< inside the outline
    std::vector<Row> allowed; ///< inside, or nearly so
    int columns = 0;
    float columnStep = 0; ///< world units
};

class OrthographicHull
{
public:
    static constexpr int kSide = 60; ///< points along each axis of the grid

    /// `extents`: of the subject's box, centred at the origin, world units.
    explicit OrthographicHull(Vec3f extents);

    SampledOutline sample(const Camera &camera, const Outline &outline) const;

    /// What all of them allow replaces what was there.
    void build(std::span<const SampledOutline *const> outlines);

    /// The share of an outline, 0..1, that the hull fills, give or take a grid step.
    double coverage(const SampledOutline &outline) const;
    /// How far, in world units, the outline should move along its columns to fit the hull best.
    float bestShift(const SampledOutline &outline) const;

    /// The grid's points just below the hull's surface.
    std::vector<Vec3f> surface() const;
    float step() const { return m_step; }

private:
    std::vector<SampledOutline::Row> shadow(View view) const;
    std::uint64_t row(int y, int z) const { return m_rows[static_cast<size_t>(z * kSide + y)]; }

    float m_step;
    Vec3f m_origin;
    std::vector<std::uint64_t> m_rows; ///< bit x of row (y, z)
};

/// The share by which the outlines of two opposite views differ beyond the tolerance, 0..1.
double gapBetween(const SampledOutline &outline, const SampledOutline &opposite);

} // namespace turnaround::blockout

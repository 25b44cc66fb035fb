// What an orthographic outline says about the lattice: a table of distances, one entry a line of
// sight. Opposite views share a table. Read-only once built; any thread.
#pragma once

#include "blockout/placement/outline.h"
#include "blockout/placement/placed_view.h"
#include "blockout/shape/field_term.h"

#include <opencv2/core.hpp>

namespace turnaround::blockout {

/// A view as the shape needs it. The outline belongs to the caller.
struct FieldView {
    Camera camera;
    const Outline *outline = nullptr;
};

class FlatTerm : public FieldTerm
{
public:
    /// `first` decides; where `second`, the opposite view, differs little, the two are averaged.
    /// Both orthographic; `second` may be null. Neither is needed afterwards.
    FlatTerm(const Lattice &lattice, const FieldView &first, const FieldView *second);

    Range range(const std::array<int, 3> &block) const override;
    float at(const std::array<int, 3> &corner) const override;
    void raise(const std::array<int, 3> &block, BlockValues values) const override;

private:
    int column(int x, int z) const { return m_fromX * x + m_fromZ * z + m_offset; }

    cv::Mat1f m_table; ///< row: y, or z for top and bottom; column: see column()
    bool m_rowIsZ = false;
    int m_fromX = 0;
    int m_fromZ = 0;
    int m_offset = 0;
};

} // namespace turnaround::blockout

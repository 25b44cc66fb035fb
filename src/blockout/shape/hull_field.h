// The shape as a field: where all constraints of all views hold. Read-only once built; any thread.
#pragma once

#include "blockout/mesh/isosurface.h"
#include "blockout/shape/field_term.h"
#include "blockout/shape/flat_term.h"
#include "blockout/shape/lattice.h"
#include "blockout/shape/round_grid.h"
#include "core/cancel.h"

#include <memory>
#include <span>
#include <vector>

namespace turnaround::blockout {

class HullField
{
public:
    /// One view of each pair of opposite orthographic views decides about the outline: front before
    /// back, left before right, top before bottom; others have their own say.
    HullField(const Lattice &lattice, std::span<const FieldView> views);

    /// A constraint more, four at most.
    void add(std::unique_ptr<const FieldTerm> term);

    /// Where views disagree, one cuts away what another shows. Every line of sight of every view keeps
    /// its best point then, as thick as the view shows it. Call last. `extents`: the subject's box.
    void keepLinesOfSight(std::span<const FieldView> views, Vec3f extents, const CancelToken &cancel);

    const Lattice &lattice() const { return m_lattice; }
    /// As SampleBlock of mesh/isosurface.h.
    bool sample(const std::array<int, 3> &block, BlockValues values) const;

private:
    Lattice m_lattice;
    std::vector<std::unique_ptr<Outline>> m_outlines; ///< with thin parts widened
    std::vector<std::unique_ptr<const FieldTerm>> m_terms;
    std::unique_ptr<const RoundGrid> m_repair; ///< what to add to the shape; null: nothing
};

} // namespace turnaround::blockout

// The shape as a field: where all constraints of all views hold. Read-only once built; any thread.
#pragma once

#include "blockout/mesh/isosurface.h"
#include "blockout/shape/field_term.h"
#include "blockout/shape/flat_term.h"
#include "blockout/shape/lattice.h"

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

    const Lattice &lattice() const { return m_lattice; }
    /// As SampleBlock of mesh/isosurface.h.
    bool sample(const std::array<int, 3> &block, BlockValues values) const;

private:
    Lattice m_lattice;
    std::vector<std::unique_ptr<Outline>> m_outlines; ///< with thin parts widened
    std::vector<std::unique_ptr<const FieldTerm>> m_terms;
};

} // namespace turnaround::blockout

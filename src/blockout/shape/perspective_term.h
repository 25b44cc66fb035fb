// What an outline seen in perspective says about the lattice. Read-only once built; any thread.
#pragma once

#include "blockout/shape/field_term.h"
#include "blockout/shape/flat_term.h"

namespace turnaround::blockout {

class PerspectiveTerm : public FieldTerm
{
public:
    /// Keeps a pointer to the outline: it must outlive the term.
    PerspectiveTerm(const Lattice &lattice, const FieldView &view)
        : m_lattice(lattice)
        , m_view(view)
    {
    }

    Range range(const std::array<int, 3> &block) const override;
    float at(const std::array<int, 3> &corner) const override;
    void raise(const std::array<int, 3> &block, BlockValues values) const override;

private:
    float distance(Vec3f p) const;

    Lattice m_lattice;
    FieldView m_view;
};

} // namespace turnaround::blockout

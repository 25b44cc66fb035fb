// What the outlines leave open, filled with what is plausible: a part is about as deep as it is
// wide. For sets with one or two distinct directions, whose bare hull would be a cross of boxes.
// Any thread.
#pragma once

#include "blockout/shape/field_term.h"
#include "blockout/shape/flat_term.h"
#include "core/cancel.h"
#include "domain/blockout_settings.h"

#include <memory>
#include <span>
#include <vector>

namespace turnaround::blockout {

/// One view for each direction that is not opposite to another's: front before back, left before
/// right, top before bottom. They decide where views disagree.
std::vector<FieldView> decidingViews(std::span<const FieldView> views);

/// The constraint to add to the hull of `views`, or null where the outlines decide alone: three
/// distinct directions or more, or a boxy shape from two. A single direction always gets one: a
/// relief, blown up or, boxy, of one depth. `extents`: the subject's box, world units.
std::unique_ptr<const FieldTerm> roundingTerm(const Lattice &lattice, std::span<const FieldView> views, Vec3f extents,
                                              ShapePrior shape, const CancelToken &cancel);

/// Half the depth, in world units, that a relief of a single direction will have.
float reliefHalfDepth(const FieldView &view, Vec3f extents, ShapePrior shape);

} // namespace turnaround::blockout

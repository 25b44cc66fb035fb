// One constraint on the shape, sampled block by block: the shape is where all constraints are below
// zero. Terms are read-only once built; any thread.
#pragma once

#include "blockout/shape/lattice.h"

#include <array>

namespace turnaround::blockout {

/// kBlockSamples values at a block's corners, x fastest, then y, then z; world units, negative inside.
using BlockValues = float *;

struct Range {
    float low;
    float high;
};

class FieldTerm
{
public:
    virtual ~FieldTerm() = default;
    /// Bounds of the values in a block; may be wider than the truth, never narrower.
    virtual Range range(const std::array<int, 3> &block) const = 0;
    /// The value at one corner of the lattice.
    virtual float at(const std::array<int, 3> &corner) const = 0;
    /// values = max(values, own).
    virtual void raise(const std::array<int, 3> &block, BlockValues values) const = 0;
};

} // namespace turnaround::blockout

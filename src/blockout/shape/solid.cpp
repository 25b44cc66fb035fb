#include "blockout/shape/solid.h"

#include "blockout/mesh/components.h"
#include "blockout/shape/hull_field.h"
#include "blockout/shape/rounding.h"

#include <algorithm>
#include <cmath>

namespace turnaround::blockout {

namespace {

constexpr double kAgree = 0.999; ///< coverage of every outline above which views agree

} // namespace

Result<TriangleMesh> solidOf(std::span<const OutlinedView> views, const Placement &placement,
                             const BlockoutSettings &settings, const CancelToken &cancel)
{
    std::vector<FieldView> fieldViews;
    for (size_t i = 0; i < views.size(); ++i)
        fieldViews.push_back({placement.cameras[i], views[i].outline.get()});

    const std::vector<FieldView> deciding = decidingViews(fieldViews);
    // A single direction shows no depth: its relief has one of its own.
    Vec3f extents = placement.extents;
    if (deciding.size() == 1) {
        const Vec3f back = viewAxes(fieldViews[0].camera.view).back;
        const float depth = 2 * reliefHalfDepth(fieldViews[0], extents, settings.shape);
        for (int axis = 0; axis < 3; ++axis) {
            if (std::abs(back[axis]) > 0.5f)
                extents[axis] = std::max(depth, std::abs(back[axis]) < 0.9f ? extents[axis] : 0.0f);
        }
    }
    const Lattice lattice = Lattice::around(extents, settings.voxels());
    HullField field(lattice, fieldViews);
    if (auto rounding = roundingTerm(lattice, fieldViews, extents, settings.shape, cancel))
        field.add(std::move(rounding));
    // Two directions leave so much open that the rounding finds a place for everything they show.
    if (deciding.size() > 2 && std::ranges::min(placement.coverage) < kAgree)
        field.keepLinesOfSight(deciding, extents, cancel);
    if (cancel.requested())
        return Error{ErrorKind::Cancelled, "Stopped."};

    Result<TriangleMesh> surface = isosurface(
        lattice.grid(),
        [&](int x, int y, int z, float *values) {
            return field.sample({x, y, z}, values);
        },
        cancel);
    if (!surface)
        return surface.error();
    Solids solids = keepSolids(std::move(*surface), {});
    if (solids.mesh.triangles.empty())
        return Error{ErrorKind::BadInput,
                     "The views share no common shape: nothing is left where all outlines "
                     "overlap. Check that each picture shows the same subject from its side."};
    return std::move(solids.mesh);
}

} // namespace turnaround::blockout

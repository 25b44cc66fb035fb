// The first stage of the engine: files in, subjects with their outlines out. Any thread; uses two.
#pragma once

#include "blockout/blockout.h"
#include "blockout/placement/framing.h"
#include "blockout/view_cache.h"
#include "imaging/cutout.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace turnaround::blockout {

struct PreparedViews {
    std::vector<OutlinedView> outlined; ///< in the order of kAllViews
    std::vector<std::shared_ptr<const imaging::Cutout>> cutouts; ///< in the same order
    std::vector<std::string> notes; ///< what makes outlines uncertain, with the view's name
};

/// Every file is checked before any is decoded. `voxels`: along the longest side of what will be built,
/// which says how fine the outlines must be. `cache` may be null. Errors: as build().
Result<PreparedViews> prepareViews(const std::vector<ViewFile> &views, const Background &background, int voxels,
                                   const CancelToken &cancel, ViewCache *cache);

/// Turns pictures and outlines clockwise by so many times 90 degrees, by View; false: nothing to turn.
bool turnViews(PreparedViews &views, const std::array<int, kViewCount> &quarterTurns);

/// Takes out the `misfits`, and names them in `notes`, unless fewer than two views would stay; false: none was.
bool leaveOut(PreparedViews &views, const std::vector<View> &misfits, std::vector<std::string> &notes);

} // namespace turnaround::blockout

// How well the colours agree where several views of an arrangement see one place. Any thread (pure).
#pragma once

#include "blockout/report/outline_agreement.h"

namespace turnaround::blockout
{

struct ColourFit {
    double surface = 0; ///< mean colour distance of two views at one point of the hull
    double surfaceChance = 0; ///< the same between points that have nothing to do with each other
    double rim = 0; ///< mean distance of an outline's rim from the best place in the view that looks at that rim
    double rimChance = 0;
    double weight = 0; ///< pairs compared
    std::vector<double> extra;
};

ColourFit compareColours(const PictureSet &pictures, const Arrangement &arrangement, const OutlineFit &fit,
                         int voxels);

} // namespace turnaround::blockout

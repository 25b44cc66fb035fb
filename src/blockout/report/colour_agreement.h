// How well the colours agree where several views of an arrangement see one place. Any thread (pure).
#pragma once

#include "blockout/report/colour_costs.h"
#include "blockout/report/outline_agreement.h"

namespace turnaround::blockout {

/// Colour distances, after the views' overall lightness and tint were brought together.
struct ColourFit {
    ColourCosts surface; ///< of two views at one point of the hull
    ColourCosts rim; ///< of an outline's rim from the best place in the view that looks at that rim
    double surfaceChance = 0; ///< mean distance between places that have nothing to do with each other
    double rimChance = 0;
};

/// `fit`: with its surface.
ColourFit compareColours(const PictureSet &pictures, const Arrangement &arrangement, const OutlineFit &fit);

} // namespace turnaround::blockout

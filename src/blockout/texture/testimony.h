// What each witness says about each patch of the surface, put together before anything is painted: whose
// exposure is off, and which one shall paint the detail where. Any thread.
#pragma once

#include "blockout/texture/patches.h"
#include "blockout/texture/witnesses.h"

#include <array>
#include <cstdint>
#include <vector>

namespace turnaround::blockout {

/// One witness' word on one patch.
struct Statement {
    float quality = 0; ///< 0: doesn't see it; grows with facing and clearance, above 1 for the front
    float certainty = 0; ///< 0..1: how well it sees it, without preference
    Vec3f colour; ///< sRGB 0..255
};
using Statements = std::array<Statement, kViewCount>;

/// Per patch. Empty when cancelled.
std::vector<Statements> hearWitnesses(const Surface &surface, const Patches &patches, const Witnesses &witnesses,
                                      const CancelToken &cancel);

/// Gains per view and channel that bring the views' colours together where several see the same patch well,
/// held to the front where there is one; 1 where they agree already. Changes `statements` accordingly.
std::vector<std::array<float, 3>> evenExposure(const Witnesses &witnesses, std::vector<Statements> &statements);

/// Per patch the witness that paints its detail, or -1 where none sees it. Coherent regions with borders
/// where the witnesses on both sides agree, so that no feature is cut or shown twice. Empty when cancelled.
std::vector<std::int8_t> choosePainters(const Patches &patches, const std::vector<Statements> &statements,
                                        const CancelToken &cancel);

/// Shares of the witnesses in a vertex' detail, 0..255.
using PainterShares = std::array<std::uint8_t, kViewCount>;
/// Painters passing softly into each other.
std::vector<PainterShares> softenBorders(const Surface &surface, const Patches &patches,
                                         const std::vector<std::int8_t> &painters, float radius,
                                         const CancelToken &cancel);

} // namespace turnaround::blockout

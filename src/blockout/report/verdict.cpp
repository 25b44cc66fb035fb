#include "blockout/report/verdict.h"

#include <algorithm>
#include <cmath>

namespace turnaround::blockout {

namespace {

constexpr double kOutlineMargin = 0.05;
constexpr double kOutlineNoise = 1.0; ///< what a change leaves unexplained must be smaller than what it explains
constexpr double kLeftOutMargin = 0.10;
constexpr double kLeftOutNoise = 1.5;
constexpr double kColourMargin = 0.08;
constexpr double kExchangeMargin = 0.02; ///< for exchanged opposites, which leave no outline and no middle ground
constexpr double kColourNoise = 4; ///< outlines that agree less make the colours less certain
constexpr double kPerspectiveNoise = 0.12; ///< so does perspective
constexpr double kOutlineSlack = 0.02; ///< outlines that count as equally good
constexpr double kAsGood = 0.03; ///< costs that count as equal
constexpr double kScaleMargin = 0.05; ///< log; less is a matter of drawing

bool outlinesSayIt(const Candidate &given, const Candidate &c)
{
    const bool leftOut = c.arrangement.change.kind == FindingKind::Foreign;
    const double gain = given.shapeCost() - c.shapeCost();
    return gain >
        (leftOut ? kLeftOutMargin + kLeftOutNoise * c.outlineCost : kOutlineMargin + kOutlineNoise * c.outlineCost);
}

bool coloursSayIt(const Candidate &given, const Candidate &c, std::span<const View> views)
{
    if (c.arrangement.change.kind == FindingKind::Foreign || c.outlineCost > given.outlineCost + kOutlineSlack)
        return false;
    const double margin = (exchangesOpposites(c.arrangement, views) ? kExchangeMargin : kColourMargin) +
        kColourNoise * c.outlineCost + (c.fit.fieldOfViewDegrees > 0 ? kPerspectiveNoise : 0);
    return given.colourCost - c.colourCost > margin;
}

bool exchanges(const Candidate &c, std::span<const View> views, View a, View b)
{
    const Change &change = c.arrangement.change;
    return change.kind == FindingKind::Swapped && views[static_cast<size_t>(change.views[0])] == a &&
        views[static_cast<size_t>(change.views[1])] == b;
}

/// Leaving a view out always helps a little; where one of the other changes makes all outlines fit as
/// well, that is no accident.
void preferRepair(const Search &search, Verdict &verdict)
{
    for (const Candidate &c : search.others) {
        if (c.arrangement.change.kind == FindingKind::Foreign || !outlinesSayIt(search.given, c) ||
            c.shapeCost() > verdict.best->shapeCost() + kAsGood)
            continue;
        verdict.best = &c;
        verdict.change = c.arrangement.change;
        return;
    }
}

} // namespace

Verdict judge(const Search &search, std::span<const View> views)
{
    Verdict verdict;
    verdict.best = &search.given;
    for (const Candidate &c : search.others) {
        if (c.cost() >= search.given.cost() + kAsGood)
            break;
        const bool outlines = outlinesSayIt(search.given, c);
        if (!outlines && !coloursSayIt(search.given, c, views))
            continue;
        verdict.best = &c;
        verdict.change = c.arrangement.change;
        verdict.certainty = outlines ? Certainty::Probably : Certainty::Maybe;
        break;
    }
    if (verdict.change.kind == FindingKind::Foreign)
        preferRepair(search, verdict);

    const OutlineFit &fit = verdict.best->fit;
    if (verdict.change.kind == FindingKind::Ok && fit.sharedFraming) {
        for (size_t i = 0; i < fit.places.size(); ++i) {
            if (std::abs(std::log(fit.scaleAgainstOthers[i])) < kScaleMargin)
                continue;
            verdict.change = {FindingKind::Scaled, {fit.places[i]}, {}};
            verdict.scale = fit.scaleAgainstOthers[i];
        }
    }

    const bool leftRight = exchanges(*verdict.best, views, View::Left, View::Right);
    const bool frontBack = exchanges(*verdict.best, views, View::Front, View::Back);
    for (const Candidate &c : search.others) {
        if ((leftRight && exchanges(c, views, View::Front, View::Back)) ||
            (frontBack && exchanges(c, views, View::Left, View::Right))) {
            verdict.orFrontAndBack = std::abs(c.cost() - verdict.best->cost()) < kAsGood;
            if (verdict.orFrontAndBack && frontBack) {
                verdict.best = &c; // the commoner mistake
                verdict.change = c.arrangement.change;
            }
            break;
        }
    }
    return verdict;
}

} // namespace turnaround::blockout

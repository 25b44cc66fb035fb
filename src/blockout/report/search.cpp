#include "blockout/report/search.h"

#include "core/parallel.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace turnaround::blockout
{

namespace
{

constexpr double kCoverageWeight = 8;
constexpr double kGapWeight = 4;
constexpr double kRimWeight = 3;
constexpr double kSurfaceWeight = 0.6;
constexpr double kAnyChange = 0.03;
constexpr double kLeftOutOfMany = 0.10;
constexpr double kLeftOutOfFew = 0.20; ///< of fewer than six views
constexpr double kOwnScale = 0.04; ///< a picture with a scale of its own, or all of them
constexpr double kPerspective = 0.01;
constexpr double kStrongPerspective = 0.15;
constexpr float kStrongDegrees = 33; ///< the search ends at 40: spoiled sets end there too
constexpr size_t kColoursCompared = 16; ///< alternatives whose colours are looked at
constexpr double kColourReach = 0.5; ///< outline cost that colours could make up for

double outlineCost(const OutlineFit &fit)
{
    double missing = 0;
    for (const double c : fit.coverage)
        missing += (1 - c) / static_cast<double>(fit.coverage.size());
    return kCoverageWeight * missing + kGapWeight * fit.gap;
}

double changeCost(const Arrangement &arrangement, const OutlineFit &fit)
{
    const bool oneScale =
        fit.sharedFraming && std::ranges::all_of(fit.scaleAgainstOthers, [](double s) { return s == 1; });
    double cost = oneScale ? 0 : kOwnScale;
    if (arrangement.change.kind == FindingKind::Foreign)
        cost += arrangement.sources.size() >= 6 ? kLeftOutOfMany : kLeftOutOfFew;
    else if (arrangement.change.kind != FindingKind::Ok)
        cost += kAnyChange;
    if (fit.fieldOfViewDegrees > 0)
        cost += fit.fieldOfViewDegrees > kStrongDegrees ? kStrongPerspective : kPerspective;
    return cost;
}

Candidate candidate(const PictureSet &pictures, Arrangement arrangement, float fieldOfViewDegrees)
{
    Candidate best;
    best.arrangement = std::move(arrangement);
    best.fit = fitOutlines(pictures, best.arrangement, 0);
    best.outlineCost = outlineCost(best.fit);
    best.changeCost = changeCost(best.arrangement, best.fit);
    if (fieldOfViewDegrees > 0) {
        Candidate other;
        other.fit = fitOutlines(pictures, best.arrangement, fieldOfViewDegrees);
        other.outlineCost = outlineCost(other.fit);
        other.changeCost = changeCost(best.arrangement, other.fit);
        if (other.cost() < best.cost()) {
            other.arrangement = std::move(best.arrangement);
            best = std::move(other);
        }
    }
    return best;
}

/// The mean distance over as many matches as the set as given has: leaving a view out must not pay
/// by leaving out matches that were good.
double filledUp(const ColourCosts &costs, const ColourCosts &given)
{
    const double missing = std::max(0.0, given.weight() - costs.weight());
    const double all = costs.weight() + missing;
    return all > 0 ? (costs.mean() * costs.weight() + given.mean() * missing) / all : 0;
}

} // namespace

Search searchArrangements(const PictureSet &pictures, float fieldOfViewDegrees, const CancelToken &cancel)
{
    Search search;
    search.given = candidate(pictures, asGiven(pictures.count()), fieldOfViewDegrees);

    std::vector<Arrangement> all = alternatives(pictures.views());
    search.others.resize(all.size());
    parallelFor(static_cast<int>(all.size()), [&](int i) {
        const auto index = static_cast<size_t>(i);
        if (!cancel.requested())
            search.others[index] = candidate(pictures, std::move(all[index]), fieldOfViewDegrees);
    });

    const double limit = search.given.cost() + kColourReach;
    std::erase_if(search.others, [&](const Candidate &c) { return c.cost() > limit; });
    std::ranges::sort(search.others, {}, &Candidate::cost);
    if (search.others.size() > kColoursCompared)
        search.others.resize(kColoursCompared);

    const auto colours = [&](const Candidate &c) {
        return compareColours(pictures, c.arrangement,
                              fitOutlines(pictures, c.arrangement, c.fit.fieldOfViewDegrees, true));
    };
    const ColourFit base = colours(search.given);
    const auto colourCost = [&](const ColourFit &found) {
        return kRimWeight * filledUp(found.rim, base.rim) / (base.rimChance + 0.03) +
            kSurfaceWeight * filledUp(found.surface, base.surface) / (base.surfaceChance + 0.05);
    };
    search.given.colourCost = colourCost(base);
    parallelFor(static_cast<int>(search.others.size()), [&](int i) {
        Candidate &c = search.others[static_cast<size_t>(i)];
        if (!cancel.requested())
            c.colourCost = colourCost(colours(c));
    });
    std::ranges::sort(search.others, {}, &Candidate::cost);
    if (cancel.requested())
        search.others.clear();
    return search;
}

} // namespace turnaround::blockout

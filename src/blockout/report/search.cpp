#include "blockout/report/search.h"

#include "core/parallel.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace turnaround::blockout {

namespace {

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
constexpr double kUnexplained = 0.08; ///< shape cost of the set as given that asks for perspective
constexpr double kExplained = 0.05; ///< and that shows that it was perspective
constexpr size_t kColoursCompared = 20; ///< alternatives whose colours are looked at
constexpr double kColourReach = 0.5; ///< outline cost that colours could make up for

double outlineCost(const OutlineFit &fit)
{
    double missing = 0;
    for (const double c : fit.coverage)
        missing += (1 - c) / static_cast<double>(fit.coverage.size());
    return kCoverageWeight * missing + kGapWeight * fit.gap;
}

double framingCost(const OutlineFit &fit)
{
    const bool oneScale =
        fit.sharedFraming && std::ranges::all_of(fit.scaleAgainstOthers, [](double s) { return s == 1; });
    double cost = oneScale ? 0 : kOwnScale;
    if (fit.fieldOfViewDegrees > 0)
        cost += fit.fieldOfViewDegrees > kStrongDegrees ? kStrongPerspective : kPerspective;
    return cost;
}

double changeCost(const Arrangement &arrangement)
{
    if (arrangement.change.kind == FindingKind::Ok)
        return 0;
    if (arrangement.change.kind != FindingKind::Foreign)
        return kAnyChange;
    return arrangement.sources.size() >= 6 ? kLeftOutOfMany : kLeftOutOfFew;
}

Candidate candidate(const PictureSet &pictures, const Arrangement &arrangement, float fieldOfViewDegrees)
{
    Candidate result;
    result.arrangement = arrangement;
    result.fit = fitOutlines(pictures, arrangement, fieldOfViewDegrees);
    result.outlineCost = outlineCost(result.fit);
    result.framingCost = framingCost(result.fit);
    result.changeCost = changeCost(arrangement);
    return result;
}

/// Each candidate is replaced by its fit at this field of view where that is cheaper.
void tryPerspective(const PictureSet &pictures, float degrees, std::vector<Candidate> &candidates,
                    const CancelToken &cancel)
{
    parallelFor(static_cast<int>(candidates.size()), [&](int i) {
        Candidate &c = candidates[static_cast<size_t>(i)];
        if (cancel.requested())
            return;
        Candidate other = candidate(pictures, c.arrangement, degrees);
        if (other.cost() < c.cost())
            c = std::move(other);
    });
}

/// The field of view at which the set as given fits best.
float bestFieldOfView(const PictureSet &pictures, const Arrangement &given, const CancelToken &cancel)
{
    constexpr std::array<float, 6> kAngles = {7, 12, 17, 22, 27, 32};
    constexpr double kPlateau = 0.03;
    std::array<double, kAngles.size()> cost{};
    parallelFor(static_cast<int>(kAngles.size()), [&](int a) {
        const auto index = static_cast<size_t>(a);
        if (!cancel.requested())
            cost[index] = candidate(pictures, given, kAngles[index]).cost();
    });
    // Between angles that fit almost equally well lies the truth.
    const double best = *std::ranges::min_element(cost);
    double sum = 0;
    double weight = 0;
    for (size_t a = 0; a < kAngles.size(); ++a) {
        const double w = std::max(0.0, best + kPlateau - cost[a]);
        sum += w * kAngles[a];
        weight += w;
    }
    return static_cast<float>(sum / weight);
}

bool oneFrame(const PictureSet &pictures)
{
    for (int i = 1; i < pictures.count(); ++i) {
        const Outline &a = *pictures.outline({0, false, 0});
        const Outline &b = *pictures.outline({i, false, 0});
        if (a.width * b.height != b.width * a.height)
            return false;
    }
    return true;
}

/// The mean distance over as many matches as the set as given has: leaving a view out must not pay
/// by leaving out matches that were good.
double filledUp(const ColourCosts &costs, const ColourCosts &given)
{
    const double missing = std::max(0.0, given.weight() - costs.weight());
    const double all = costs.weight() + missing;
    return all > 0 ? (costs.mean() * costs.weight() + given.mean() * missing) / all : 0;
}

/// The alternatives whose colours are worth a look: the cheapest, and every exchange of opposites,
/// which only colours may show.
void keepPromising(std::vector<Candidate> &candidates, double limit, std::span<const View> views)
{
    std::erase_if(candidates, [&](const Candidate &c) { return c.cost() > limit; });
    std::ranges::sort(candidates, {}, [&](const Candidate &c) {
        return std::pair(!exchangesOpposites(c.arrangement, views), c.cost());
    });
    if (candidates.size() > kColoursCompared)
        candidates.resize(kColoursCompared);
}

} // namespace

bool exchangesOpposites(const Arrangement &arrangement, std::span<const View> views)
{
    if (arrangement.change.kind != FindingKind::Swapped)
        return false;
    const View a = views[static_cast<size_t>(arrangement.change.views[0])];
    const View b = views[static_cast<size_t>(arrangement.change.views[1])];
    return oppositeView(a) == b || (a == View::LeftFront && b == View::RightFront) ||
        (a == View::RightFront && b == View::LeftFront);
}

Search searchArrangements(const PictureSet &pictures, float fieldOfViewDegrees, const CancelToken &cancel)
{
    std::vector<Arrangement> arrangements = alternatives(pictures.views());
    arrangements.insert(arrangements.begin(), asGiven(pictures.count()));
    std::vector<Candidate> candidates(arrangements.size());
    parallelFor(static_cast<int>(candidates.size()), [&](int i) {
        const auto index = static_cast<size_t>(i);
        if (!cancel.requested())
            candidates[index] = candidate(pictures, arrangements[index], 0);
    });
    if (fieldOfViewDegrees > 0)
        tryPerspective(pictures, fieldOfViewDegrees, candidates, cancel);
    // A good set must not be called bad because its perspective was missed.
    if (pictures.count() > 2 && oneFrame(pictures) && candidates.front().shapeCost() > kUnexplained &&
        !cancel.requested()) {
        const float degrees = bestFieldOfView(pictures, arrangements.front(), cancel);
        if (candidate(pictures, arrangements.front(), degrees).shapeCost() < kExplained)
            tryPerspective(pictures, degrees, candidates, cancel);
    }

    Search search;
    if (cancel.requested())
        return search;
    search.given = std::move(candidates.front());
    search.others.assign(std::make_move_iterator(candidates.begin() + 1), std::make_move_iterator(candidates.end()));
    keepPromising(search.others, search.given.cost() + kColourReach, pictures.views());

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

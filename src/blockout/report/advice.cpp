#include "blockout/report/advice.h"

#include <algorithm>
#include <cmath>

namespace turnaround::blockout {

namespace {

constexpr double kScaleWorthANote = 0.03; ///< log

std::string words(View view)
{
    return std::string(viewWords(view));
}

std::string percent(double scale)
{
    const auto apart = std::lround(100 * std::abs(1 - scale));
    return std::to_string(apart) + " % " + (scale < 1 ? "smaller" : "larger");
}

/// How large each picture shows the subject, against the middle of the set.
std::vector<double> relativeScales(const OutlineFit &fit)
{
    std::vector<double> scales;
    for (const Camera &camera : fit.cameras)
        scales.push_back(camera.pixelsPerUnit);
    std::vector<double> sorted = scales;
    std::ranges::sort(sorted);
    const double middle = sorted[sorted.size() / 2];
    for (double &scale : scales)
        scale /= middle;
    return scales;
}

} // namespace

std::vector<std::string> framingNotes(const Verdict &verdict, const PictureSet &pictures, const Placement &placement)
{
    std::vector<std::string> notes;
    const OutlineFit &fit = verdict.best->fit;
    if (placement.fieldOfViewDegrees > 0) {
        notes.push_back("The views are drawn in perspective, about " +
                        std::to_string(std::lround(placement.fieldOfViewDegrees)) + "\u00b0.");
        return notes;
    }
    if (pictures.count() < 2)
        return notes;
    const auto viewAt = [&](size_t i) { return words(pictures.views()[static_cast<size_t>(fit.places[i])]); };
    if (fit.sharedFraming) {
        for (size_t i = 0; i < fit.places.size(); ++i) {
            if (std::abs(std::log(fit.scaleAgainstOthers[i])) > kScaleWorthANote)
                notes.push_back("The " + viewAt(i) + " view is drawn " + percent(fit.scaleAgainstOthers[i]) +
                                " than the others; the engine corrects that.");
        }
        return notes;
    }
    const std::vector<double> scales = relativeScales(fit);
    std::vector<size_t> apart;
    for (size_t i = 0; i < scales.size(); ++i) {
        if (std::abs(std::log(scales[i])) > kScaleWorthANote)
            apart.push_back(i);
    }
    if (apart.size() == 1 && scales.size() > 2)
        notes.push_back("The " + viewAt(apart[0]) + " view is drawn " + percent(scales[apart[0]]) +
                        " than the others; the engine corrects that.");
    else if (!apart.empty())
        notes.push_back("The views are framed freely, each at a scale of its own; the engine brings them to one.");
    return notes;
}

std::vector<std::string> advice(std::span<const View> views)
{
    const auto has = [&](View view) { return std::ranges::find(views, view) != views.end(); };
    const bool facing = has(View::Front) || has(View::Back);
    const bool sideways = has(View::Left) || has(View::Right);
    const bool level = has(View::Top) || has(View::Bottom);
    const bool diagonal = has(View::LeftFront) || has(View::RightFront);
    const bool bothDiagonals = has(View::LeftFront) && has(View::RightFront);

    std::vector<std::string> notes;
    if (views.size() == 1) {
        notes.push_back(sideways ? "One picture gives a relief; add a front view."
                                 : "One picture gives a relief; add a side view.");
        return notes;
    }
    if (!sideways)
        notes.push_back("Adding a side view would help most.");
    else if (!facing)
        notes.push_back("Adding a front view would help most.");
    else if (!level)
        notes.push_back(bothDiagonals ? "Adding a top view would help most."
                                      : "Adding a top view would help most, then the two 45\u00b0 views.");
    else if (!diagonal)
        notes.push_back("Adding the two 45\u00b0 views would help most.");

    std::string unseen;
    for (const View view : {View::Front, View::Left, View::Right, View::Back}) {
        if (!has(view))
            unseen += (unseen.empty() ? "" : ", ") + words(view);
    }
    if (!unseen.empty())
        notes.push_back("Not given: " + unseen + "; the colours there are taken from the other views.");
    return notes;
}

} // namespace turnaround::blockout

#include "blockout/placement/framing.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace turnaround::blockout {

namespace {

constexpr double kSharedTolerance = 0.015;

struct Measure {
    int view;
    int axis;
    double logPixels;
};

std::vector<Measure> measures(std::span<const OutlinedView> views)
{
    std::vector<Measure> found;
    for (size_t i = 0; i < views.size(); ++i) {
        const PixelBox &box = views[i].outline->box;
        const std::array<int, 2> axes = pictureAxes(views[i].view);
        if (axes[0] >= 0)
            found.push_back({static_cast<int>(i), axes[0], std::log(std::max(1.0, box.width()))});
        found.push_back({static_cast<int>(i), axes[1], std::log(std::max(1.0, box.height()))});
    }
    return found;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const size_t n = values.size();
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/// The logarithm of each axis' extent in pixels of a common scale, without view `skipped` (-1: with all).
std::array<std::optional<double>, 3> commonExtents(std::span<const Measure> all, std::span<const double> logScale,
                                                   int skipped)
{
    std::array<std::optional<double>, 3> extents;
    for (int axis = 0; axis < 3; ++axis) {
        std::vector<double> values;
        for (const Measure &m : all) {
            if (m.axis == axis && m.view != skipped)
                values.push_back(m.logPixels - logScale[m.view]);
        }
        if (!values.empty())
            extents[axis] = median(values);
    }
    return extents;
}

/// The mean disagreement of one view with the extents, and the largest of its deviations from it.
struct Deviation {
    double scale = 0; ///< log
    double spread = 0; ///< log; how far its two sides disagree about the scale
    bool known = false;
};

Deviation deviationOf(int view, std::span<const Measure> all, std::span<const double> logScale,
                      const std::array<std::optional<double>, 3> &extents)
{
    std::vector<double> values;
    for (const Measure &m : all) {
        if (m.view == view && extents[m.axis])
            values.push_back(m.logPixels - logScale[view] - *extents[m.axis]);
    }
    if (values.empty())
        return {};
    Deviation d;
    d.known = true;
    for (const double v : values)
        d.scale += v / static_cast<double>(values.size());
    for (const double v : values)
        d.spread = std::max(d.spread, std::abs(v - d.scale));
    return d;
}

/// Robust least squares (L1 by re-weighting): log pixels = log scale of the view + log extent.
std::vector<double> fitScales(size_t viewCount, std::span<const Measure> all)
{
    const int unknowns = static_cast<int>(viewCount) + 3;
    const int rows = static_cast<int>(all.size() + viewCount);
    std::vector<double> weights(all.size(), 1.0);
    cv::Mat1d solution;
    double mean = 0;
    for (const Measure &m : all)
        mean += m.logPixels / static_cast<double>(all.size());
    for (int round = 0; round < 12; ++round) {
        cv::Mat1d a(rows, unknowns, 0.0), b(rows, 1, 0.0);
        for (size_t k = 0; k < all.size(); ++k) {
            const double w = weights[k];
            a(static_cast<int>(k), all[k].view) = w;
            a(static_cast<int>(k), static_cast<int>(viewCount) + all[k].axis) = w;
            b(static_cast<int>(k), 0) = w * all[k].logPixels;
        }
        // Where the boxes leave a scale open, it is that of the others.
        for (size_t i = 0; i < viewCount; ++i) {
            a(static_cast<int>(all.size() + i), static_cast<int>(i)) = 1e-3;
            b(static_cast<int>(all.size() + i), 0) = 1e-3 * mean;
        }
        cv::solve(a, b, solution, cv::DECOMP_SVD);
        for (size_t k = 0; k < all.size(); ++k) {
            const double residual =
                all[k].logPixels - solution(all[k].view, 0) - solution(static_cast<int>(viewCount) + all[k].axis, 0);
            weights[k] = 1 / std::sqrt(std::max(1e-3, std::abs(residual)));
        }
    }
    return {solution.begin(), solution.begin() + static_cast<long>(viewCount)};
}

} // namespace

std::array<int, 2> pictureAxes(View view)
{
    switch (view) {
    case View::Front:
    case View::Back:
        return {0, 1};
    case View::Left:
    case View::Right:
        return {2, 1};
    case View::Top:
    case View::Bottom:
        return {0, 2};
    case View::LeftFront:
    case View::RightFront:
        return {-1, 1};
    }
    return {-1, -1};
}

Framing findFraming(std::span<const OutlinedView> views)
{
    const std::vector<Measure> all = measures(views);
    const int count = static_cast<int>(views.size());

    // One framing: the scale follows the picture's height, so that copies at other resolutions fit.
    std::vector<double> pictureScale;
    bool sameShape = true;
    for (const OutlinedView &v : views) {
        pictureScale.push_back(std::log(static_cast<double>(v.outline->height)));
        sameShape = sameShape &&
            std::abs(std::log(double(v.outline->width) / v.outline->height) -
                     std::log(double(views[0].outline->width) / views[0].outline->height)) < 0.01;
    }

    Framing framing;
    framing.scaleAgainstOthers.assign(views.size(), 1.0);
    int outliers = 0;
    for (int i = 0; i < count && sameShape; ++i) {
        const Deviation d = deviationOf(i, all, pictureScale, commonExtents(all, pictureScale, i));
        if (!d.known)
            continue;
        if (std::abs(d.scale) > kSharedTolerance || d.spread > kSharedTolerance) {
            ++outliers;
            framing.scaleAgainstOthers[i] = std::exp(d.scale);
        }
    }
    std::vector<double> logScale = pictureScale;
    framing.shared = sameShape && outliers == 0;
    if (!framing.shared) {
        // One view out of line spoils the measure of the others too: leave each out in turn.
        int culprit = -1;
        for (int out = 0; out < count && sameShape && count >= 3; ++out) {
            bool restAgree = true;
            const auto extents = commonExtents(all, pictureScale, out);
            for (int i = 0; i < count; ++i) {
                if (i == out)
                    continue;
                const Deviation d = deviationOf(i, all, pictureScale, extents);
                restAgree = restAgree && std::abs(d.scale) <= kSharedTolerance && d.spread <= kSharedTolerance;
            }
            const Deviation own = deviationOf(out, all, pictureScale, extents);
            if (restAgree && own.known && (culprit < 0 || own.spread < 0.02))
                culprit = out;
        }
        if (culprit >= 0) {
            const Deviation own = deviationOf(culprit, all, pictureScale, commonExtents(all, pictureScale, culprit));
            framing.shared = true;
            std::ranges::fill(framing.scaleAgainstOthers, 1.0);
            framing.scaleAgainstOthers[culprit] = std::exp(own.scale);
            if (own.spread < 0.03)
                logScale[culprit] += own.scale;
        } else {
            std::ranges::fill(framing.scaleAgainstOthers, 1.0);
            logScale = fitScales(views.size(), all);
        }
    }

    const auto extents = commonExtents(all, logScale, -1);
    double longest = -1e9;
    for (const auto &e : extents) {
        if (e)
            longest = std::max(longest, *e);
    }
    for (int axis = 0; axis < 3; ++axis)
        framing.extents[axis] = extents[axis] ? std::exp(*extents[axis] - longest) : 0;
    for (int i = 0; i < count; ++i)
        framing.pixelsPerUnit.push_back(std::exp(logScale[i] + longest));
    return framing;
}

} // namespace turnaround::blockout

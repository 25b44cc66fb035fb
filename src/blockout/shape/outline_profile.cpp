#include "blockout/shape/outline_profile.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace turnaround::blockout {

namespace {

/// The radius of the largest disc inside the outline that covers each point.
cv::Mat1f partRadius(const cv::Mat1f &distance)
{
    std::vector<cv::Point> centres;
    for (int y = 1; y + 1 < distance.rows; ++y) {
        for (int x = 1; x + 1 < distance.cols; ++x) {
            const float d = distance(y, x);
            if (d >= 0)
                continue;
            // Only points that no neighbour's disc contains.
            bool covered = false;
            for (int j = -1; j <= 1 && !covered; ++j) {
                for (int i = -1; i <= 1; ++i)
                    covered = covered || ((i || j) && distance(y + j, x + i) <= d - 0.95f * std::hypot(i, j));
            }
            if (!covered)
                centres.push_back({x, y});
        }
    }
    std::ranges::sort(centres, [&](cv::Point a, cv::Point b) { return distance(a) > distance(b); });
    cv::Mat1f radius(distance.size(), 0.0f);
    for (const cv::Point c : centres)
        cv::circle(radius, c, std::max(0, static_cast<int>(std::lround(-distance(c)))), -distance(c), cv::FILLED);
    return radius;
}

struct Run {
    float middle;
    float half;
};

std::vector<Run> runsOf(const float *row, int count)
{
    std::vector<Run> runs;
    float start = -1;
    for (int x = 0; x <= count; ++x) {
        const bool inside = x < count && row[x] < 0;
        if (inside && start < 0)
            start = x > 0 ? static_cast<float>(x - 1) + row[x - 1] / (row[x - 1] - row[x]) : 0.0f;
        if (!inside && start >= 0) {
            const float end = x < count ? static_cast<float>(x - 1) + row[x - 1] / (row[x - 1] - row[x])
                                        : static_cast<float>(count - 1);
            runs.push_back({(start + end) / 2, std::max(0.5f, (end - start) / 2)});
            start = -1;
        }
    }
    return runs;
}

/// The share of the outline's length whose direction is within 6 degrees of an axis.
double straightnessOf(const cv::Mat1f &distance)
{
    cv::Mat1f soft, dx, dy;
    cv::GaussianBlur(distance, soft, {}, 1.2);
    cv::Sobel(soft, dx, CV_32F, 1, 0);
    cv::Sobel(soft, dy, CV_32F, 0, 1);
    int straight = 0;
    int all = 0;
    for (int y = 0; y < distance.rows; ++y) {
        for (int x = 0; x < distance.cols; ++x) {
            if (std::abs(distance(y, x)) > 0.7f)
                continue;
            const float a = std::abs(dx(y, x));
            const float b = std::abs(dy(y, x));
            ++all;
            straight += std::min(a, b) < 0.105f * std::max(a, b);
        }
    }
    return all ? static_cast<double>(straight) / all : 0;
}

} // namespace

cv::Mat1f bulge(const cv::Mat1b &inside)
{
    // Poisson: the Laplacian of u is -1 inside, u is 0 at the outline; a round part gets a round height.
    cv::Mat1f u(inside.size(), 0.0f);
    cv::Mat1f depth;
    cv::distanceTransform(inside, depth, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    for (int i = 0; i < static_cast<int>(u.total()); ++i)
        u(i) = depth(i) * depth(i) * 0.35f;
    const float relax = 1.9f;
    for (int round = 0; round < 160; ++round) {
        for (int colour = 0; colour < 2; ++colour) {
            for (int y = 1; y + 1 < u.rows; ++y) {
                float *row = u[y];
                const float *above = u[y - 1];
                const float *below = u[y + 1];
                const uchar *in = inside[y];
                for (int x = 1 + ((y + colour) & 1); x + 1 < u.cols; x += 2) {
                    if (in[x])
                        row[x] += relax * (0.25f * (row[x - 1] + row[x + 1] + above[x] + below[x] + 1) - row[x]);
                }
            }
        }
    }
    cv::Mat1f height;
    cv::sqrt(cv::max(2 * u, 0.0f), height);
    return height;
}

OutlineProfile::OutlineProfile(const cv::Mat1f &distance)
    : across(distance.size(), 1e3f)
    , halfRun(distance.size(), 1.0f)
    , thickness(distance.size(), 1.0f)
    , height(distance.size(), 1.0f)
    , spine(static_cast<size_t>(distance.rows), 0.0f)
    , halfDepth(static_cast<size_t>(distance.rows), 0.0f)
    , spanMiddle(spine.size(), 0.0f)
    , spanHalf(spine.size(), 1.0f)
    , straightness(straightnessOf(distance))
{
    const cv::Mat1f radius = partRadius(distance);
    const cv::Mat1f rise = bulge(distance < 0);
    std::vector<int> filled;
    for (int y = 0; y < distance.rows; ++y) {
        const std::vector<Run> runs = runsOf(distance[y], distance.cols);
        if (runs.empty())
            continue;
        filled.push_back(y);
        const auto highest = std::max_element(rise[y], rise[y] + rise.cols);
        const float top = std::max(*highest, 1e-3f);
        const float thickest = std::max(*std::max_element(radius[y], radius[y] + radius.cols), 0.5f);
        spine[y] = static_cast<float>(highest - rise[y]);
        halfDepth[y] = thickest;
        const float start = runs.front().middle - runs.front().half;
        const float end = runs.back().middle + runs.back().half;
        spanMiddle[y] = (start + end) / 2;
        spanHalf[y] = std::max(0.5f, (end - start) / 2);
        for (int x = 0; x < distance.cols; ++x) {
            for (const Run &run : runs) {
                const float place = std::abs(static_cast<float>(x) - run.middle) / run.half;
                if (place < across(y, x)) {
                    across(y, x) = place;
                    halfRun(y, x) = run.half;
                }
            }
            thickness(y, x) = std::max(radius(y, x), 0.5f) / thickest;
            height(y, x) = rise(y, x) / top;
        }
    }
    for (int y = 0; y < distance.rows && !filled.empty(); ++y) {
        const int nearest = *std::ranges::min_element(filled, {}, [y](int row) { return std::abs(row - y); });
        if (nearest == y)
            continue;
        across.row(nearest).copyTo(across.row(y));
        halfRun.row(nearest).copyTo(halfRun.row(y));
        thickness.row(nearest).copyTo(thickness.row(y));
        height.row(nearest).copyTo(height.row(y));
        spine[y] = spine[nearest];
        halfDepth[y] = halfDepth[nearest];
        spanMiddle[y] = spanMiddle[nearest];
        spanHalf[y] = spanHalf[nearest];
    }
}

} // namespace turnaround::blockout

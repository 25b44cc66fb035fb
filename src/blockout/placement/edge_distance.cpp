#include "blockout/placement/edge_distance.h"

#include "core/vec.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace turnaround::blockout {

namespace {

constexpr int kReach = 4; ///< elements searched for the outline on each side
constexpr float kBand = 3; ///< elements refined on each side of the outline
constexpr float kSure = 2; ///< up to here alone by what is found here; beyond, more and more as it was

constexpr float kEmpty = 0.02f; ///< share; one that is nearer to 0 or 1 is either
constexpr float kSmoothSigma = 2; ///< elements
constexpr float kMostMoved = 0.25f; ///< elements; corners lose no more
constexpr float kThin = 2.5f; ///< elements to the middle of a part that is left as it is
constexpr float kThick = 5;
constexpr int kHalf = 5; ///< elements of the window to each side
constexpr int kWindow = 2 * kHalf + 1;

/// A place on the outline and the direction out of the subject there.
struct EdgePoint {
    Vec2f place;
    Vec2f outwards;
};

/// From a pixel's centre to a straight edge that covers `share` of it; negative where the centre is covered.
float distanceToEdge(Vec2f normal, float share)
{
    float nx = std::abs(normal.x);
    float ny = std::abs(normal.y);
    if (nx < ny)
        std::swap(nx, ny);
    if (ny < 1e-4f)
        return 0.5f - share;
    const float corner = 0.5f * ny / nx; // the share at which the edge passes the pixel's first corner
    if (share < corner)
        return 0.5f * (nx + ny) - std::sqrt(2 * nx * ny * share);
    if (share < 1 - corner)
        return (0.5f - share) * nx;
    return -0.5f * (nx + ny) + std::sqrt(2 * nx * ny * (1 - share));
}

/// One number a pixel: 0 where the outline does not pass it, else 1 + its index in `points`.
cv::Mat1i edgePoints(const cv::Mat1f &coverage, std::vector<EdgePoint> &points)
{
    cv::Mat1f dx, dy;
    cv::Scharr(coverage, dx, CV_32F, 1, 0, 1, 0, cv::BORDER_REPLICATE);
    cv::Scharr(coverage, dy, CV_32F, 0, 1, 1, 0, cv::BORDER_REPLICATE);
    const auto share = [&](int y, int x) {
        return x >= 0 && y >= 0 && x < coverage.cols && y < coverage.rows ? coverage(y, x) : 0.0f;
    };
    const auto partly = [](float c) { return c > kEmpty && c < 1 - kEmpty; };
    cv::Mat1i number(coverage.size(), 0);
    for (int y = 0; y < coverage.rows; ++y) {
        for (int x = 0; x < coverage.cols; ++x) {
            const float own = share(y, x);
            // A pixel that is full or empty knows the outline only where the one across knows no better.
            const auto crosses = [&](float other) {
                return (own >= 0.5f) != (other >= 0.5f) && (partly(own) || !partly(other));
            };
            if (!crosses(share(y, x - 1)) && !crosses(share(y, x + 1)) && !crosses(share(y - 1, x)) &&
                !crosses(share(y + 1, x)))
                continue;
            const float length = std::hypot(dx(y, x), dy(y, x));
            if (length < 1e-3f)
                continue;
            const Vec2f outwards{-dx(y, x) / length, -dy(y, x) / length};
            const float toEdge = distanceToEdge(outwards, std::clamp(own, 0.0f, 1.0f));
            points.push_back({Vec2f{float(x), float(y)} - outwards * toEdge, outwards});
            number(y, x) = int(points.size());
        }
    }
    return number;
}

std::array<float, kWindow> gaussian()
{
    std::array<float, kWindow> weights{};
    float sum = 0;
    for (int i = 0; i < kWindow; ++i)
        sum += weights[size_t(i)] = std::exp(-0.5f * float((i - kHalf) * (i - kHalf)) / (kSmoothSigma * kSmoothSigma));
    for (float &weight : weights)
        weight /= sum;
    return weights;
}

} // namespace

void smoothOutline(cv::Mat1f &distance)
{
    const std::array<float, kWindow> weights = gaussian();
    const cv::Mat1f before = distance.clone();
    for (int y = kHalf; y < distance.rows - kHalf; ++y) {
        for (int x = kHalf; x < distance.cols - kHalf; ++x) {
            const float own = before(y, x);
            if (std::abs(own) > kBand)
                continue;
            float mean = 0;
            float deepest = own;
            float farthest = own;
            for (int v = 0; v < kWindow; ++v) {
                const float *line = before[y - kHalf + v] + x - kHalf;
                float sum = 0;
                for (int u = 0; u < kWindow; ++u) {
                    sum += weights[size_t(u)] * line[u];
                    deepest = std::min(deepest, line[u]);
                    farthest = std::max(farthest, line[u]);
                }
                mean += weights[size_t(v)] * sum;
            }
            const float room = std::min(-deepest, farthest); // of the part, and of the gap beside it
            const float weight = std::clamp((room - kThin) / (kThick - kThin), 0.0f, 1.0f);
            distance(y, x) += weight * std::clamp(mean - own, -kMostMoved, kMostMoved);
        }
    }
}

void refineNearOutline(const cv::Mat1f &coverage, cv::Mat1f &distance)
{
    std::vector<EdgePoint> points;
    const cv::Mat1i number = edgePoints(coverage, points);
    for (int y = 0; y < distance.rows; ++y) {
        for (int x = 0; x < distance.cols; ++x) {
            const float before = distance(y, x);
            if (std::abs(before) > kBand)
                continue;
            const EdgePoint *nearest = nullptr;
            float least = 1e9f;
            for (int v = std::max(0, y - kReach); v <= std::min(distance.rows - 1, y + kReach); ++v) {
                const int *line = number[v];
                for (int u = std::max(0, x - kReach); u <= std::min(distance.cols - 1, x + kReach); ++u) {
                    if (line[u] == 0)
                        continue;
                    const Vec2f away = Vec2f{float(x), float(y)} - points[line[u] - 1].place;
                    if (const float square = away.x * away.x + away.y * away.y; square < least) {
                        least = square;
                        nearest = &points[line[u] - 1];
                    }
                }
            }
            if (!nearest)
                continue;
            const Vec2f away = Vec2f{float(x), float(y)} - nearest->place;
            const float along = away.x * nearest->outwards.x + away.y * nearest->outwards.y;
            // Beside the end of a point or a corner the straight edge says too little.
            const float far = std::sqrt(least);
            const float across = std::sqrt(std::max(0.0f, least - along * along));
            const float refined = across < 0.8f ? along : std::copysign(far, before);
            const float keep = std::clamp((std::abs(before) - kSure) / (kBand - kSure), 0.0f, 1.0f);
            distance(y, x) = refined + keep * (before - refined);
        }
    }
}

} // namespace turnaround::blockout

#include "imaging/difference.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace turnaround::imaging {

namespace {

constexpr float kQuietLevels = 1.5f; // nothing smaller is called a difference
constexpr float kStrong = 8; // thresholds: an edge this strong can ring

/// How a coder's ringing shows in one of the planes that pictures are coded in.
struct Ringing {
    int reach; ///< pixels from the edge
    int steadySide; ///< pixels: an area of one sign as large as that is none
    double percentile; ///< of what is found around edges, that stands for it
    float factor; ///< from there to its limit
    float mostShare; ///< of the edge's own height
};
constexpr Ringing kLumaRinging = {10, 7, 0.9, 1.2f, 0.2f};
constexpr Ringing kChromaRinging = {18, 17, 0.95, 1.2f, 0.3f}; // stored at half the size, and coarser

struct Planes {
    cv::Mat1f luma, blue, red; ///< brightness, and what blue and red have over it
};

Planes planesOf(const cv::Mat3f &difference)
{
    Planes planes{cv::Mat1f(difference.size()), cv::Mat1f(difference.size()), cv::Mat1f(difference.size())};
    for (int y = 0; y < difference.rows; ++y) {
        const cv::Vec3f *from = difference[y];
        float *luma = planes.luma[y];
        float *blue = planes.blue[y];
        float *red = planes.red[y];
        for (int x = 0; x < difference.cols; ++x) {
            luma[x] = 0.299f * from[x][0] + 0.587f * from[x][1] + 0.114f * from[x][2];
            blue[x] = from[x][2] - luma[x];
            red[x] = from[x][0] - luma[x];
        }
    }
    return planes;
}

cv::Mat square(int reach)
{
    return cv::getStructuringElement(cv::MORPH_RECT, {2 * reach + 1, 2 * reach + 1});
}

/// The value below which `share` of a histogram's counts lie, in bins.
int binOfShare(const std::vector<int> &histogram, double share)
{
    double total = 0;
    for (const int count : histogram)
        total += count;
    double below = 0;
    std::size_t bin = 0;
    while (bin < histogram.size() && below < share * total)
        below += histogram[bin++];
    return int(bin);
}

float variation(const cv::Mat1f &amount, const cv::Mat1b &far)
{
    constexpr float kBinsPerLevel = 16;
    std::vector<int> histogram(1024, 0);
    for (int y = 0; y < amount.rows; ++y) {
        const float *value = amount[y];
        const uchar *counts = far[y];
        for (int x = 0; x < amount.cols; ++x) {
            if (counts[x])
                ++histogram[std::size_t(std::min(value[x] * kBinsPerLevel, 1023.0f))];
        }
    }
    return float(binOfShare(histogram, 0.995)) / kBinsPerLevel;
}

/// 255 in areas of at least `side` pixels each way that are all above or all below the background:
/// ringing swings from one to the other, a faint part does not.
cv::Mat1b steadyAreas(const cv::Mat1f &value, float threshold, int side)
{
    const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, {side, side});
    cv::Mat1b above = value > threshold;
    cv::Mat1b below = value < -threshold;
    cv::morphologyEx(above, above, cv::MORPH_OPEN, kernel);
    cv::morphologyEx(below, below, cv::MORPH_OPEN, kernel);
    return above | below;
}

/// How large ringing gets as a share of the strongest edge in reach: measured on what rises over
/// `threshold` where a strong edge is in reach but none within 3 pixels, so that edges themselves do
/// not count, and nothing steady either.
float ringingShare(const cv::Mat1f &amount, const cv::Mat1b &steady, const cv::Mat1b &strongest,
                   const cv::Mat1b &nearest, float threshold, const Ringing &ringing)
{
    constexpr float kBins = 512;
    const float strong = kStrong * threshold;
    std::vector<int> histogram(std::size_t(kBins) + 1, 0);
    for (int y = 0; y < amount.rows; ++y) {
        const float *value = amount[y];
        const uchar *reach = strongest[y];
        const uchar *near = nearest[y];
        for (int x = 0; x < amount.cols; ++x) {
            if (reach[x] > strong && near[x] < strong && value[x] > threshold && !steady(y, x))
                ++histogram[std::size_t(std::min(kBins, kBins * value[x] / float(reach[x])))];
        }
    }
    return std::min(ringing.mostShare, ringing.factor * float(binOfShare(histogram, ringing.percentile)) / kBins);
}

/// A little smoothed against noise, but never such that the blur bridges a gap.
cv::Mat1f steadiedAmount(const cv::Mat1f &value, const cv::Mat1f &soft)
{
    cv::Mat1f amount(value.size());
    for (int y = 0; y < value.rows; ++y) {
        const float *smooth = soft[y];
        const float *sharp = value[y];
        float *to = amount[y];
        for (int x = 0; x < value.cols; ++x)
            to[x] = std::min(std::abs(smooth[x]), 1.5f * std::abs(sharp[x]));
    }
    return amount;
}

/// Adds what one plane finds: 255 in `differs` where it differs, in `sure` where it does so clearly.
void addNoisyPlane(const cv::Mat1f &value, const Ringing &ringing, const cv::Mat1b &far, cv::Mat1b &differs,
                   cv::Mat1b &sure)
{
    constexpr float kClear = 2;
    constexpr float kSteadyShare = 0.35f; // of the limit: a block's mean may be off, too
    cv::Mat1f soft;
    cv::GaussianBlur(value, soft, {3, 3}, 0.8, 0.8, cv::BORDER_REPLICATE);
    const cv::Mat1f amount = steadiedAmount(value, soft);
    const float threshold = std::max(kQuietLevels, 1.25f * variation(amount, far));

    cv::Mat1b level, strongest, nearest;
    amount.convertTo(level, CV_8U);
    cv::dilate(level, strongest, square(ringing.reach));
    cv::dilate(level, nearest, square(3));
    const cv::Mat1b steady = steadyAreas(soft, threshold, ringing.steadySide);
    const float share = ringingShare(amount, steady, strongest, nearest, threshold, ringing);
    for (int y = 0; y < amount.rows; ++y) {
        const float *values = amount[y];
        for (int x = 0; x < amount.cols; ++x) {
            const float limit = std::max(threshold, share * float(strongest(y, x)));
            if (values[x] > (steady(y, x) ? std::max(threshold, kSteadyShare * limit) : limit))
                differs(y, x) = 255;
            if (values[x] > kClear * limit)
                sure(y, x) = 255;
        }
    }
}

/// Clears every connected piece of `differs` that holds no pixel of `sure`.
void keepWhereSure(const cv::Mat1b &sure, cv::Mat1b &differs)
{
    cv::Mat1i labels;
    const int count = cv::connectedComponents(differs, labels, 8, CV_32S);
    std::vector<uchar> kept(std::size_t(count), 0);
    for (int y = 0; y < labels.rows; ++y) {
        for (int x = 0; x < labels.cols; ++x) {
            if (sure(y, x))
                kept[std::size_t(labels(y, x))] = 255;
        }
    }
    kept[0] = 0;
    for (int y = 0; y < labels.rows; ++y) {
        for (int x = 0; x < labels.cols; ++x)
            differs(y, x) = kept[std::size_t(labels(y, x))];
    }
}

} // namespace

cv::Mat3f differenceFrom(const cv::Mat3b &picture, const cv::Mat3f &background)
{
    cv::Mat3f difference;
    picture.convertTo(difference, CV_32F);
    difference -= background;
    return difference;
}

cv::Mat1b significant(const cv::Mat3f &difference, const cv::Mat1b &far, bool quiet)
{
    const Planes planes = planesOf(difference);
    cv::Mat1b differs(difference.size(), uchar(0));
    if (quiet) {
        for (int y = 0; y < differs.rows; ++y) {
            for (int x = 0; x < differs.cols; ++x) {
                const float most =
                    std::max({std::abs(planes.luma(y, x)), std::abs(planes.blue(y, x)), std::abs(planes.red(y, x))});
                differs(y, x) = most > kQuietLevels ? 255 : 0;
            }
        }
        return differs;
    }
    cv::Mat1b sure(difference.size(), uchar(0));
    addNoisyPlane(planes.luma, kLumaRinging, far, differs, sure);
    addNoisyPlane(planes.blue, kChromaRinging, far, differs, sure);
    addNoisyPlane(planes.red, kChromaRinging, far, differs, sure);
    keepWhereSure(sure, differs);
    return differs;
}

} // namespace turnaround::imaging

#include "imaging/difference.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace turnaround::imaging {

namespace {

constexpr float kQuietLevels = 1.5f; // nothing smaller is called a difference
constexpr float kStrong = 8;         // thresholds: an edge this strong can ring

/// One of brightness and two colour differences, as coders of pictures use them: each has noise and
/// ringing of its own, and colour's is wider, as it is stored at half the size.
struct Plane {
    cv::Mat1f value;
    int ringReach = 10; ///< pixels
};

std::array<Plane, 3> planesOf(const cv::Mat3f &difference)
{
    std::array<Plane, 3> planes;
    for (Plane &plane : planes)
        plane.value.create(difference.size());
    planes[1].ringReach = planes[2].ringReach = 18;
    for (int y = 0; y < difference.rows; ++y) {
        const cv::Vec3f *from = difference[y];
        float *luma = planes[0].value[y];
        float *blue = planes[1].value[y];
        float *red = planes[2].value[y];
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

/// How large a plane's ringing is as a share of the strongest edge in reach: measured where there
/// is such an edge in reach but none within 3 pixels, so that edges themselves do not count.
float ringingShare(const cv::Mat1f &amount, const cv::Mat1b &strongest, const cv::Mat1b &nearest, float strong, int rr)
{
    constexpr float kBins = 512;
    std::vector<int> histogram(std::size_t(kBins) + 1, 0);
    for (int y = 0; y < amount.rows; ++y) {
        const float *value = amount[y];
        const uchar *reach = strongest[y];
        const uchar *near = nearest[y];
        for (int x = 0; x < amount.cols; ++x) {
            if (reach[x] > strong && near[x] < strong)
                ++histogram[std::size_t(std::min(kBins, kBins * value[x] / float(reach[x])))];
        }
    }
    static const float F = getenv("F1") ? atof(getenv("F1")) : 2, P = getenv("P1") ? atof(getenv("P1")) : 0.75;
    static const float F3 = getenv("F3") ? atof(getenv("F3")) : 1.5, P3 = getenv("P3") ? atof(getenv("P3")) : 0.9;
    return (rr < 12 ? F : F3) * float(binOfShare(histogram, rr < 12 ? P : P3)) / kBins;
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

/// Adds what one plane finds: 255 in `differs` where it differs, in `sure` where it does so clearly.
void addNoisyPlane(const Plane &plane, const cv::Mat1b &far, cv::Mat1b &differs, cv::Mat1b &sure)
{
    constexpr float kClear = 2;
    cv::Mat1f soft;
    cv::GaussianBlur(plane.value, soft, {3, 3}, 0.8, 0.8, cv::BORDER_REPLICATE);
    cv::Mat1f amount(soft.size());
    for (int y = 0; y < soft.rows; ++y) {
        const float *smooth = soft[y];
        const float *sharp = plane.value[y];
        for (int x = 0; x < soft.cols; ++x) // the blur must not bridge a gap
            amount(y, x) = std::min(std::abs(smooth[x]), 1.5f * std::abs(sharp[x]));
    }
    const float threshold = std::max(kQuietLevels, 1.25f * variation(amount, far));

    cv::Mat1b level, strongest, nearest;
    cv::Mat(cv::abs(soft)).convertTo(level, CV_8U);
    cv::dilate(level, strongest, square(plane.ringReach));
    cv::dilate(level, nearest, square(3));
    const float strong = kStrong * threshold;
    const float share = std::min(plane.ringReach < 12 ? 0.15f : 0.25f, ringingShare(amount, strongest, nearest, strong, plane.ringReach));
    const cv::Mat1b steady = steadyAreas(soft, threshold, plane.ringReach < 12 ? 7 : 17);
    if (getenv("DBG"))
        fprintf(stderr, "T %.2f share %.3f\n", threshold, share);
    for (int y = 0; y < amount.rows; ++y) {
        for (int x = 0; x < amount.cols; ++x) {
            const float reach = float(strongest(y, x));
            const float ringing = std::max(threshold, share * reach);
            if (amount(y, x) > (steady(y, x) ? threshold : ringing))
                differs(y, x) = 255;
            if (amount(y, x) > kClear * ringing)
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
    cv::Mat1b differs(difference.size(), uchar(0));
    if (quiet) {
        for (const Plane &plane : planesOf(difference)) {
            const cv::Mat1f amount = cv::abs(plane.value);
            differs |= amount > kQuietLevels;
        }
        return differs;
    }
    cv::Mat1b sure(difference.size(), uchar(0));
    for (const Plane &plane : planesOf(difference))
        addNoisyPlane(plane, far, differs, sure);
    keepWhereSure(sure, differs);
    return differs;
}

} // namespace turnaround::imaging

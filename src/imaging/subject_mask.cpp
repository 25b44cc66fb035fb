#include "imaging/subject_mask.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace turnaround::imaging
{

namespace
{

constexpr float kNoiseReach = 4.5f; // standard deviations
constexpr float kQuietThreshold = 3; // levels of |difference|: nothing smaller is called a difference

cv::Mat3f differenceFrom(const cv::Mat3b &picture, const cv::Mat3f &background)
{
    cv::Mat3f difference;
    picture.convertTo(difference, CV_32F);
    difference -= background;
    return difference;
}

cv::Mat1f magnitude(const cv::Mat3f &difference)
{
    cv::Mat1f result(difference.size());
    for (int y = 0; y < difference.rows; ++y) {
        const cv::Vec3f *from = difference[y];
        float *to = result[y];
        for (int x = 0; x < difference.cols; ++x)
            to[x] = std::sqrt(from[x][0] * from[x][0] + from[x][1] * from[x][1] + from[x][2] * from[x][2]);
    }
    return result;
}

cv::Mat square(int reach)
{
    return cv::getStructuringElement(cv::MORPH_RECT, {2 * reach + 1, 2 * reach + 1});
}

/// The given percentile of `values` where `where` is set, from a histogram; 0 where nothing is.
float percentile(const cv::Mat1f &values, const cv::Mat1b &where, double share)
{
    constexpr int kBins = 1024;
    constexpr float kPerBin = 0.125f;
    std::vector<int> histogram(kBins, 0);
    int total = 0;
    for (int y = 0; y < values.rows; ++y) {
        for (int x = 0; x < values.cols; ++x) {
            if (where(y, x)) {
                ++histogram[std::size_t(std::min(int(values(y, x) / kPerBin), kBins - 1))];
                ++total;
            }
        }
    }
    int below = 0;
    for (int i = 0; i < kBins && total > 0; ++i) {
        below += histogram[std::size_t(i)];
        if (below >= share * total)
            return float(i + 1) * kPerBin;
    }
    return 0;
}

/// Clears `inside` where the background reaches in from the picture's border, keeps it elsewhere.
/// Returns the enclosed pieces of background, which are set in neither.
cv::Mat1b floodFromBorder(const cv::Mat1b &differs, cv::Mat1b &outside)
{
    cv::Mat1b same = differs == 0;
    cv::Mat1i labels;
    const int count = cv::connectedComponents(same, labels, 4, CV_32S);
    std::vector<char> reached(std::size_t(count), 0);
    for (int x = 0; x < labels.cols; ++x)
        reached[std::size_t(labels(0, x))] = reached[std::size_t(labels(labels.rows - 1, x))] = 1;
    for (int y = 0; y < labels.rows; ++y)
        reached[std::size_t(labels(y, 0))] = reached[std::size_t(labels(y, labels.cols - 1))] = 1;
    reached[0] = 0;
    outside = cv::Mat1b(differs.size());
    cv::Mat1b pockets(differs.size());
    for (int y = 0; y < labels.rows; ++y) {
        for (int x = 0; x < labels.cols; ++x) {
            const int label = labels(y, x);
            outside(y, x) = reached[std::size_t(label)] ? 255 : 0;
            pockets(y, x) = label && !reached[std::size_t(label)] ? 255 : 0;
        }
    }
    return pockets;
}

} // namespace

SubjectMask findSubject(const cv::Mat3b &picture, BackgroundModel &background)
{
    SubjectMask mask;
    mask.difference = differenceFrom(picture, background.colour);
    cv::Mat1f amount = magnitude(mask.difference);
    mask.threshold = std::max(kQuietThreshold, kNoiseReach * background.noise * 1.732f);

    cv::Mat1b differs = amount > 2 * mask.threshold;
    refineBackground(picture, differs, 8, background);
    mask.difference = differenceFrom(picture, background.colour);
    amount = magnitude(mask.difference);
    differs = amount > mask.threshold;

    cv::Mat1b outside;
    const cv::Mat1b pockets = floodFromBorder(differs, outside);
    mask.inside = outside == 0;
    mask.inside.setTo(0, pockets);
    return mask;
}

} // namespace turnaround::imaging

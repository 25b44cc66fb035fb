#include "imaging/loose_pieces.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <vector>

namespace turnaround::imaging {

void dropSpecks(cv::Mat1f &coverage, int crumb, float least)
{
    constexpr double kSpeck = 1.0 / 2000;
    const cv::Mat1b present = coverage > least;
    cv::Mat1i labels, sizes;
    cv::Mat1d centres;
    const int count = cv::connectedComponentsWithStats(present, labels, sizes, centres, 8, CV_32S);
    int largest = 0;
    for (int i = 1; i < count; ++i)
        largest = std::max(largest, sizes(i, cv::CC_STAT_AREA));
    const double speck = std::max(double(crumb), kSpeck * largest);

    enum Kind : uchar { Kept, Near, Dropped };
    std::vector<Kind> kinds(std::size_t(count), Kept);
    bool any = false;
    for (int i = 1; i < count; ++i) {
        const int area = sizes(i, cv::CC_STAT_AREA);
        if (area < speck) {
            kinds[std::size_t(i)] = area >= crumb ? Near : Dropped;
            any = true;
        }
    }
    if (!any)
        return;

    const int reach = std::max(4, std::max(coverage.rows, coverage.cols) / 100);
    cv::Mat1b large(coverage.size());
    for (int y = 0; y < labels.rows; ++y) {
        for (int x = 0; x < labels.cols; ++x)
            large(y, x) = labels(y, x) && kinds[std::size_t(labels(y, x))] == Kept ? 255 : 0;
    }
    cv::dilate(large, large, cv::getStructuringElement(cv::MORPH_RECT, {2 * reach + 1, 2 * reach + 1}));
    std::vector<bool> close(std::size_t(count), false);
    for (int y = 0; y < labels.rows; ++y) {
        for (int x = 0; x < labels.cols; ++x) {
            if (large(y, x))
                close[std::size_t(labels(y, x))] = true;
        }
    }
    cv::Mat1b kept(coverage.size());
    for (int y = 0; y < labels.rows; ++y) {
        for (int x = 0; x < labels.cols; ++x) {
            const auto label = std::size_t(labels(y, x));
            kept(y, x) = label && (kinds[label] == Kept || (kinds[label] == Near && close[label])) ? 255 : 0;
        }
    }
    cv::dilate(kept, kept, cv::getStructuringElement(cv::MORPH_RECT, {3, 3})); // with their faint rims
    coverage.setTo(0, kept == 0);
}

} // namespace turnaround::imaging

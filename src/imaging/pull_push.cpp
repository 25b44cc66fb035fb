#include "imaging/pull_push.h"

#include <algorithm>

namespace turnaround::imaging {

namespace {

struct Level {
    cv::Mat3f values;
    cv::Mat1f weight;
};

/// Half as many rows and columns; each cell is the weighted mean of its four.
Level halved(const cv::Mat3f &values, const cv::Mat1f &weight)
{
    const int rows = (values.rows + 1) / 2;
    const int columns = (values.cols + 1) / 2;
    Level half{cv::Mat3f(rows, columns), cv::Mat1f(rows, columns)};
    for (int y = 0; y < rows; ++y) {
        const int upper = 2 * y;
        const int lower = std::min(2 * y + 1, values.rows - 1);
        for (int x = 0; x < columns; ++x) {
            const int left = 2 * x;
            const int right = std::min(2 * x + 1, values.cols - 1);
            const float a = weight(upper, left);
            const float b = weight(upper, right);
            const float c = weight(lower, left);
            const float d = weight(lower, right);
            const float sum = a + b + c + d;
            half.weight(y, x) = std::min(sum, 1.0f);
            half.values(y, x) = sum > 0 ? (values(upper, left) * a + values(upper, right) * b +
                                           values(lower, left) * c + values(lower, right) * d) *
                    (1 / sum)
                                        : cv::Vec3f();
        }
    }
    return half;
}

/// Bilinear, cell centre on cell centre.
cv::Vec3f between(const cv::Mat3f &coarse, int y, int x)
{
    const int nearY = y / 2;
    const int nearX = x / 2;
    const int farY = std::clamp(nearY + (y % 2 ? 1 : -1), 0, coarse.rows - 1);
    const int farX = std::clamp(nearX + (x % 2 ? 1 : -1), 0, coarse.cols - 1);
    return coarse(nearY, nearX) * 0.5625f + (coarse(nearY, farX) + coarse(farY, nearX)) * 0.1875f +
        coarse(farY, farX) * 0.0625f;
}

} // namespace

void fillGaps(cv::Mat3f &values, const cv::Mat1f &weight)
{
    if (values.rows <= 1 && values.cols <= 1) {
        if (!values.empty() && weight(0, 0) <= 0)
            values(0, 0) = {};
        return;
    }
    Level half = halved(values, weight);
    fillGaps(half.values, half.weight);
    for (int y = 0; y < values.rows; ++y) {
        for (int x = 0; x < values.cols; ++x) {
            const float share = weight(y, x);
            if (share < 1)
                values(y, x) = share > 0 ? values(y, x) * share + between(half.values, y, x) * (1 - share)
                                         : between(half.values, y, x);
        }
    }
}

} // namespace turnaround::imaging

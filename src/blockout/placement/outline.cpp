#include "blockout/placement/outline.h"

#include "blockout/placement/edge_distance.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace turnaround::blockout {

namespace {

/// Where a row of largest coverages begins, in elements, sub-pixel by the share covered.
double firstCovered(const cv::Mat1f &line)
{
    const int count = static_cast<int>(line.total());
    for (int i = 0; i < count; ++i) {
        const float here = line(i);
        if (here < 0.5f)
            continue;
        if (here < 0.98f)
            return i + 1 - here;
        return i > 0 ? i - line(i - 1) : i;
    }
    return 0;
}

double lastCovered(const cv::Mat1f &line)
{
    cv::Mat1f reversed;
    cv::flip(line, reversed, -1);
    return static_cast<double>(line.total()) - firstCovered(reversed);
}

PixelBox boxOf(const cv::Mat1f &coverage)
{
    cv::Mat1f columns, rows;
    cv::reduce(coverage, columns, 0, cv::REDUCE_MAX);
    cv::reduce(coverage, rows, 1, cv::REDUCE_MAX);
    const cv::Mat1f rowsLine = rows.reshape(1, 1);
    return {firstCovered(columns), firstCovered(rowsLine), lastCovered(columns), lastCovered(rowsLine)};
}

} // namespace

float Outline::distanceAt(float x, float y) const
{
    const float u = x / pixelsPerCell - 0.5f;
    const float v = y / pixelsPerCell - 0.5f;
    const float maxU = static_cast<float>(distance.cols - 1);
    const float maxV = static_cast<float>(distance.rows - 1);
    const float cu = std::clamp(u, 0.0f, maxU);
    const float cv = std::clamp(v, 0.0f, maxV);
    const int i = std::min(static_cast<int>(cu), std::max(0, distance.cols - 2));
    const int j = std::min(static_cast<int>(cv), std::max(0, distance.rows - 2));
    const float fu = cu - i;
    const float fv = cv - j;
    const float *a = distance[j] + i;
    const float *b = distance[std::min(j + 1, distance.rows - 1)] + i;
    const float value = (a[0] * (1 - fu) + a[1] * fu) * (1 - fv) + (b[0] * (1 - fu) + b[1] * fu) * fv;
    const float beyond = std::abs(u - cu) + std::abs(v - cv);
    return beyond > 0 ? std::max(value, 0.0f) + beyond * pixelsPerCell : value;
}

Outline traceOutline(const imaging::Cutout &cutout, int maxSide)
{
    Outline outline;
    outline.width = cutout.coverage.cols;
    outline.height = cutout.coverage.rows;
    outline.box = boxOf(cutout.coverage);

    cv::Mat1f coverage = cutout.coverage;
    const int side = std::max(outline.width, outline.height);
    if (side > maxSide) {
        const double shrink = static_cast<double>(maxSide) / side;
        cv::resize(cutout.coverage, coverage, {}, shrink, shrink, cv::INTER_AREA);
        outline.pixelsPerCell = static_cast<float>(outline.width) / static_cast<float>(coverage.cols);
    }

    // A rim of background keeps the distance right where the subject touches the picture's border.
    cv::Mat1b inside;
    cv::copyMakeBorder(coverage >= 0.5f, inside, 1, 1, 1, 1, cv::BORDER_CONSTANT, 0);
    cv::Mat1f toOutside, toInside;
    cv::distanceTransform(inside, toOutside, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    cv::distanceTransform(~inside, toInside, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    outline.distance.create(coverage.size());
    for (int y = 0; y < coverage.rows; ++y) {
        for (int x = 0; x < coverage.cols; ++x)
            outline.distance(y, x) =
                inside(y + 1, x + 1) ? 0.5f - toOutside(y + 1, x + 1) : toInside(y + 1, x + 1) - 0.5f;
    }
    refineNearOutline(coverage, outline.distance);
    smoothOutline(outline.distance);
    outline.distance *= outline.pixelsPerCell;
    return outline;
}

Outline coarser(const Outline &outline, int maxSide)
{
    const int side = std::max(outline.distance.cols, outline.distance.rows);
    if (side <= maxSide)
        return outline;
    Outline result = outline;
    const double shrink = static_cast<double>(maxSide) / side;
    cv::resize(outline.distance, result.distance, {}, shrink, shrink, cv::INTER_AREA);
    result.pixelsPerCell = static_cast<float>(outline.width) / static_cast<float>(result.distance.cols);
    return result;
}

Outline mirrored(const Outline &outline)
{
    Outline result = outline;
    result.distance = cv::Mat1f(); // else OpenCV would write into the original
    cv::flip(outline.distance, result.distance, 1);
    result.box.x0 = outline.width - outline.box.x1;
    result.box.x1 = outline.width - outline.box.x0;
    return result;
}

Outline turned(const Outline &outline, int quarterTurns)
{
    Outline result = outline;
    const PixelBox &b = outline.box;
    const double w = outline.width;
    const double h = outline.height;
    if (quarterTurns & 3)
        result.distance = cv::Mat1f();
    switch (quarterTurns & 3) {
    case 0:
        break;
    case 1:
        cv::rotate(outline.distance, result.distance, cv::ROTATE_90_CLOCKWISE);
        result.box = {h - b.y1, b.x0, h - b.y0, b.x1};
        std::swap(result.width, result.height);
        break;
    case 2:
        cv::rotate(outline.distance, result.distance, cv::ROTATE_180);
        result.box = {w - b.x1, h - b.y1, w - b.x0, h - b.y0};
        break;
    case 3:
        cv::rotate(outline.distance, result.distance, cv::ROTATE_90_COUNTERCLOCKWISE);
        result.box = {b.y0, w - b.x1, b.y1, w - b.x0};
        std::swap(result.width, result.height);
        break;
    }
    return result;
}

} // namespace turnaround::blockout

#include "blockout/shape/thin_parts.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace turnaround::blockout {

Outline widenThinParts(const Outline &outline, float radius)
{
    const cv::Mat1f &distance = outline.distance;
    const float cell = outline.pixelsPerCell;

    // What a disc of that radius, moved about inside the outline, does not reach is thin.
    const cv::Mat1b core = distance < -radius;
    cv::Mat1f fromCore;
    cv::distanceTransform(~core, fromCore, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    const cv::Mat1b thin = (distance < 0) & (fromCore * cell > radius + cell);
    if (cv::countNonZero(thin) == 0)
        return outline;

    // Its middle line is where no neighbour is deeper.
    cv::Mat1f deepest;
    cv::erode(distance, deepest, cv::Mat());
    const cv::Mat1b ridge = thin & (distance <= deepest + 0.3f * cell);
    cv::Mat1f fromRidge;
    cv::distanceTransform(~ridge, fromRidge, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    Outline result = outline;
    result.distance = cv::min(distance, cv::Mat1f(fromRidge * cell - radius));
    return result;
}

} // namespace turnaround::blockout

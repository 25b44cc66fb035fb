#include "imaging/edge_coverage.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace turnaround::imaging
{

cv::Mat1f edgeCoverage(const SubjectMask &mask)
{
    constexpr int kReach = 2;
    cv::Mat1b core;
    cv::erode(mask.inside, core, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}), {-1, -1}, 1, cv::BORDER_REPLICATE);
    const cv::Size size = mask.inside.size();
    cv::Mat1f coverage(size, 0.0f);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            if (!mask.inside(y, x))
                continue;
            coverage(y, x) = 1;
            if (core(y, x))
                continue;
            cv::Vec3f strongest = mask.difference(y, x);
            float most = strongest.dot(strongest);
            for (int v = std::max(0, y - kReach); v <= std::min(size.height - 1, y + kReach); ++v) {
                for (int u = std::max(0, x - kReach); u <= std::min(size.width - 1, x + kReach); ++u) {
                    const cv::Vec3f &other = mask.difference(v, u);
                    if (mask.inside(v, u) && other.dot(other) > most) {
                        most = other.dot(other);
                        strongest = other;
                    }
                }
            }
            if (most > 0)
                coverage(y, x) = std::clamp(mask.difference(y, x).dot(strongest) / most, 0.0f, 1.0f);
        }
    }
    return coverage;
}

} // namespace turnaround::imaging

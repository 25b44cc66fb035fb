#include "imaging/edge_coverage.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace turnaround::imaging
{

cv::Mat1f edgeCoverage(const SubjectMask &mask)
{
    constexpr int kReach = 2;
    constexpr float kTie = 0.03f; // half-covered pixels count as the subject's in spite of a little noise
    constexpr float kFull = 0.7f; // of the strongest difference's square: what is taken for wholly covered
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
            const int top = std::max(0, y - kReach), bottom = std::min(size.height - 1, y + kReach);
            const int left = std::max(0, x - kReach), right = std::min(size.width - 1, x + kReach);
            float most = 0;
            for (int v = top; v <= bottom; ++v) {
                for (int u = left; u <= right; ++u) {
                    if (mask.inside(v, u))
                        most = std::max(most, mask.difference(v, u).dot(mask.difference(v, u)));
                }
            }
            cv::Vec3f own;
            int count = 0;
            for (int v = top; v <= bottom; ++v) {
                for (int u = left; u <= right; ++u) {
                    if (mask.inside(v, u) && mask.difference(v, u).dot(mask.difference(v, u)) >= kFull * most) {
                        own += mask.difference(v, u);
                        ++count;
                    }
                }
            }
            own *= 1.0f / float(std::max(count, 1));
            const float whole = own.dot(own);
            if (whole > 0)
                coverage(y, x) = std::clamp(mask.difference(y, x).dot(own) / whole + kTie, 0.0f, 1.0f);
        }
    }
    return coverage;
}

} // namespace turnaround::imaging

#include "imaging/edge_colour.h"

#include "imaging/pull_push.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace turnaround::imaging {

namespace {

constexpr float kCovered = 0.97f; // from here on a pixel is the subject's alone
constexpr float kMeaningful = 0.3f; // below, taking the background out magnifies noise too much

} // namespace

cv::Mat3b subjectColour(const cv::Mat3b &picture, const cv::Mat1f &coverage, const cv::Mat3f &background)
{
    constexpr int kReach = 3;
    const cv::Size size = picture.size();
    cv::Mat3f colour(size, cv::Vec3f());
    cv::Mat1f known(size, 0.0f);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const float share = coverage(y, x);
            if (share >= kCovered) {
                colour(y, x) = picture(y, x);
                known(y, x) = 1;
                continue;
            }
            if (share < kMeaningful)
                continue;
            cv::Vec3f own = picture(y, x);
            if (!background.empty())
                own = (own - background(y, x) * (1 - share)) * (1 / share);
            cv::Vec3f low(255, 255, 255), high(0, 0, 0);
            for (int v = std::max(0, y - kReach); v <= std::min(size.height - 1, y + kReach); ++v) {
                for (int u = std::max(0, x - kReach); u <= std::min(size.width - 1, x + kReach); ++u) {
                    if (coverage(v, u) < kCovered)
                        continue;
                    for (int c = 0; c < 3; ++c) {
                        low[c] = std::min(low[c], float(picture(v, u)[c]));
                        high[c] = std::max(high[c], float(picture(v, u)[c]));
                    }
                }
            }
            const bool neighbours = low[0] <= high[0];
            for (int c = 0; c < 3; ++c)
                own[c] = neighbours ? std::clamp(own[c], low[c], high[c]) : std::clamp(own[c], 0.0f, 255.0f);
            colour(y, x) = own;
            known(y, x) = neighbours ? 1 : share;
        }
    }
    fillGaps(colour, known);
    cv::Mat3b rounded;
    colour.convertTo(rounded, CV_8U);
    return rounded;
}

} // namespace turnaround::imaging

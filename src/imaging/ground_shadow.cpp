#include "imaging/ground_shadow.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace turnaround::imaging {

namespace {

constexpr double kLowerPart = 0.4; // of the subject's height: no higher does a ground shadow reach
constexpr float kDarkestBackground = 90; // levels
constexpr float kDeepest = 0.3f; // of the background's brightness
constexpr float kTint = 0.05f; // a channel's darkening may differ from the mean by so much
constexpr float kSteepest = 6; // levels a pixel, in a picture of 1024 pixels
constexpr float kSharpest = 1.2f; // levels a pixel and pixel: an edge, however faint, bends more
constexpr float kRim = 14; // levels: a shadow stays fainter than that for some pixels from its rim
constexpr double kSoftRim = 0.75; // of a shadow's rim
constexpr float kNoticeable = 20; // levels: a shadow gets that dark somewhere
constexpr double kWidth = 0.3; // of the subject's width at least
constexpr double kFlat = 2.5; // times as wide as it is high on average

/// How dark each pixel is, 0..1 of its background, where it may belong to a shadow; -1 elsewhere.
cv::Mat1f darkening(const cv::Mat3b &picture, const BackgroundModel &background)
{
    cv::Mat3f smooth;
    picture.convertTo(smooth, CV_32F);
    cv::GaussianBlur(smooth, smooth, {5, 5}, 1.2, 1.2, cv::BORDER_REPLICATE);
    const float steepest = kSteepest * 1024 / float(std::max(picture.cols, picture.rows)) + background.noise;
    const float sharpest = kSharpest + 0.6f * background.noise;
    const float tint = kTint + background.noise / 100;
    cv::Mat1f result(picture.size(), -1.0f);
    for (int y = 1; y + 1 < picture.rows; ++y) {
        const cv::Vec3f *above = smooth[y - 1];
        const cv::Vec3f *row = smooth[y];
        const cv::Vec3f *under = smooth[y + 1];
        for (int x = 1; x + 1 < picture.cols; ++x) {
            const cv::Vec3f behind = background.colour(y, x);
            const float along = std::abs(row[x + 1][1] - row[x - 1][1]) / 2;
            const float down = std::abs(under[x][1] - above[x][1]) / 2;
            const float bendAlong = std::abs(row[x + 1][1] - 2 * row[x][1] + row[x - 1][1]);
            const float bendDown = std::abs(under[x][1] - 2 * row[x][1] + above[x][1]);
            if (std::min({behind[0], behind[1], behind[2]}) < 1 || std::hypot(along, down) > steepest ||
                std::max(bendAlong, bendDown) > sharpest)
                continue;
            const cv::Vec3f share(row[x][0] / behind[0], row[x][1] / behind[1], row[x][2] / behind[2]);
            const float mean = (share[0] + share[1] + share[2]) / 3;
            const float deviation =
                std::max({std::abs(share[0] - mean), std::abs(share[1] - mean), std::abs(share[2] - mean)});
            if (mean > kDeepest && mean < 1.02f && deviation < tint)
                result(y, x) = std::max(0.0f, 1 - mean);
        }
    }
    return result;
}

struct Region {
    cv::Mat1b pixels;
    int area = 0;
    int rim = 0;
    int softRim = 0;
    float darkest = 0; ///< levels
    int left = 1 << 30, right = -1;

    int width() const { return right - left + 1; }
};

/// From the outside inwards over what may be shadow, no higher than row `top`.
Region grow(const cv::Mat1f &dark, const cv::Mat1b &inside, int top, float brightness)
{
    Region region{cv::Mat1b(inside.size(), uchar(0))};
    const cv::Mat1b faint = (dark >= 0) & (dark < kRim / brightness);
    cv::Mat1b hard = inside & ~faint;
    cv::dilate(hard, hard, cv::getStructuringElement(cv::MORPH_RECT, {9, 9}));
    const cv::Rect frame(1, std::max(top, 1), inside.cols - 2, inside.rows - 1 - std::max(top, 1));
    std::vector<cv::Point> open;
    const auto add = [&](cv::Point p) {
        if (frame.contains(p) && inside(p) && !region.pixels(p) && dark(p) >= 0) {
            region.pixels(p) = 255;
            open.push_back(p);
        }
    };
    for (int y = frame.y; y < frame.br().y; ++y) {
        for (int x = frame.x; x < frame.br().x; ++x) {
            const bool rim = inside(y, x) && dark(y, x) >= 0 &&
                !(inside(y, x - 1) && inside(y, x + 1) && inside(y - 1, x) && inside(y + 1, x));
            if (!rim)
                continue;
            ++region.rim;
            region.softRim += hard(y, x) == 0;
            add({x, y});
        }
    }
    while (!open.empty()) {
        const cv::Point p = open.back();
        open.pop_back();
        ++region.area;
        region.darkest = std::max(region.darkest, dark(p) * brightness);
        region.left = std::min(region.left, p.x);
        region.right = std::max(region.right, p.x);
        for (const cv::Point step : {cv::Point(-1, 0), cv::Point(1, 0), cv::Point(0, -1), cv::Point(0, 1)})
            add(p + step);
    }
    return region;
}

} // namespace

cv::Mat1b findGroundShadow(const cv::Mat3b &picture, const BackgroundModel &background, const cv::Mat1b &inside)
{
    const cv::Scalar mean = cv::mean(background.colour);
    const float brightness = float(mean[0] + mean[1] + mean[2]) / 3;
    const cv::Rect box = cv::boundingRect(inside);
    if (box.empty() || brightness < kDarkestBackground)
        return {};
    const int top = box.y + int((1 - kLowerPart) * box.height);
    Region region = grow(darkening(picture, background), inside, top, brightness);

    const int whole = cv::countNonZero(inside);
    const bool shaped = region.width() > kWidth * box.width && region.width() > kFlat * region.area / region.width();
    const bool soft = region.softRim > kSoftRim * region.rim && region.darkest > kNoticeable;
    if (region.area < 0.002 * whole || region.area > 0.6 * whole || !shaped || !soft)
        return {};
    return region.pixels;
}

} // namespace turnaround::imaging

#include "imaging/subject_mask.h"

#include "imaging/difference.h"
#include "imaging/drifting_background.h"
#include "imaging/enclosed_background.h"
#include "imaging/ground_shadow.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace turnaround::imaging {

namespace {

constexpr float kShadowRest = 24; // levels: what a shadow, fitted as background, may still differ by

cv::Mat square(int reach)
{
    return cv::getStructuringElement(cv::MORPH_RECT, {2 * reach + 1, 2 * reach + 1});
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

/// Even black or white: artists paint in these, too, and nothing tells the two apart.
bool isBlackOrWhite(const BackgroundModel &background)
{
    if (background.noise > 1)
        return false;
    const cv::Scalar mean = cv::mean(background.colour);
    const double brightest = std::max({mean[0], mean[1], mean[2]});
    const double darkest = std::min({mean[0], mean[1], mean[2]});
    return darkest >= 245 || brightest <= 10;
}

} // namespace

SubjectMask findSubject(const cv::Mat3b &picture, BackgroundModel &background)
{
    SubjectMask mask;
    const Edge edge{10 + 6 * background.noise, background.quiet ? 2 : 4};
    const bool paintable = isBlackOrWhite(background);
    followDrift(picture, background);
    cv::Mat1b differs = plainlyDifferent(picture, background);
    refineBackground(picture, differs, 8, 8, background);
    mask.difference = differenceFrom(picture, background.colour);
    cv::Mat1b near;
    cv::dilate(differs, near, square(16));
    differs = significant(mask.difference, near == 0, background.quiet);
    mask.inside = withoutBackground(differs, magnitude(mask.difference), edge, paintable);

    const cv::Mat1b shadow = findGroundShadow(picture, background, mask.inside);
    if (shadow.empty())
        return mask;
    // From here on the shadow is background, and feet stand out from it as they do from the rest.
    const cv::Mat1b subject = mask.inside & ~shadow;
    refineBackground(picture, subject, 4, 3, background);
    mask.difference = differenceFrom(picture, background.colour);
    const cv::Mat1f amount = magnitude(mask.difference);
    cv::Mat1b shaded;
    cv::dilate(shadow, shaded, square(4));
    cv::Mat1b kept = subject & ~(shaded & (amount < kShadowRest));
    mask.inside = withoutBackground(kept, amount, edge, paintable);
    return mask;
}

} // namespace turnaround::imaging

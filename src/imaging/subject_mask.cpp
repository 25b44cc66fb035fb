#include "imaging/subject_mask.h"

#include "imaging/difference.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace turnaround::imaging {

namespace {

constexpr float kQuietNoise = 0.3f; // levels: a background with less is free of noise and ringing

cv::Mat square(int reach)
{
    return cv::getStructuringElement(cv::MORPH_RECT, {2 * reach + 1, 2 * reach + 1});
}

/// A first look: pixels that differ from the border's fit by far more than its noise.
cv::Mat1b plainlyDifferent(const cv::Mat3b &picture, const BackgroundModel &background)
{
    const float limit = 2.5f + 9 * background.noise;
    cv::Mat1b result(picture.size());
    for (int y = 0; y < picture.rows; ++y) {
        const cv::Vec3b *pixel = picture[y];
        const cv::Vec3f *behind = background.colour[y];
        for (int x = 0; x < picture.cols; ++x) {
            const float r = std::abs(float(pixel[x][0]) - behind[x][0]);
            const float g = std::abs(float(pixel[x][1]) - behind[x][1]);
            const float b = std::abs(float(pixel[x][2]) - behind[x][2]);
            result(y, x) = std::max({r, g, b}) > limit ? 255 : 0;
        }
    }
    return result;
}

/// Every piece of what does not differ, by number; `outside` says of each whether it reaches the border.
cv::Mat1i piecesOfBackground(const cv::Mat1b &differs, std::vector<uchar> &outside)
{
    const cv::Mat1b same = differs == 0;
    cv::Mat1i labels;
    const int count = cv::connectedComponents(same, labels, 4, CV_32S);
    outside.assign(std::size_t(count), 0);
    for (int x = 0; x < labels.cols; ++x)
        outside[std::size_t(labels(0, x))] = outside[std::size_t(labels(labels.rows - 1, x))] = 1;
    for (int y = 0; y < labels.rows; ++y)
        outside[std::size_t(labels(y, 0))] = outside[std::size_t(labels(y, labels.cols - 1))] = 1;
    outside[0] = 0;
    return labels;
}

struct Pocket {
    double area = 0;
    cv::Vec3d sum;
};

} // namespace

SubjectMask findSubject(const cv::Mat3b &picture, BackgroundModel &background)
{
    SubjectMask mask;
    cv::Mat1b differs = plainlyDifferent(picture, background);
    refineBackground(picture, differs, 8, background);
    mask.difference = differenceFrom(picture, background.colour);
    cv::Mat1b near;
    cv::dilate(differs, near, square(16));
    differs = significant(mask.difference, near == 0, background.noise < kQuietNoise);

    std::vector<uchar> outside;
    const cv::Mat1i pieces = piecesOfBackground(differs, outside);
    std::vector<Pocket> pockets(outside.size());
    for (int y = 0; y < pieces.rows; ++y) {
        for (int x = 0; x < pieces.cols; ++x) {
            const auto piece = std::size_t(pieces(y, x));
            if (piece == 0 || outside[piece])
                continue;
            pockets[piece].area += 1;
            pockets[piece].sum += mask.difference(y, x);
        }
    }
    for (std::size_t i = 1; i < pockets.size(); ++i) {
        const double least = background.noise < kQuietNoise ? 4 : 16;
        const bool open = pockets[i].area >= least;
        if (getenv("DBG") && !outside[i] && pockets[i].area > 40)
            fprintf(stderr, "pocket %.0f mean %.2f\n", pockets[i].area, cv::norm(pockets[i].sum) / pockets[i].area);
        outside[i] = outside[i] || open;
    }
    mask.inside.create(picture.size());
    for (int y = 0; y < pieces.rows; ++y) {
        for (int x = 0; x < pieces.cols; ++x)
            mask.inside(y, x) = outside[std::size_t(pieces(y, x))] ? 0 : 255;
    }
    return mask;
}

} // namespace turnaround::imaging

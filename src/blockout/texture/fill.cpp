#include "blockout/texture/fill.h"

#include "blockout/texture/chunks.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace turnaround::blockout {
namespace {

constexpr float kCertain = 0.999f;
constexpr int kMostSweeps = 40;
constexpr std::size_t kVisits = 3'000'000; ///< in all sweeps: large meshes get fewer, after a smooth first guess
constexpr int kBorderTexels = 3;

/// The mean over a vertex's neighbours of those for which `counts` is true; false: there are none.
template <class Counts>
bool meanAround(const Surface &s, const std::vector<Vec3f> &colours, std::uint32_t v, Counts &&counts, Vec3f &mean)
{
    Vec3f sum;
    int count = 0;
    for (std::uint32_t i = s.cornerBegin[v]; i < s.cornerBegin[v + 1]; ++i) {
        const std::uint32_t n = s.mesh->triangles[s.corners[i] / 3][(s.corners[i] % 3 + 1) % 3];
        if (counts(n)) {
            sum += colours[n];
            ++count;
        }
    }
    if (count > 0)
        mean = sum * (1.0f / float(count));
    return count > 0;
}

} // namespace

bool spreadOverSurface(const Surface &surface, std::vector<Vec3f> &colours, const std::vector<float> &certainty,
                       const CancelToken &cancel)
{
    const std::size_t count = colours.size();
    std::vector<std::uint8_t> known(count);
    std::vector<std::uint32_t> unsure; // nearest to what is known first
    std::vector<std::uint32_t> front;
    for (std::uint32_t v = 0; v < count; ++v) {
        known[v] = certainty[v] >= kCertain;
        if (known[v])
            front.push_back(v);
    }
    if (front.empty())
        return !cancel.requested();
    // Layer by layer outwards: a first guess that is already smooth along the way.
    std::vector<std::uint32_t> layer;
    while (!front.empty()) {
        if (cancel.requested())
            return false;
        layer.clear();
        for (const std::uint32_t v : front)
            for (std::uint32_t i = surface.cornerBegin[v]; i < surface.cornerBegin[v + 1]; ++i)
                for (const std::uint32_t n : surface.mesh->triangles[surface.corners[i] / 3])
                    if (!known[n]) {
                        known[n] = 2;
                        layer.push_back(n);
                    }
        const std::vector<Vec3f> seen = [&] {
            std::vector<Vec3f> means(layer.size());
            for (std::size_t i = 0; i < layer.size(); ++i)
                meanAround(
                    surface, colours, layer[i], [&](std::uint32_t n) { return known[n] == 1; }, means[i]);
            return means;
        }();
        for (std::size_t i = 0; i < layer.size(); ++i) {
            const float sure = certainty[layer[i]];
            colours[layer[i]] = colours[layer[i]] * sure + seen[i] * (1 - sure);
            known[layer[i]] = 1;
        }
        unsure.insert(unsure.end(), layer.begin(), layer.end());
        front.swap(layer);
    }
    // Then let them settle.
    std::vector<Vec3f> own(unsure.size());
    for (std::size_t i = 0; i < unsure.size(); ++i)
        own[i] = colours[unsure[i]];
    const int sweeps = int(std::clamp<std::size_t>(kVisits / std::max<std::size_t>(1, unsure.size()), 8, kMostSweeps));
    for (int sweep = 0; sweep < sweeps; ++sweep)
        for (std::size_t i = 0; i < unsure.size(); ++i) {
            if ((i & 8191) == 0 && cancel.requested())
                return false;
            const std::uint32_t v = unsure[i];
            Vec3f mean;
            const float sure = certainty[v];
            if (meanAround(
                    surface, colours, v, [](std::uint32_t) { return true; }, mean))
                colours[v] = own[i] * sure + mean * (1 - sure);
        }
    return true;
}

namespace {

using Pixel = cv::Vec3b;

/// Each open texel beside a filled one takes the mean of those beside it; all of one layer at once.
void growLayer(cv::Mat3b &picture, cv::Mat1b &filled, std::vector<cv::Point> &frontier)
{
    std::vector<cv::Point> next;
    std::vector<Pixel> colours;
    for (const cv::Point p : frontier) {
        int sum[3] = {0, 0, 0};
        int count = 0;
        for (int y = std::max(0, p.y - 1); y <= std::min(picture.rows - 1, p.y + 1); ++y)
            for (int x = std::max(0, p.x - 1); x <= std::min(picture.cols - 1, p.x + 1); ++x)
                if (filled(y, x) == 255) {
                    for (int k = 0; k < 3; ++k)
                        sum[k] += picture(y, x)[k];
                    ++count;
                }
        colours.emplace_back(sum[0] / count, sum[1] / count, sum[2] / count);
    }
    for (std::size_t i = 0; i < frontier.size(); ++i) {
        picture(frontier[i]) = colours[i];
        filled(frontier[i]) = 255;
    }
    for (const cv::Point p : frontier)
        for (int y = std::max(0, p.y - 1); y <= std::min(picture.rows - 1, p.y + 1); ++y)
            for (int x = std::max(0, p.x - 1); x <= std::min(picture.cols - 1, p.x + 1); ++x)
                if (filled(y, x) == 0) {
                    filled(y, x) = 1; // listed
                    next.emplace_back(x, y);
                }
    frontier.swap(next);
}

std::vector<cv::Point> firstFrontier(cv::Mat1b &filled)
{
    std::vector<cv::Point> frontier;
    for (int y = 0; y < filled.rows; ++y)
        for (int x = 0; x < filled.cols; ++x) {
            if (filled(y, x) != 0)
                continue;
            bool beside = false;
            for (int v = std::max(0, y - 1); v <= std::min(filled.rows - 1, y + 1) && !beside; ++v)
                for (int u = std::max(0, x - 1); u <= std::min(filled.cols - 1, x + 1); ++u)
                    beside = beside || filled(v, u) == 255;
            if (beside) {
                filled(y, x) = 1;
                frontier.emplace_back(x, y);
            }
        }
    return frontier;
}

/// Pull-push: halves the picture, keeping means of what is filled, until all is; then fills the open texels
/// of each finer level from the coarser one.
void pullPush(cv::Mat3b picture, cv::Mat1b filled)
{
    if (picture.rows <= 1)
        return;
    const int half = picture.rows / 2;
    cv::Mat3b coarse(half, half, Pixel(127, 127, 127));
    cv::Mat1b coarseFilled(half, half, uchar(0));
    for (int y = 0; y < half; ++y)
        for (int x = 0; x < half; ++x) {
            int sum[3] = {0, 0, 0};
            int count = 0;
            for (int k = 0; k < 4; ++k)
                if (const cv::Point p(2 * x + k % 2, 2 * y + k / 2); filled(p) == 255) {
                    for (int c = 0; c < 3; ++c)
                        sum[c] += picture(p)[c];
                    ++count;
                }
            if (count > 0) {
                coarse(y, x) = Pixel(sum[0] / count, sum[1] / count, sum[2] / count);
                coarseFilled(y, x) = 255;
            }
        }
    pullPush(coarse, coarseFilled);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x)
            if (filled(y, x) != 255)
                picture(y, x) = coarse(std::min(half - 1, y / 2), std::min(half - 1, x / 2));
}

} // namespace

bool fillGutters(QImage &picture, const cv::Mat1b &covered, const CancelToken &cancel)
{
    cv::Mat3b pixels(picture.height(), picture.width(), reinterpret_cast<Pixel *>(picture.bits()),
                     std::size_t(picture.bytesPerLine()));
    cv::Mat1b filled = covered.clone();
    std::vector<cv::Point> frontier = firstFrontier(filled);
    for (int layer = 0; layer < kBorderTexels && !frontier.empty(); ++layer) {
        if (cancel.requested())
            return false;
        growLayer(pixels, filled, frontier);
    }
    if (cancel.requested())
        return false;
    pullPush(pixels, filled);
    return !cancel.requested();
}

} // namespace turnaround::blockout

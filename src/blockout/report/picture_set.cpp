#include "blockout/report/picture_set.h"

#include "core/parallel.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace turnaround::blockout {

namespace {

constexpr int kOutlineSide = 256;
constexpr int kPatchSide = 96; ///< cells along a picture's longer side
constexpr double kPatchBlur = 0.8; ///< cells

/// The mean colour of the subject in each cell, taken from every second pixel of every second row.
PatchColours patchColours(const imaging::Cutout &cutout)
{
    const cv::Size size = cutout.coverage.size();
    PatchColours patches;
    patches.pixelsPerCell = std::max(1.0f, static_cast<float>(std::max(size.width, size.height)) / kPatchSide);
    const int cols = std::max(1, static_cast<int>(size.width / patches.pixelsPerCell + 0.5f));
    const int rows = std::max(1, static_cast<int>(size.height / patches.pixelsPerCell + 0.5f));
    cv::Mat3f sum(rows, cols, cv::Vec3f());
    patches.weight = cv::Mat1f(rows, cols, 0.0f);
    const int step = patches.pixelsPerCell >= 4 ? 2 : 1;
    for (int y = 0; y < size.height; y += step) {
        const float *coverage = cutout.coverage[y];
        const cv::Vec3b *colour = cutout.colour[y];
        const int v = std::min(rows - 1, static_cast<int>(y / patches.pixelsPerCell));
        for (int x = 0; x < size.width; x += step) {
            if (coverage[x] < 0.9f)
                continue;
            const int u = std::min(cols - 1, static_cast<int>(x / patches.pixelsPerCell));
            const float r = colour[x][0] / 255.0f;
            const float g = colour[x][1] / 255.0f;
            const float b = colour[x][2] / 255.0f;
            sum(v, u) += cv::Vec3f((r + g + b) / 3, r - g, b - (r + g) / 2);
            patches.weight(v, u) += 1;
        }
    }
    cv::GaussianBlur(sum, sum, {}, kPatchBlur, kPatchBlur, cv::BORDER_CONSTANT);
    cv::GaussianBlur(patches.weight, patches.weight, {}, kPatchBlur, kPatchBlur, cv::BORDER_CONSTANT);
    patches.colour.create(rows, cols);
    const float full = patches.pixelsPerCell * patches.pixelsPerCell / static_cast<float>(step * step);
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < cols; ++x) {
            float &weight = patches.weight(y, x);
            patches.colour(y, x) = weight > 0 ? sum(y, x) * (1 / weight) : cv::Vec3f();
            weight /= full;
        }
    }
    return patches;
}

template <class Image>
Image turnedImage(const Image &image, bool isMirrored, int quarterTurns)
{
    constexpr std::array<int, 4> kRotation = {-1, cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180,
                                              cv::ROTATE_90_COUNTERCLOCKWISE};
    Image flipped = image;
    if (isMirrored) {
        flipped = Image();
        cv::flip(image, flipped, 1);
    }
    if (quarterTurns == 0)
        return flipped;
    Image result;
    cv::rotate(flipped, result, kRotation[static_cast<size_t>(quarterTurns)]);
    return result;
}

} // namespace

PictureSet::PictureSet(std::span<const ExaminedView> views)
    : m_outlines(views.size())
    , m_colours(views.size())
{
    for (const ExaminedView &view : views)
        m_views.push_back(view.view);
    parallelFor(static_cast<int>(views.size()), [&](int i) {
        const auto index = static_cast<size_t>(i);
        const Outline upright = coarser(*views[index].outline, kOutlineSide);
        const PatchColours patches = patchColours(*views[index].cutout);
        for (int v = 0; v < 8; ++v) {
            const bool isMirrored = v >= 4;
            const Outline outline = isMirrored ? mirrored(upright) : upright;
            m_outlines[index][static_cast<size_t>(v)] = std::make_shared<const Outline>(turned(outline, v & 3));
            m_colours[index][static_cast<size_t>(v)] = {patches.pixelsPerCell,
                                                        turnedImage(patches.colour, isMirrored, v & 3),
                                                        turnedImage(patches.weight, isMirrored, v & 3)};
        }
    });
}

const std::shared_ptr<const Outline> &PictureSet::outline(const Source &source) const
{
    return m_outlines[static_cast<size_t>(source.picture)][variant(source)];
}

const PatchColours &PictureSet::colours(const Source &source) const
{
    return m_colours[static_cast<size_t>(source.picture)][variant(source)];
}

} // namespace turnaround::blockout

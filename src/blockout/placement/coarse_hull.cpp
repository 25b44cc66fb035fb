#include "blockout/placement/coarse_hull.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

namespace turnaround::blockout {

CoarseGrid::CoarseGrid(Vec3f extents, int voxels)
{
    const float longest = std::max({extents.x, extents.y, extents.z});
    m_step = longest / static_cast<float>(voxels);
    for (int axis = 0; axis < 3; ++axis) {
        m_size[axis] = static_cast<int>(std::ceil(extents[axis] / m_step)) + 4;
        m_origin[axis] = -0.5f * static_cast<float>(m_size[axis] - 1) * m_step;
    }
}

Vec3f CoarseGrid::centre(int index) const
{
    const int x = index % m_size[0];
    const int y = index / m_size[0] % m_size[1];
    const int z = index / (m_size[0] * m_size[1]);
    return m_origin + Vec3f{static_cast<float>(x), static_cast<float>(y), static_cast<float>(z)} * m_step;
}

float hullMargin(const CoarseGrid &grid)
{
    return 0.8f * grid.step();
}

void keepAllowed(const CoarseGrid &grid, const Camera &camera, const Outline &outline, float margin, Bits &bits)
{
    const float limit = margin * camera.pixelsPerUnit;
    const float scale = 1 / outline.pixelsPerCell;
    // Only voxels that are still set: most fall to the first two views.
    for (size_t word = 0; word < bits.size(); ++word) {
        for (std::uint64_t rest = bits[word]; rest; rest &= rest - 1) {
            const int bit = std::countr_zero(rest);
            const Vec2f px = camera.pixel(grid.centre(static_cast<int>(word * 64) + bit));
            const int x = static_cast<int>(px.x * scale);
            const int y = static_cast<int>(px.y * scale);
            const bool inPicture = px.x >= 0 && px.y >= 0 && x < outline.distance.cols && y < outline.distance.rows;
            if (!inPicture || outline.distance(y, x) >= limit)
                bits[word] &= ~(std::uint64_t{1} << bit);
        }
    }
}

Bits allowedBy(const CoarseGrid &grid, const Camera &camera, const Outline &outline, float margin)
{
    Bits bits((static_cast<size_t>(grid.count()) + 63) / 64, ~std::uint64_t{0});
    if (const int last = grid.count() % 64)
        bits.back() = (std::uint64_t{1} << last) - 1;
    keepAllowed(grid, camera, outline, margin, bits);
    return bits;
}

Bits hullOf(const CoarseGrid &grid, std::span<const Camera> cameras, std::span<const Outline *const> outlines)
{
    Bits bits = allowedBy(grid, cameras[0], *outlines[0], hullMargin(grid));
    for (size_t i = 1; i < cameras.size(); ++i)
        keepAllowed(grid, cameras[i], *outlines[i], hullMargin(grid), bits);
    return bits;
}

Bits intersection(std::span<const Bits *const> bits)
{
    Bits result = *bits[0];
    for (const Bits *other : bits.subspan(1)) {
        for (size_t k = 0; k < result.size(); ++k)
            result[k] &= (*other)[k];
    }
    return result;
}

Bits shellOf(const CoarseGrid &grid, const Bits &voxels, int depth)
{
    const auto inside = [&](int i) { return (voxels[static_cast<size_t>(i) / 64] >> (i % 64) & 1) != 0; };
    const std::array<int, 3> stride = {1, grid.size(0), grid.size(0) * grid.size(1)};
    Bits shell = voxels;
    for (size_t word = 0; word < voxels.size(); ++word) {
        for (std::uint64_t rest = voxels[word]; rest; rest &= rest - 1) {
            const int bit = std::countr_zero(rest);
            const int i = static_cast<int>(word * 64) + bit;
            bool deep = true;
            for (int axis = 0; axis < 3 && deep; ++axis) {
                const int low = i - depth * stride[axis];
                const int high = i + depth * stride[axis];
                deep = low >= 0 && high < grid.count() && inside(low) && inside(high);
            }
            if (deep)
                shell[word] &= ~(std::uint64_t{1} << bit);
        }
    }
    return shell;
}

double coverageOf(const CoarseGrid &grid, const Bits &voxels, const Camera &camera, const Outline &outline,
                  Tolerance tolerance)
{
    // Cells about as large as a voxel's picture.
    const float cell = std::max(outline.pixelsPerCell, grid.step() * camera.pixelsPerUnit);
    const int cols = static_cast<int>(std::ceil(outline.width / cell));
    const int rows = static_cast<int>(std::ceil(outline.height / cell));
    cv::Mat1b seen(rows, cols, static_cast<uchar>(0));
    for (size_t word = 0; word < voxels.size(); ++word) {
        for (std::uint64_t rest = voxels[word]; rest; rest &= rest - 1) {
            const int i = static_cast<int>(word * 64) + std::countr_zero(rest);
            const Vec2f px = camera.pixel(grid.centre(i));
            const int x = static_cast<int>(std::floor(px.x / cell));
            const int y = static_cast<int>(std::floor(px.y / cell));
            if (x >= 0 && y >= 0 && x < cols && y < rows)
                seen(y, x) = 1;
        }
    }
    if (tolerance == Tolerance::Loose)
        cv::dilate(seen, seen, cv::Mat());
    const float perCell = cell / outline.pixelsPerCell;
    int wanted = 0;
    int covered = 0;
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < cols; ++x) {
            const int u = std::min(outline.distance.cols - 1, static_cast<int>((x + 0.5f) * perCell));
            const int v = std::min(outline.distance.rows - 1, static_cast<int>((y + 0.5f) * perCell));
            if (outline.distance(v, u) >= 0)
                continue;
            ++wanted;
            covered += seen(y, x);
        }
    }
    return wanted > 0 ? static_cast<double>(covered) / wanted : 1.0;
}

} // namespace turnaround::blockout

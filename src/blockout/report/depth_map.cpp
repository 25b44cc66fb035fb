#include "blockout/report/depth_map.h"

#include <algorithm>
#include <cmath>

namespace turnaround::blockout {

DepthMap::DepthMap(std::span<const Vec3f> points, float step, const Camera &camera, const Outline &outline)
    : m_camera(camera)
    , m_cellPixels(step * camera.pixelsPerUnit)
    , m_slack(1.6f * step)
    , m_depth(static_cast<int>(outline.height / m_cellPixels) + 1, static_cast<int>(outline.width / m_cellPixels) + 1,
              -1e9f)
{
    auto *depths = m_depth.ptr<float>();
    for (const Vec3f p : points) {
        if (const int i = cell(p); i >= 0)
            depths[i] = std::max(depths[i], camera.depth(p));
    }
}

int DepthMap::cell(Vec3f p) const
{
    const Vec2f px = m_camera.pixel(p);
    const int x = static_cast<int>(std::floor(px.x / m_cellPixels));
    const int y = static_cast<int>(std::floor(px.y / m_cellPixels));
    return x >= 0 && y >= 0 && x < m_depth.cols && y < m_depth.rows ? y * m_depth.cols + x : -1;
}

bool DepthMap::sees(Vec3f p) const
{
    const int i = cell(p);
    return i >= 0 && m_camera.depth(p) >= m_depth.ptr<float>()[i] - m_slack;
}

} // namespace turnaround::blockout

// Which points of a surface a view sees. Any thread (values).
#pragma once

#include "blockout/placement/outline.h"
#include "blockout/placement/placed_view.h"

#include <opencv2/core.hpp>

#include <span>

namespace turnaround::blockout {

/// The depth of the nearest point in each cell of a picture; a cell is about as wide as the points are apart.
class DepthMap
{
public:
    DepthMap(std::span<const Vec3f> points, float step, const Camera &camera, const Outline &outline);

    bool sees(Vec3f p) const;

private:
    int cell(Vec3f p) const; ///< -1: outside the picture

    Camera m_camera;
    float m_cellPixels;
    float m_slack;
    cv::Mat1f m_depth;
};

} // namespace turnaround::blockout

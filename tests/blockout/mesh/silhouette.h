// How much of the given outlines a mesh's own outlines cover: the mesh is drawn from the eight cameras
// and compared, pixel centre by pixel centre, with the pictures' alpha.
#pragma once

#include "blockout/mesh/triangle_mesh.h"
#include "domain/view.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>

namespace turnaround::blockout::fields {

/// 255 where a pixel's centre sees the mesh; `half` is the picture's half side in world units.
inline cv::Mat drawOutline(const TriangleMesh &mesh, View view, float half, int side)
{
    cv::Mat picture = cv::Mat::zeros(side, side, CV_8U);
    const ViewAxes &axes = viewAxes(view);
    const float scale = float(side) / (2 * half);
    for (const Triangle &t : mesh.triangles) {
        std::array<double, 3> x, y;
        for (int k = 0; k < 3; ++k) {
            x[k] = 0.5 * side + dot(mesh.positions[t[k]], axes.right) * scale - 0.5;
            y[k] = 0.5 * side - dot(mesh.positions[t[k]], axes.up) * scale - 0.5;
        }
        const double area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]);
        if (area == 0)
            continue;
        const auto [y0, y1] = std::minmax_element(y.begin(), y.end());
        const auto [x0, x1] = std::minmax_element(x.begin(), x.end());
        for (int py = std::max(0, int(std::ceil(*y0))); py <= std::min<double>(side - 1, *y1); ++py) {
            for (int px = std::max(0, int(std::ceil(*x0))); px <= std::min<double>(side - 1, *x1); ++px) {
                const auto edge = [&](int a, int b) {
                    return ((x[b] - x[a]) * (py - y[a]) - (px - x[a]) * (y[b] - y[a])) / area;
                };
                if (edge(0, 1) >= 0 && edge(1, 2) >= 0 && edge(2, 0) >= 0)
                    picture.at<uchar>(py, px) = 255;
            }
        }
    }
    return picture;
}

inline double overlap(const cv::Mat &a, const cv::Mat &b)
{
    return double(cv::countNonZero(a & b)) / std::max(1, cv::countNonZero(a | b));
}

} // namespace turnaround::blockout::fields

// How much of a view's outline a mesh's own outline covers: the mesh is drawn by the view's camera and
// compared, pixel centre by pixel centre, with the subject in the picture.
#pragma once

#include "blockout/mesh/triangle_mesh.h"
#include "blockout/placement/placed_view.h"
#include "imaging/cutout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace turnaround::blockout::fields {

/// 255 where a pixel's centre sees the mesh.
inline cv::Mat1b drawOutline(const TriangleMesh &mesh, const Camera &camera, cv::Size size)
{
    cv::Mat1b picture(size, uchar(0));
    for (const Triangle &t : mesh.triangles) {
        std::array<double, 3> x, y;
        for (int k = 0; k < 3; ++k) {
            const Vec2f pixel = camera.pixel(mesh.positions[t[k]]);
            x[k] = pixel.x - 0.5;
            y[k] = pixel.y - 0.5;
        }
        const double area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]);
        if (area == 0)
            continue;
        const auto [y0, y1] = std::minmax_element(y.begin(), y.end());
        const auto [x0, x1] = std::minmax_element(x.begin(), x.end());
        for (int py = std::max(0, int(std::ceil(*y0))); py <= std::min<double>(size.height - 1, *y1); ++py) {
            for (int px = std::max(0, int(std::ceil(*x0))); px <= std::min<double>(size.width - 1, *x1); ++px) {
                const auto side = [&](int a, int b) {
                    return ((x[b] - x[a]) * (py - y[a]) - (px - x[a]) * (y[b] - y[a])) / area;
                };
                if (side(0, 1) >= 0 && side(1, 2) >= 0 && side(2, 0) >= 0)
                    picture(py, px) = 255;
            }
        }
    }
    return picture;
}

/// Intersection over union of the mesh's outline and the subject's.
inline double outlineOverlap(const TriangleMesh &mesh, const Camera &camera, const imaging::Cutout &cutout)
{
    const cv::Mat1b drawn = drawOutline(mesh, camera, cutout.coverage.size());
    const cv::Mat1b given = cutout.coverage >= 0.5f;
    return double(cv::countNonZero(drawn & given)) / std::max(1, cv::countNonZero(drawn | given));
}

} // namespace turnaround::blockout::fields

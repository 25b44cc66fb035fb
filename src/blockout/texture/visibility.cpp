#include "blockout/texture/visibility.h"

#include "blockout/texture/raster.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <vector>

namespace turnaround::blockout {
namespace {

constexpr float kMostCellsPerUnit = 1024;
constexpr float kNothing = -1e9f;
constexpr float kStep = 0.02f; ///< world units: a depth step larger than this is an edge
constexpr float kClearDistance = 0.009f; ///< world units: how far from an edge a picture is trusted fully

} // namespace

Visibility::Visibility(const TriangleMesh &mesh, const PlacedView &view, const Projector &projector,
                       const CancelToken &cancel)
    : m_projector(projector)
{
    m_cellsPerPixel = std::min(1.0f, kMostCellsPerUnit / projector.pixelsPerUnit);
    m_cell = 1 / (projector.pixelsPerUnit * m_cellsPerPixel);
    drawDepth(mesh, cancel);
    if (!cancel.requested())
        measureClearance(*view.cutout);
}

void Visibility::drawDepth(const TriangleMesh &mesh, const CancelToken &cancel)
{
    // In the picture's plane the depth of a plane is linear, or its reciprocal distance is.
    std::vector<Vec3f> screen(mesh.positions.size());
    Vec2f low{1e9f, 1e9f};
    Vec2f high{-1e9f, -1e9f};
    const Projector &eye = m_projector;
    for (std::size_t i = 0; i < screen.size(); ++i) {
        const Vec3f p = mesh.positions[i];
        const Vec2f q = eye.pixel(p);
        const float near = eye.distance > 0 ? 1 / (eye.distance - dot(p, eye.back)) : dot(p, eye.back);
        screen[i] = {q.x, q.y, eye.through ? -near : near};
        low = {std::min(low.x, q.x), std::min(low.y, q.y)};
        high = {std::max(high.x, q.x), std::max(high.y, q.y)};
    }
    m_origin = low - Vec2f{2, 2} * (1 / m_cellsPerPixel);
    const Vec2f extent = (high - m_origin) * m_cellsPerPixel;
    m_depth = cv::Mat1f(int(extent.y) + 3, int(extent.x) + 3, kNothing);
    for (Vec3f &p : screen)
        p = {(p.x - m_origin.x) * m_cellsPerPixel, (p.y - m_origin.y) * m_cellsPerPixel, p.z};

    const PixelBox all{0, 0, m_depth.cols, m_depth.rows};
    for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
        if ((t & 8191) == 0 && cancel.requested())
            return;
        const Triangle &tri = mesh.triangles[t];
        const Vec3f a = screen[tri[0]], b = screen[tri[1]], c = screen[tri[2]];
        const float area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        if (eye.through ? area <= 0 : area >= 0) // y runs down: what faces the camera turns the other way
            continue;
        const float dx = ((b.z - a.z) * (c.y - a.y) - (c.z - a.z) * (b.y - a.y)) / area;
        const float dy = ((c.z - a.z) * (b.x - a.x) - (b.z - a.z) * (c.x - a.x)) / area;
        const float least = std::min({a.z, b.z, c.z});
        const float most = std::max({a.z, b.z, c.z});
        rasterise({a.x, a.y}, {b.x, b.y}, {c.x, c.y}, all, [&](int x, int y) {
            const float z = std::clamp(a.z + dx * (x + 0.5f - a.x) + dy * (y + 0.5f - a.y), least, most);
            float &cell = m_depth(y, x);
            cell = std::max(cell, z);
        });
    }
    if (eye.distance > 0)
        for (float &z : m_depth)
            if (z > kNothing)
                z = eye.through ? -(eye.distance + 1 / z) : eye.distance - 1 / z;
}

void Visibility::measureClearance(const imaging::Cutout &cutout)
{
    const cv::Mat1f &coverage = cutout.coverage;
    cv::Mat1b clear(m_depth.size(), 0);
    for (int y = 0; y < m_depth.rows; ++y) {
        const int py = int(m_origin.y + (y + 0.5f) / m_cellsPerPixel);
        for (int x = 0; x < m_depth.cols; ++x) {
            const int px = int(m_origin.x + (x + 0.5f) / m_cellsPerPixel);
            clear(y, x) = unsigned(px) < unsigned(coverage.cols) && unsigned(py) < unsigned(coverage.rows) &&
                    coverage(py, px) >= 0.5f
                ? 255
                : 0;
        }
    }
    for (int y = 0; y + 1 < m_depth.rows; ++y)
        for (int x = 0; x + 1 < m_depth.cols; ++x) {
            const float z = m_depth(y, x);
            if (z > kNothing && (std::abs(z - m_depth(y, x + 1)) > kStep || std::abs(z - m_depth(y + 1, x)) > kStep))
                clear(y, x) = 0;
        }
    cv::Mat1f distance;
    cv::distanceTransform(clear, distance, cv::DIST_L2, 3);
    distance.convertTo(m_clearance, CV_8U, 255.0 * m_cell / kClearDistance);
}

} // namespace turnaround::blockout

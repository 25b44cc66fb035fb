// Which parts of a surface a view sees, and how well: never right beside an edge, where the picture and
// the surface are sure to disagree by a pixel. Any thread (values).
#pragma once

#include "blockout/mesh/triangle_mesh.h"
#include "blockout/texture/projector.h"
#include "core/cancel.h"

#include <opencv2/core.hpp>

#include <cmath>

namespace turnaround::blockout {

class Visibility
{
public:
    Visibility() = default;
    /// Draws the mesh as the view sees it. Not usable after a cancelled call.
    Visibility(const TriangleMesh &mesh, const PlacedView &view, const Projector &projector, const CancelToken &cancel);

    /// `facing` is the cosine between the surface there and the direction towards the eye.
    bool sees(Vec3f p, Vec2f pixel, float facing) const
    {
        const int x = int((pixel.x - m_origin.x) * m_cellsPerPixel);
        const int y = int((pixel.y - m_origin.y) * m_cellsPerPixel);
        if (unsigned(x) >= unsigned(m_depth.cols) || unsigned(y) >= unsigned(m_depth.rows))
            return false;
        const float slope = std::sqrt(std::max(0.0f, 1 - facing * facing)) / std::max(facing, 0.1f);
        return m_projector.depth(p) > m_depth(y, x) - kTolerance - m_cell * slope;
    }
    /// 0 at the subject's outline and where one part ends before another, 1 well away from them.
    float clearance(Vec2f pixel) const
    {
        const int x = int((pixel.x - m_origin.x) * m_cellsPerPixel);
        const int y = int((pixel.y - m_origin.y) * m_cellsPerPixel);
        if (unsigned(x) >= unsigned(m_depth.cols) || unsigned(y) >= unsigned(m_depth.rows))
            return 0;
        return float(m_clearance(y, x)) * (1 / 255.0f);
    }

private:
    static constexpr float kTolerance = 0.004f; ///< world units: about two voxels of the finest usual mesh

    void drawDepth(const TriangleMesh &mesh, const CancelToken &cancel);
    void measureClearance(const imaging::Cutout &cutout);

    Projector m_projector;
    Vec2f m_origin; ///< pixel of the first cell's corner
    float m_cellsPerPixel = 1; ///< at most 1
    float m_cell = 0; ///< world units
    cv::Mat1f m_depth; ///< world units; very low where there is nothing
    cv::Mat1b m_clearance;
};

} // namespace turnaround::blockout

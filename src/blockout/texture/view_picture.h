// A view's colours, ready to be laid on a surface: without the outline's mixed pixels, at the resolution
// that the texture can show, and once more without their detail. Any thread (values).
#pragma once

#include "blockout/placement/placed_view.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>

namespace turnaround::blockout {

class ViewPicture
{
public:
    ViewPicture() = default;
    /// `texelsPerUnit`: the texture's resolution; a finer picture is brought down to it.
    ViewPicture(const PlacedView &view, float texelsPerUnit);

    /// sRGB 0..255, in the view's pixels; outside, the nearest colour of the subject.
    Vec3f colour(Vec2f pixel) const { return sample(m_colour, m_colourPerPixel, pixel); }
    /// The colour's broad part: a mean over about a hundredth of the subject's size.
    Vec3f broadColour(Vec2f pixel) const { return sample(m_broad, m_broadPerPixel, pixel); }
    /// Each channel times a gain, both parts.
    void multiply(const std::array<float, 3> &gain);

private:
    Vec3f sample(const cv::Mat4b &m, Vec2f perPixel, Vec2f pixel) const
    {
        const float x = std::clamp((pixel.x - m_origin.x) * perPixel.x - 0.5f, 0.0f, float(m.cols) - 1.001f);
        const float y = std::clamp((pixel.y - m_origin.y) * perPixel.y - 0.5f, 0.0f, float(m.rows) - 1.001f);
        const int ix = int(x);
        const int iy = int(y);
        const float fx = x - float(ix);
        const float fy = y - float(iy);
        const auto *upper = m[iy] + ix;
        const auto *lower = m[iy + 1] + ix;
        const float w00 = (1 - fx) * (1 - fy), w10 = fx * (1 - fy), w01 = (1 - fx) * fy, w11 = fx * fy;
        return {w00 * upper[0][0] + w10 * upper[1][0] + w01 * lower[0][0] + w11 * lower[1][0],
                w00 * upper[0][1] + w10 * upper[1][1] + w01 * lower[0][1] + w11 * lower[1][1],
                w00 * upper[0][2] + w10 * upper[1][2] + w01 * lower[0][2] + w11 * lower[1][2]};
    }

    Vec2f m_origin; ///< pixel of both matrices' first corner
    Vec2f m_colourPerPixel{1, 1};
    Vec2f m_broadPerPixel{1, 1};
    cv::Mat4b m_colour; ///< R, G, B, -: four bytes are read at once
    cv::Mat4b m_broad;
};

} // namespace turnaround::blockout

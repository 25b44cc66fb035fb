// Triangles into pixels, on the processor: which pixels each covers, and what hides what. Colours are the caller's
// business. Any thread (values).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace turnaround::viewer {

/// A corner in the picture.
struct PicturePoint {
    float x = 0, y = 0; ///< pixels; y runs down
    float depth = 0; ///< grows away from the camera
};

/// A square picture's depths.
class Rasteriser
{
public:
    explicit Rasteriser(int side)
        : m_side(side)
        , m_depth(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), std::numeric_limits<float>::max())
    {
    }

    /// Calls put(x, y, wa, wb, wc) for each pixel whose centre lies in the triangle before all that was put so far;
    /// the weights add up to 1. Where put returns false, nothing is hidden. A triangle faces the camera whose
    /// corners run against the clock; `culled`: others are left out.
    template <class Put>
    void draw(const PicturePoint &a, const PicturePoint &b, const PicturePoint &c, bool culled, const Put &put)
    {
        const float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
        if (area == 0 || (area > 0 && culled)) // y runs down: what faces the camera runs the other way
            return;
        const int x0 = std::max(0, static_cast<int>(std::floor(std::min({a.x, b.x, c.x}))));
        const int x1 = std::min(m_side - 1, static_cast<int>(std::ceil(std::max({a.x, b.x, c.x}))));
        const int y0 = std::max(0, static_cast<int>(std::floor(std::min({a.y, b.y, c.y}))));
        const int y1 = std::min(m_side - 1, static_cast<int>(std::ceil(std::max({a.y, b.y, c.y}))));
        const float share = 1 / area;
        const float stepA = (b.y - c.y) * share, stepB = (c.y - a.y) * share; // of the weights, from pixel to pixel
        const float px = static_cast<float>(x0) + 0.5f;
        for (int y = y0; y <= y1; ++y) {
            float *row = m_depth.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(m_side);
            const float py = static_cast<float>(y) + 0.5f;
            const float firstA = ((b.x - px) * (c.y - py) - (c.x - px) * (b.y - py)) * share;
            const float firstB = ((c.x - px) * (a.y - py) - (a.x - px) * (c.y - py)) * share;
            for (int x = x0; x <= x1; ++x) {
                const float wa = firstA + stepA * static_cast<float>(x - x0);
                const float wb = firstB + stepB * static_cast<float>(x - x0);
                const float wc = 1 - wa - wb;
                if (wa < 0 || wb < 0 || wc < 0)
                    continue;
                const float depth = wa * a.depth + wb * b.depth + wc * c.depth;
                if (depth < row[x] && put(x, y, wa, wb, wc))
                    row[x] = depth;
            }
        }
    }

private:
    int m_side;
    std::vector<float> m_depth;
};

} // namespace turnaround::viewer

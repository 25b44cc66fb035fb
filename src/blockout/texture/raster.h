// Which pixels a triangle covers, exactly. Any thread (pure).
#pragma once

#include "core/vec.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace turnaround::blockout {

struct PixelBox {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0; ///< without x1 and y1
};

/// Calls pixel(x, y) for each pixel of `clip` whose centre lies in the triangle, row by row. Corners, in
/// pixels within +-1e6, snap to 1/256 pixel; triangles that share an edge then share no pixel and leave
/// none out. The sense of rotation doesn't matter.
template <class Pixel>
void rasterise(Vec2f a, Vec2f b, Vec2f c, const PixelBox &clip, Pixel &&pixel)
{
    struct Point {
        std::int64_t x, y;
    };
    const auto snap = [](Vec2f p) { return Point{std::lround(p.x * 256.0f), std::lround(p.y * 256.0f)}; };
    const Point p = snap(a);
    Point q = snap(b);
    Point r = snap(c);
    const std::int64_t area = (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    if (area == 0)
        return;
    if (area < 0)
        std::swap(q, r);
    const int x0 = std::max<int>(clip.x0, int((std::min({p.x, q.x, r.x}) + 127) >> 8));
    const int y0 = std::max<int>(clip.y0, int((std::min({p.y, q.y, r.y}) + 127) >> 8));
    const int x1 = std::min<int>(clip.x1, int((std::max({p.x, q.x, r.x}) - 128) >> 8) + 1);
    const int y1 = std::min<int>(clip.y1, int((std::max({p.y, q.y, r.y}) - 128) >> 8) + 1);
    if (x0 >= x1 || y0 >= y1)
        return;
    struct Edge {
        std::int64_t value, stepX, stepY;
    };
    const auto edge = [&](Point from, Point to) {
        const std::int64_t dx = to.x - from.x;
        const std::int64_t dy = to.y - from.y;
        const bool owned = dy < 0 || (dy == 0 && dx > 0);
        return Edge{dx * ((std::int64_t(y0) << 8) + 128 - from.y) - dy * ((std::int64_t(x0) << 8) + 128 - from.x) -
                        (owned ? 0 : 1),
                    -dy * 256, dx * 256};
    };
    Edge e0 = edge(p, q);
    Edge e1 = edge(q, r);
    Edge e2 = edge(r, p);
    for (int y = y0; y < y1; ++y) {
        std::int64_t v0 = e0.value;
        std::int64_t v1 = e1.value;
        std::int64_t v2 = e2.value;
        bool inside = false;
        for (int x = x0; x < x1; ++x) {
            if ((v0 | v1 | v2) >= 0) {
                pixel(x, y);
                inside = true;
            } else if (inside) {
                break;
            }
            v0 += e0.stepX;
            v1 += e1.stepX;
            v2 += e2.stepX;
        }
        e0.value += e0.stepY;
        e1.value += e1.stepY;
        e2.value += e2.stepY;
    }
}

} // namespace turnaround::blockout

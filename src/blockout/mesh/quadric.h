// Squared distances to many planes as one quadratic form: the error of Garland and Heckbert, "Surface
// simplification using quadric error metrics", SIGGRAPH 1997. Any thread (values).
#pragma once

#include "core/vec.h"

#include <array>

namespace turnaround::blockout {

using Point = std::array<double, 3>;

inline Point toPoint(const Vec3f &p)
{
    return {p.x, p.y, p.z};
}

/// p -> p·A·p + 2 b·p + c, in double: the errors are 1e-9 of the terms that cancel.
struct Quadric {
    double xx = 0, xy = 0, xz = 0, yy = 0, yz = 0, zz = 0;
    double bx = 0, by = 0, bz = 0, c = 0;

    /// The plane through p with unit normal n.
    static Quadric plane(const Point &n, const Point &p, double weight)
    {
        const double d = -(n[0] * p[0] + n[1] * p[1] + n[2] * p[2]);
        const double wx = weight * n[0], wy = weight * n[1], wz = weight * n[2];
        return {wx * n[0], wx * n[1], wx * n[2], wy * n[1], wy * n[2],
                wz * n[2], wx * d,    wy * d,    wz * d,    weight * d * d};
    }

    Quadric &operator+=(const Quadric &o)
    {
        xx += o.xx, xy += o.xy, xz += o.xz, yy += o.yy, yz += o.yz, zz += o.zz;
        bx += o.bx, by += o.by, bz += o.bz, c += o.c;
        return *this;
    }
    friend Quadric operator+(Quadric a, const Quadric &b) { return a += b; }

    double operator()(const Point &p) const
    {
        return p[0] * (xx * p[0] + 2 * (xy * p[1] + xz * p[2] + bx)) + p[1] * (yy * p[1] + 2 * (yz * p[2] + by)) +
            p[2] * (zz * p[2] + 2 * bz) + c;
    }

    /// Where the form is least; along directions that it leaves open, near `hint`.
    Point minimum(const Point &hint) const
    {
        const double open = 1e-4 * (xx + yy + zz) + 1e-300;
        const double a = xx + open, d = yy + open, f = zz + open;
        const double gx = open * hint[0] - bx, gy = open * hint[1] - by, gz = open * hint[2] - bz;
        const double m00 = d * f - yz * yz, m01 = xz * yz - xy * f, m02 = xy * yz - xz * d;
        const double m11 = a * f - xz * xz, m12 = xy * xz - a * yz, m22 = a * d - xy * xy;
        const double s = 1 / (a * m00 + xy * m01 + xz * m02);
        return {s * (m00 * gx + m01 * gy + m02 * gz), s * (m01 * gx + m11 * gy + m12 * gz),
                s * (m02 * gx + m12 * gy + m22 * gz)};
    }
};

} // namespace turnaround::blockout

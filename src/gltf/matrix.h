// Arithmetic of glTF's column-major 4 x 4 matrices. Any thread (values).
#pragma once

#include "gltf/scene.h"

#include <cmath>

namespace turnaround::gltf {

inline constexpr Mat4 kIdentity{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};

inline Mat4 operator*(const Mat4 &a, const Mat4 &b)
{
    Mat4 product{};
    for (int column = 0; column < 4; ++column) {
        for (int row = 0; row < 4; ++row) {
            double sum = 0;
            for (int k = 0; k < 4; ++k)
                sum += double(a[k * 4 + row]) * b[column * 4 + k];
            product[column * 4 + row] = float(sum);
        }
    }
    return product;
}

/// `m` is affine.
inline Vec3f transformPoint(const Mat4 &m, Vec3f p)
{
    return {m[0] * p.x + m[4] * p.y + m[8] * p.z + m[12], m[1] * p.x + m[5] * p.y + m[9] * p.z + m[13],
            m[2] * p.x + m[6] * p.y + m[10] * p.z + m[14]};
}

inline Vec3f transformDirection(const Mat4 &m, Vec3f d)
{
    return {m[0] * d.x + m[4] * d.y + m[8] * d.z, m[1] * d.x + m[5] * d.y + m[9] * d.z,
            m[2] * d.x + m[6] * d.y + m[10] * d.z};
}

/// Of the upper 3 x 3; below 0 where `m` mirrors.
inline float determinant(const Mat4 &m)
{
    return dot(cross({m[0], m[1], m[2]}, {m[4], m[5], m[6]}), {m[8], m[9], m[10]});
}

/// A surface normal's way through `m`, unit length; also where `m` scales unevenly or mirrors.
inline Vec3f transformNormal(const Mat4 &m, Vec3f n)
{
    const Vec3f x{m[0], m[1], m[2]}, y{m[4], m[5], m[6]}, z{m[8], m[9], m[10]};
    const Vec3f turned = cross(y, z) * n.x + cross(z, x) * n.y + cross(x, y) * n.z;
    return normalized(determinant(m) < 0 ? -turned : turned);
}

inline bool isFinite(const Mat4 &m)
{
    for (float value : m) {
        if (!std::isfinite(value))
            return false;
    }
    return true;
}

} // namespace turnaround::gltf

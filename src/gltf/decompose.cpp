#include "gltf/decompose.h"

#include "gltf/matrix.h"

#include <cmath>

namespace turnaround::gltf {
namespace {

using Column = std::array<double, 3>;

double product(const Column &a, const Column &b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/// Of a rotation matrix's columns, by the largest of the four numbers (Shepperd's method).
std::array<double, 4> quaternion(const std::array<Column, 3> &c)
{
    const double m00 = c[0][0], m11 = c[1][1], m22 = c[2][2];
    std::array<double, 4> q{};
    if (m00 + m11 + m22 > 0)
        q = {c[1][2] - c[2][1], c[2][0] - c[0][2], c[0][1] - c[1][0], 1 + m00 + m11 + m22};
    else if (m00 > m11 && m00 > m22)
        q = {1 + m00 - m11 - m22, c[0][1] + c[1][0], c[2][0] + c[0][2], c[1][2] - c[2][1]};
    else if (m11 > m22)
        q = {c[0][1] + c[1][0], 1 + m11 - m00 - m22, c[1][2] + c[2][1], c[2][0] - c[0][2]};
    else
        q = {c[2][0] + c[0][2], c[1][2] + c[2][1], 1 + m22 - m00 - m11, c[0][1] - c[1][0]};
    const double norm = std::sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    for (double &value : q)
        value /= norm;
    return q;
}

} // namespace

std::optional<Placement> decompose(const Mat4 &m)
{
    constexpr double smallestScale = 1e-12;
    constexpr double mostShear = 1e-5; // cosine between axes
    Placement placement;
    std::array<Column, 3> columns{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        placement.translation[axis] = m[12 + axis];
        columns[axis] = {m[axis * 4], m[axis * 4 + 1], m[axis * 4 + 2]};
        placement.scale[axis] = std::sqrt(product(columns[axis], columns[axis]));
        if (!(placement.scale[axis] > smallestScale))
            return std::nullopt;
    }
    if (determinant(m) < 0)
        placement.scale[0] = -placement.scale[0];
    for (std::size_t axis = 0; axis < 3; ++axis) {
        for (double &value : columns[axis])
            value /= placement.scale[axis];
    }
    for (std::size_t axis = 0; axis < 3; ++axis) {
        if (std::abs(product(columns[axis], columns[(axis + 1) % 3])) > mostShear)
            return std::nullopt;
    }
    placement.rotation = quaternion(columns);
    return placement;
}

} // namespace turnaround::gltf

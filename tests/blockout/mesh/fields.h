// Solids as scalar fields, for the tests of the mesh stages.
#pragma once

#include "blockout/mesh/isosurface.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace turnaround::blockout::fields {

/// A cube of cells around the origin, from -half to +half.
inline Grid cube(int cells, float half)
{
    return {cells, cells, cells, {-half, -half, -half}, 2 * half / float(cells)};
}

/// Samples a function of a point in every block.
template <class Field>
SampleBlock sampler(const Grid &grid, Field field)
{
    return [grid, field](int bx, int by, int bz, float *values) {
        for (int k = 0; k < kBlockCorners; ++k) {
            for (int j = 0; j < kBlockCorners; ++j) {
                for (int i = 0; i < kBlockCorners; ++i) {
                    const Vec3f corner{float(bx * kBlockCells + i), float(by * kBlockCells + j),
                                       float(bz * kBlockCells + k)};
                    *values++ = field(grid.origin + grid.step * corner);
                }
            }
        }
        return true;
    };
}

inline auto sphere(Vec3f centre, float radius)
{
    return [=](Vec3f p) { return length(p - centre) - radius; };
}

/// Around the y axis.
inline auto torus(float ring, float tube)
{
    return [=](Vec3f p) { return std::hypot(std::hypot(p.x, p.z) - ring, p.y) - tube; };
}

inline auto box(Vec3f centre, Vec3f half)
{
    return [=](Vec3f p) {
        const Vec3f d = p - centre;
        return std::max({std::abs(d.x) - half.x, std::abs(d.y) - half.y, std::abs(d.z) - half.z});
    };
}

template <class A, class B>
auto either(A a, B b)
{
    return [=](Vec3f p) { return std::min(a(p), b(p)); };
}

template <class A, class B>
auto without(A a, B b)
{
    return [=](Vec3f p) { return std::max(a(p), -b(p)); };
}

/// A random value from -1 to 1, and `shift`, at each of the grid's corners, so that every case of a cell comes up.
inline SampleBlock noise(const Grid &grid, unsigned seed, float shift = 0)
{
    const int stride = (std::max({grid.nx, grid.ny, grid.nz}) / kBlockCells + 2) * kBlockCells + 1;
    std::mt19937 random(seed);
    std::vector<float> values(size_t(stride) * stride * stride);
    for (float &value : values)
        value = float(random() % 2001) / 1000.f - 1.f + shift;
    return [=](int bx, int by, int bz, float *out) {
        for (int k = 0; k < kBlockCorners; ++k) {
            for (int j = 0; j < kBlockCorners; ++j) {
                for (int i = 0; i < kBlockCorners; ++i)
                    *out++ = values[(size_t(bz * kBlockCells + k) * stride + size_t(by * kBlockCells + j)) * stride +
                                    size_t(bx * kBlockCells + i)];
            }
        }
        return true;
    };
}

inline double volume(const TriangleMesh &mesh)
{
    double six = 0;
    for (const Triangle &t : mesh.triangles)
        six += dot(mesh.positions[t[0]], cross(mesh.positions[t[1]], mesh.positions[t[2]]));
    return six / 6;
}

/// Vertices - edges + triangles: 2 for each closed piece without a handle.
inline long euler(const TriangleMesh &mesh)
{
    return long(mesh.positions.size()) - long(mesh.triangles.size()) / 2;
}

} // namespace turnaround::blockout::fields

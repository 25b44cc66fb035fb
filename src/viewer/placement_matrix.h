// An instance's matrix in double precision, as positions and normals need it. Any thread (values).
#pragma once

#include "core/vec.h"
#include "gltf/scene.h"

#include <array>

namespace turnaround::viewer {

using Vec3d = std::array<double, 3>;

class PlacementMatrix
{
public:
    explicit PlacementMatrix(const gltf::Mat4 &world)
    {
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 4; ++column)
                m_rows[row][column] = world[column * 4 + row];
        }
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 3; ++column)
                m_cofactors[row][column] = cofactor(row, column);
        }
        double determinant = 0;
        for (int column = 0; column < 3; ++column)
            determinant += m_rows[0][column] * m_cofactors[0][column];
        m_mirrors = determinant < 0;
    }

    /// Turns the winding of triangles around.
    bool mirrors() const { return m_mirrors; }

    Vec3d position(Vec3f p) const
    {
        Vec3d out;
        for (int row = 0; row < 3; ++row)
            out[row] = m_rows[row][0] * p.x + m_rows[row][1] * p.y + m_rows[row][2] * p.z + m_rows[row][3];
        return out;
    }

    /// Unit length; upwards where the file's normal is of no use.
    Vec3f normal(Vec3f n) const
    {
        Vec3d out;
        for (int row = 0; row < 3; ++row)
            out[row] = m_cofactors[row][0] * n.x + m_cofactors[row][1] * n.y + m_cofactors[row][2] * n.z;
        const double size = std::sqrt(out[0] * out[0] + out[1] * out[1] + out[2] * out[2]);
        if (!(size > 0) || !std::isfinite(size))
            return {0, 1, 0};
        const double scale = (m_mirrors ? -1 : 1) / size;
        return {float(out[0] * scale), float(out[1] * scale), float(out[2] * scale)};
    }

private:
    double cofactor(int row, int column) const
    {
        const int r1 = (row + 1) % 3, r2 = (row + 2) % 3, c1 = (column + 1) % 3, c2 = (column + 2) % 3;
        return m_rows[r1][c1] * m_rows[r2][c2] - m_rows[r1][c2] * m_rows[r2][c1];
    }

    std::array<std::array<double, 4>, 3> m_rows{};
    std::array<std::array<double, 3>, 3> m_cofactors{}; ///< determinant times the inverse's transpose
    bool m_mirrors = false;
};

} // namespace turnaround::viewer

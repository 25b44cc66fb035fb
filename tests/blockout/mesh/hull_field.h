// The visual hull of a rendered model, from the outlines of its eight orthographic pictures: realistic
// meshes for the benchmark. Reads TURNAROUND_DATA/views (tests/data/SOURCES.md says where they come from).
#pragma once

#include "blockout/mesh/isosurface.h"
#include "domain/view.h"

#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>

#include <opencv2/imgproc.hpp>

#include <array>
#include <optional>

namespace turnaround::blockout::fields {

/// The largest of five signed distances, each in a table over the grid's corners: opposite views share
/// one. World units.
class HullField
{
public:
    static std::optional<HullField> load(const QString &dataFolder, const QString &model, int cells)
    {
        const float half = halfExtent(dataFolder, model);
        if (half <= 0)
            return std::nullopt;
        HullField hull;
        hull.m_grid = {cells, cells, cells, {-half, -half, -half}, 2 * half / float(cells)};
        hull.m_side = (cells + kBlockCells - 1) / kBlockCells * kBlockCells + 1;
        for (Table &table : hull.m_tables)
            table.assign(size_t(2 * hull.m_side) * hull.m_side, -1e9f);
        for (const View view : kAllViews) {
            const QString file =
                dataFolder + "/views/" + model + "/" + QString::fromUtf8(viewName(view).data()) + ".png";
            const QImage picture(file);
            if (picture.isNull())
                return std::nullopt;
            hull.m_outlines[size_t(view)] = outline(picture);
            hull.add(view, signedDistance(hull.outline(view), 2 * half / float(picture.width())), half);
        }
        return hull;
    }

    const Grid &grid() const { return m_grid; }
    float half() const { return -m_grid.origin.x; }
    const cv::Mat &outline(View view) const { return m_outlines[size_t(view)]; } ///< 255 inside

    /// The field anywhere, by the nearest corner.
    float near(Vec3f p) const
    {
        const Vec3f c = (p - m_grid.origin) * (1 / m_grid.step);
        const auto index = [&](float v) { return std::clamp(int(std::lround(v)), 0, m_side - 1); };
        return at(index(c.x), index(c.y), index(c.z));
    }

    SampleBlock sampler() const
    {
        return [this](int bx, int by, int bz, float *values) {
            const int x0 = bx * kBlockCells, y0 = by * kBlockCells, z0 = bz * kBlockCells, h = kBlockCells / 2;
            if (std::abs(at(x0 + h, y0 + h, z0 + h)) > 1.74f * float(h) * m_grid.step)
                return false;
            for (int z = z0; z <= z0 + kBlockCells; ++z) {
                for (int y = y0; y <= y0 + kBlockCells; ++y) {
                    for (int x = x0; x <= x0 + kBlockCells; ++x)
                        *values++ = at(x, y, z);
                }
            }
            return true;
        };
    }

private:
    using Table = std::vector<float>;

    static float halfExtent(const QString &dataFolder, const QString &model)
    {
        QFile file(dataFolder + "/views/cameras.jsonl");
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        while (!file.atEnd()) {
            const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
            if (line["model"].toString() == "models/" + model + ".glb" && line["fov"].toDouble() == 0 &&
                line["frame"].toString() == "shared")
                return float(line["half_extent"].toDouble());
        }
        return 0;
    }

    static cv::Mat outline(const QImage &picture)
    {
        const QImage alpha = picture.convertToFormat(QImage::Format_Alpha8);
        const cv::Mat a(alpha.height(), alpha.width(), CV_8U, const_cast<uchar *>(alpha.constBits()),
                        size_t(alpha.bytesPerLine()));
        return a >= 128;
    }

    static cv::Mat signedDistance(const cv::Mat &a, float pixel)
    {
        cv::Mat inside, outside;
        cv::distanceTransform(a >= 128, inside, cv::DIST_L2, cv::DIST_MASK_PRECISE);
        cv::distanceTransform(a < 128, outside, cv::DIST_L2, cv::DIST_MASK_PRECISE);
        cv::Mat signedDistance(a.size(), CV_32F);
        for (int y = 0; y < a.rows; ++y) {
            for (int x = 0; x < a.cols; ++x) {
                const float in = inside.at<float>(y, x), out = outside.at<float>(y, x);
                signedDistance.at<float>(y, x) = (in > 0 ? 0.5f - in : out - 0.5f) * pixel;
            }
        }
        return signedDistance;
    }

    void add(View view, const cv::Mat &distance, float half)
    {
        const int t = tableOf(view);
        for (int row = 0; row < m_side; ++row) {
            for (int column = 0; column < 2 * m_side; ++column) {
                const ViewAxes &axes = viewAxes(view);
                const Vec3f p = m_grid.origin + m_grid.step * representative(t, column, row);
                const float px = (0.5f + dot(p, axes.right) / (2 * half)) * float(distance.cols) - 0.5f;
                const float py = (0.5f - dot(p, axes.up) / (2 * half)) * float(distance.rows) - 0.5f;
                const float x = std::clamp(px, 0.f, float(distance.cols) - 1.01f);
                const float y = std::clamp(py, 0.f, float(distance.rows) - 1.01f);
                const int ix = int(x), iy = int(y);
                const float fx = x - float(ix), fy = y - float(iy);
                const auto d = [&](int dx, int dy) { return distance.at<float>(iy + dy, ix + dx); };
                const float value =
                    (1 - fy) * ((1 - fx) * d(0, 0) + fx * d(1, 0)) + fy * ((1 - fx) * d(0, 1) + fx * d(1, 1));
                float &cell = m_tables[t][size_t(row) * 2 * m_side + column];
                cell = std::max(cell, value);
            }
        }
    }

    static int tableOf(View view)
    {
        switch (view) {
        case View::Front:
        case View::Back:
            return 0;
        case View::Left:
        case View::Right:
            return 1;
        case View::Top:
        case View::Bottom:
            return 2;
        case View::LeftFront:
            return 3;
        case View::RightFront:
            return 4;
        }
        return 0;
    }

    /// A point, in cells, that a table's column and row stand for.
    Vec3f representative(int table, int column, int row) const
    {
        const float c = float(column), r = float(row), n = float(m_side - 1);
        switch (table) {
        case 0:
            return {c, r, n / 2};
        case 1:
            return {n / 2, r, c};
        case 2:
            return {c, n / 2, r};
        case 3: // column = x - z + n
            return {(c - n) / 2 + n / 2, r, n / 2 - (c - n) / 2};
        default: // column = x + z
            return {c / 2, r, c / 2};
        }
    }

    float at(int x, int y, int z) const
    {
        const size_t stride = size_t(2) * m_side;
        return std::max({m_tables[0][y * stride + x], m_tables[1][y * stride + z], m_tables[2][z * stride + x],
                         m_tables[3][y * stride + (x - z + m_side - 1)], m_tables[4][y * stride + (x + z)]});
    }

    Grid m_grid;
    int m_side = 0;
    std::array<Table, 5> m_tables;
    std::array<cv::Mat, kViewCount> m_outlines;
};

} // namespace turnaround::blockout::fields

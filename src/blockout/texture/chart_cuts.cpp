#include "blockout/texture/charts.h"

#include "blockout/texture/chunks.h"
#include "blockout/texture/raster.h"

#include <opencv2/core.hpp>

#include <array>
#include <cmath>

namespace turnaround::blockout {
namespace {

constexpr float kMostCells = 4096; ///< along the longest side
constexpr float kCellsPerTriangle = 4;
constexpr float kFiner = 1.5f; ///< than asked for: steep triangles overlap in slivers

/// Grows charts of one axis over the triangles of its label; a chart stops where it would cover itself.
class ChartGrower
{
public:
    ChartGrower(const Surface &surface, const AxisLabels &labels, int label, float cellsPerUnit)
        : m_surface(surface)
        , m_labels(labels)
        , m_label(label)
        , m_axes(viewAxes(kAllViews[label]))
        , m_scale(cellsPerUnit)
    {
        Vec2f high{-1e9f, -1e9f};
        m_low = {1e9f, 1e9f};
        for (const Vec3f p : surface.mesh->positions) {
            const Vec2f q = project(p);
            m_low = {std::min(m_low.x, q.x), std::min(m_low.y, q.y)};
            high = {std::max(high.x, q.x), std::max(high.y, q.y)};
        }
        m_cells = cv::Mat1i::zeros(int((high.y - m_low.y) * m_scale) + 2, int((high.x - m_low.x) * m_scale) + 2);
    }

    /// Writes the charts of this label, numbered from 0, into `chartOf`; returns how many.
    std::uint32_t grow(std::vector<std::uint32_t> &chartOf, const CancelToken &cancel)
    {
        std::vector<std::uint32_t> refusedBy(chartOf.size(), 0);
        std::uint32_t charts = 0;
        std::vector<std::uint32_t> queue;
        for (std::uint32_t seed = 0; seed < chartOf.size(); ++seed) {
            if (m_labels[seed] != m_label || chartOf[seed] != kNoTriangle)
                continue;
            ++charts; // the stamp is one more than the chart's number
            queue.assign(1, seed);
            chartOf[seed] = charts - 1;
            covers(seed, charts);
            for (std::size_t i = 0; i < queue.size(); ++i) {
                if ((i & 4095) == 0 && cancel.requested())
                    return charts;
                for (const std::uint32_t n : m_surface.neighbours[queue[i]]) {
                    if (n == kNoTriangle || m_labels[n] != m_label || chartOf[n] != kNoTriangle ||
                        refusedBy[n] == charts)
                        continue;
                    if (covers(n, charts)) {
                        chartOf[n] = charts - 1;
                        queue.push_back(n);
                    } else {
                        refusedBy[n] = charts;
                    }
                }
            }
        }
        return charts;
    }

private:
    Vec2f project(Vec3f p) const { return {dot(p, m_axes.right), dot(p, m_axes.up)}; }
    Vec2f cell(Vec3f p) const { return (project(p) - m_low) * m_scale; }

    /// Stamps the triangle's cells unless one of them carries the stamp already.
    bool covers(std::uint32_t t, std::uint32_t stamp)
    {
        const Triangle &tri = m_surface.mesh->triangles[t];
        const auto &p = m_surface.mesh->positions;
        const Vec2f a = cell(p[tri[0]]), b = cell(p[tri[1]]), c = cell(p[tri[2]]);
        const PixelBox all{0, 0, m_cells.cols, m_cells.rows};
        bool free = true;
        rasterise(a, b, c, all, [&](int x, int y) { free = free && m_cells(y, x) != int(stamp); });
        if (free)
            rasterise(a, b, c, all, [&](int x, int y) { m_cells(y, x) = int(stamp); });
        return free;
    }

    const Surface &m_surface;
    const AxisLabels &m_labels;
    int m_label;
    ViewAxes m_axes;
    float m_scale;
    Vec2f m_low;
    cv::Mat1i m_cells;
};

} // namespace

Charts cutCharts(const Surface &surface, const AxisLabels &labels, float cellsPerUnit, const CancelToken &cancel)
{
    const double cells = kCellsPerTriangle * double(labels.size()) / std::max(1e-6, surface.area);
    const float scale = std::min(kMostCells, std::max(cellsPerUnit * kFiner, float(std::sqrt(cells))));
    Charts charts;
    charts.chartOf.assign(labels.size(), kNoTriangle);
    std::array<std::uint32_t, kChartAxes> counts{};
    parallelFor(kChartAxes, [&](int label) {
        if (!cancel.requested())
            counts[label] = ChartGrower(surface, labels, label, scale).grow(charts.chartOf, cancel);
    });
    if (cancel.requested())
        return {};
    std::array<std::uint32_t, kChartAxes> first{};
    for (int label = 0; label < kChartAxes; ++label) {
        first[label] = std::uint32_t(charts.axis.size());
        charts.axis.insert(charts.axis.end(), counts[label], std::uint8_t(label));
    }
    for (std::size_t t = 0; t < labels.size(); ++t)
        charts.chartOf[t] += first[labels[t]];
    return charts;
}

} // namespace turnaround::blockout

#include "blockout/texture/atlas.h"

#include "blockout/texture/chunks.h"
#include "blockout/texture/packing.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace turnaround::blockout {
namespace {

constexpr double kLikelyFill = 0.62;
constexpr float kCrumbTexels = 1.0f; ///< a chart smaller than this is not worth a place of its own

/// How finely charts are laid: cells of the packing grid, and the margin around each chart.
struct Grid {
    int size;
    int cell; ///< texels
    float margin; ///< texels
    int cells() const { return size / cell; }
};

Grid gridFor(int size)
{
    return size <= 1024 ? Grid{size, 2, 1.6f} : size <= 2048 ? Grid{size, 4, 2.0f} : Grid{size, 8, 3.0f};
}

struct Chart {
    int axis = 0;
    std::uint32_t first = 0, last = 0; ///< range in ChartList::triangles
    Vec2f low, high; ///< bounds along its axes' right and down, world units
    double area = 0; ///< in its plane
    bool crumb = false;
};

struct ChartList {
    std::vector<Chart> charts;
    std::vector<std::uint32_t> triangles; ///< ordered by chart
};

Vec2f project(Vec3f p, const ViewAxes &axes)
{
    return {dot(p, axes.right), -dot(p, axes.up)};
}

ChartList listCharts(const Surface &s, const Charts &cut)
{
    ChartList list;
    list.charts.resize(cut.axis.size());
    for (const std::uint32_t c : cut.chartOf)
        ++list.charts[c].last;
    std::uint32_t sum = 0;
    for (std::size_t c = 0; c < list.charts.size(); ++c) {
        Chart &chart = list.charts[c];
        chart.axis = cut.axis[c];
        chart.low = {1e9f, 1e9f};
        chart.high = {-1e9f, -1e9f};
        chart.first = sum;
        sum += chart.last;
        chart.last = chart.first;
    }
    list.triangles.resize(cut.chartOf.size());
    for (std::uint32_t t = 0; t < cut.chartOf.size(); ++t) {
        Chart &chart = list.charts[cut.chartOf[t]];
        const ViewAxes &axes = viewAxes(kAllViews[chart.axis]);
        list.triangles[chart.last++] = t;
        for (const std::uint32_t v : s.mesh->triangles[t]) {
            const Vec2f p = project(s.mesh->positions[v], axes);
            chart.low = {std::min(chart.low.x, p.x), std::min(chart.low.y, p.y)};
            chart.high = {std::max(chart.high.x, p.x), std::max(chart.high.y, p.y)};
        }
        chart.area += s.areas[t] * std::abs(dot(s.faceNormals[t], axes.back));
    }
    return list;
}

/// The cells within `margin` of a chart, its upper left corner standing at (margin, margin).
CellShape shapeOf(const Surface &s, const ChartList &list, const Chart &chart, float texelsPerUnit, const Grid &grid)
{
    const ViewAxes &axes = viewAxes(kAllViews[chart.axis]);
    const float scale = texelsPerUnit / float(grid.cell);
    const float margin = grid.margin / float(grid.cell);
    const Vec2f extent = (chart.high - chart.low) * scale;
    CellShape shape(int(extent.x + 2 * margin) + 1, int(extent.y + 2 * margin) + 1);
    for (std::uint32_t i = chart.first; i < chart.last; ++i) {
        Vec2f p[3];
        for (int k = 0; k < 3; ++k)
            p[k] = (project(s.mesh->positions[s.mesh->triangles[list.triangles[i]][k]], axes) - chart.low) * scale +
                Vec2f{margin, margin};
        const int x0 = std::max(0, int(std::floor(std::min({p[0].x, p[1].x, p[2].x}) - margin)));
        const int y0 = std::max(0, int(std::floor(std::min({p[0].y, p[1].y, p[2].y}) - margin)));
        const int x1 = std::min(shape.width() - 1, int(std::max({p[0].x, p[1].x, p[2].x}) + margin));
        const int y1 = std::min(shape.height() - 1, int(std::max({p[0].y, p[1].y, p[2].y}) + margin));
        const bool small = x1 - x0 <= 1 && y1 - y0 <= 1;
        Vec2f normal[3];
        float reach[3];
        for (int k = 0; k < 3 && !small; ++k) {
            const Vec2f along = p[(k + 1) % 3] - p[k];
            const float l = std::hypot(along.x, along.y);
            normal[k] =
                l > 0 ? Vec2f{-along.y / l, along.x / l} : Vec2f{}; // outwards: charts turn as seen, y runs down
            reach[k] = margin + 0.5f * (std::abs(normal[k].x) + std::abs(normal[k].y));
        }
        const float turn = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[1].y - p[0].y) * (p[2].x - p[0].x);
        const float outwards = turn > 0 ? -1.0f : 1.0f;
        for (int y = y0; y <= y1; ++y)
            for (int x = x0; x <= x1; ++x) {
                bool near = true;
                for (int k = 0; k < 3 && !small; ++k) {
                    const Vec2f d = Vec2f{x + 0.5f, y + 0.5f} - p[k];
                    near = near && outwards * (d.x * normal[k].x + d.y * normal[k].y) <= reach[k];
                }
                if (near)
                    shape.set(x, y);
            }
    }
    return shape;
}

struct Layout {
    float texelsPerUnit = 0;
    Packing packing; ///< places of the charts that are no crumbs, in their order
};

std::vector<std::uint32_t> wholeCharts(const ChartList &list)
{
    std::vector<std::uint32_t> whole;
    for (std::uint32_t c = 0; c < list.charts.size(); ++c)
        if (!list.charts[c].crumb)
            whole.push_back(c);
    return whole;
}

/// Declares all but the `most` largest charts crumbs, and those below a texel at the given scale.
void findCrumbs(ChartList &list, std::size_t most, float texelsPerUnit)
{
    std::vector<std::uint32_t> order(list.charts.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return list.charts[a].area > list.charts[b].area; });
    for (std::size_t i = 0; i < order.size(); ++i) {
        Chart &chart = list.charts[order[i]];
        const Vec2f extent = chart.high - chart.low;
        chart.crumb = i >= most || (i > 0 && std::max(extent.x, extent.y) * texelsPerUnit < kCrumbTexels);
    }
}

/// The largest common scale that fits, nearly; nothing when no scale does or when cancelled.
std::optional<Layout> findLayout(const Surface &s, const ChartList &list, const Grid &grid, float firstScale,
                                 const CancelToken &cancel)
{
    const std::vector<std::uint32_t> whole = wholeCharts(list);
    std::optional<Layout> best;
    float scale = firstScale;
    float tooLarge = 1e9f;
    for (int attempt = 0; attempt < 14 && !cancel.requested(); ++attempt) {
        std::vector<CellShape> shapes(whole.size());
        if (!inChunks(whole.size(), 16, cancel, [&](std::size_t begin, std::size_t end) {
                for (std::size_t i = begin; i < end; ++i)
                    shapes[i] = shapeOf(s, list, list.charts[whole[i]], scale, grid);
            }))
            break;
        std::optional<Packing> packing = packShapes(shapes, grid.cells(), grid.cells() * 5 / 4, cancel);
        const float used = packing ? float(packing->height) / float(grid.cells()) : 1.5f;
        if (used <= 1) {
            best = Layout{scale, std::move(*packing)};
            if (used > 0.97f || attempt >= 3)
                break;
            scale = std::min(scale / std::sqrt(used) * 0.997f, (scale + tooLarge) / 2);
        } else {
            tooLarge = scale;
            if (best && attempt >= 3)
                break;
            scale = best ? (scale + best->texelsPerUnit) / 2 : scale / std::sqrt(used) * 0.992f;
        }
    }
    return best;
}

/// A crumb's corners all lie on one texel of a chart beside it.
void placeCrumbs(const Surface &s, const ChartList &list, const Charts &cut, Atlas &atlas)
{
    std::vector<std::uint32_t> queue;
    std::vector<Vec2f> texelOf(list.charts.size());
    std::vector<bool> placed(list.charts.size());
    for (std::size_t c = 0; c < list.charts.size(); ++c)
        placed[c] = !list.charts[c].crumb;
    const auto take = [&](std::uint32_t crumb, Vec2f texel) {
        placed[crumb] = true;
        texelOf[crumb] = texel;
        queue.push_back(crumb);
    };
    for (std::uint32_t t = 0; t < cut.chartOf.size(); ++t)
        for (int k = 0; k < 3 && !placed[cut.chartOf[t]]; ++k)
            if (const std::uint32_t n = s.neighbours[t][k]; n != kNoTriangle && !list.charts[cut.chartOf[n]].crumb)
                take(cut.chartOf[t], atlas.texels[atlas.triangles[n][0]]);
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const Chart &crumb = list.charts[queue[i]];
        for (std::uint32_t j = crumb.first; j < crumb.last; ++j)
            for (const std::uint32_t n : s.neighbours[list.triangles[j]])
                if (n != kNoTriangle && !placed[cut.chartOf[n]])
                    take(cut.chartOf[n], texelOf[queue[i]]);
    }
    for (std::uint32_t c = 0; c < list.charts.size(); ++c) {
        const Chart &crumb = list.charts[c];
        for (std::uint32_t j = crumb.first; crumb.crumb && j < crumb.last; ++j) {
            const std::uint32_t t = list.triangles[j];
            for (int k = 0; k < 3; ++k) {
                atlas.triangles[t][k] = std::uint32_t(atlas.texels.size());
                atlas.vertexOf.push_back(s.mesh->triangles[t][k]);
                atlas.texels.push_back(texelOf[c]);
            }
        }
    }
}

Atlas buildAtlas(const Surface &s, const ChartList &list, const Charts &cut, const Grid &grid, const Layout &layout)
{
    Atlas atlas;
    atlas.size = grid.size;
    atlas.texelsPerUnit = layout.texelsPerUnit;
    atlas.triangles.resize(s.mesh->triangles.size());
    std::vector<std::uint32_t> lastChart(s.mesh->positions.size(), kNoTriangle);
    std::vector<std::uint32_t> lastVertex(s.mesh->positions.size());
    const std::vector<std::uint32_t> whole = wholeCharts(list);
    atlas.charts = whole.size();
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const Chart &chart = list.charts[whole[i]];
        const CellPlace &place = layout.packing.places[i];
        const ViewAxes &axes = viewAxes(kAllViews[chart.axis]);
        const float cell = float(grid.cell);
        const int rows =
            int((chart.high.y - chart.low.y) * (layout.texelsPerUnit / cell) + 2 * (grid.margin / cell)) + 1;
        for (std::uint32_t j = chart.first; j < chart.last; ++j) {
            const Triangle &tri = s.mesh->triangles[list.triangles[j]];
            for (int k = 0; k < 3; ++k) {
                if (lastChart[tri[k]] != whole[i]) {
                    lastChart[tri[k]] = whole[i];
                    lastVertex[tri[k]] = std::uint32_t(atlas.texels.size());
                    Vec2f p = (project(s.mesh->positions[tri[k]], axes) - chart.low) * layout.texelsPerUnit +
                        Vec2f{grid.margin, grid.margin};
                    if (place.turned)
                        p = {float(rows) * cell - p.y, p.x};
                    atlas.vertexOf.push_back(tri[k]);
                    atlas.texels.push_back(p + Vec2f{place.x * cell, place.y * cell});
                }
                atlas.triangles[list.triangles[j]][k] = lastVertex[tri[k]];
            }
        }
    }
    placeCrumbs(s, list, cut, atlas);
    return atlas;
}

} // namespace

Atlas layOutAtlas(const Surface &surface, int size, const CancelToken &cancel)
{
    const Grid grid = gridFor(size);
    const float texelsPerUnit = float(size * std::sqrt(kLikelyFill / std::max(1e-6, surface.area * 0.8)));
    const AxisLabels labels = labelAxes(surface, 8.0f / texelsPerUnit, cancel);
    if (labels.empty())
        return {};
    const Charts cut = cutCharts(surface, labels, texelsPerUnit, cancel);
    if (cut.axis.empty())
        return {};
    ChartList list = listCharts(surface, cut);

    double area = 0;
    for (const Chart &chart : list.charts)
        area += chart.area;
    const Vec2f all{float(size), float(size)};
    const float firstScale = std::min(all.x, float(size * std::sqrt(kLikelyFill / std::max(1e-6, area))));
    std::size_t most = std::size_t(grid.cells()) * grid.cells() / 6;
    while (!cancel.requested()) {
        findCrumbs(list, most, firstScale);
        if (const std::optional<Layout> layout = findLayout(surface, list, grid, firstScale, cancel))
            return buildAtlas(surface, list, cut, grid, *layout);
        most = std::max<std::size_t>(1, most / 4);
    }
    return {};
}

} // namespace turnaround::blockout

#include "blockout/shape/hull_field.h"
#include "core/parallel.h"

#include <algorithm>
#include <cmath>

namespace turnaround::blockout {

namespace {

constexpr float kStep = 1.0f / 128; ///< of the search, world units
constexpr float kMostLack = 0.07f; ///< world units: beyond, the views show different things
constexpr float kMostDepth = 0.05f; ///< world units: half the thickness that a kept part gets at most
constexpr float kFar = 3; ///< steps: how far from a kept point its distance is known
constexpr float kTolerated = 0.7f; ///< steps by which sampling alone may miss a thin part

/// The best points along each line of sight of one view.
class Lines
{
public:
    Lines(const FieldView &view, float step)
        : m_camera(view.camera)
        , m_outline(*view.outline)
        , m_cell(step * view.camera.pixelsPerUnit)
        , m_step(step)
        , m_cols(static_cast<int>(m_outline.width / m_cell) + 1)
        , m_rows(static_cast<int>(m_outline.height / m_cell) + 1)
        , m_best(static_cast<size_t>(m_cols) * m_rows)
    {
    }

    void offer(Vec3f p, float value)
    {
        const Vec2f px = m_camera.pixel(p);
        if (px.x < 0 || px.y < 0 || px.x >= m_outline.width || px.y >= m_outline.height)
            return;
        Best &best = m_best[static_cast<size_t>(px.y / m_cell) * m_cols + static_cast<size_t>(px.x / m_cell)];
        if (value < best.value - m_step / 4)
            best = {value, {}, 0};
        if (value < best.value + m_step / 4) {
            best.sum += p;
            ++best.count;
        }
    }

    /// Calls use(point, radius) for each line that lacks a part.
    template <class Use>
    void forLacking(Use &&use) const
    {
        for (int y = 0; y < m_rows; ++y) {
            for (int x = 0; x < m_cols; ++x) {
                const Best &best = m_best[static_cast<size_t>(y) * m_cols + x];
                if (best.count == 0 || best.value > kMostLack || best.value < kTolerated * m_step)
                    continue;
                const float depth = depthAt(x, y);
                if (depth > 0 && isRidge(x, y, depth))
                    use(best.sum * (1 / static_cast<float>(best.count)), std::clamp(depth, m_step, kMostDepth));
            }
        }
    }

private:
    /// Of the outline at a cell, world units, positive inside.
    float depthAt(int x, int y) const
    {
        const float d =
            m_outline.distanceAt((static_cast<float>(x) + 0.5f) * m_cell, (static_cast<float>(y) + 0.5f) * m_cell);
        return -d / m_camera.pixelsPerUnit;
    }

    /// Balls on a part's middle line fill the part; at its edge they would only roughen it.
    bool isRidge(int x, int y, float depth) const
    {
        for (int j = -1; j <= 1; ++j) {
            for (int i = -1; i <= 1; ++i) {
                if (depthAt(x + i, y + j) > depth + 0.75f * m_step)
                    return false;
            }
        }
        return true;
    }

    struct Best {
        float value = 1e3f;
        Vec3f sum;
        int count = 0;
    };
    Camera m_camera;
    const Outline &m_outline;
    float m_cell;
    float m_step;
    int m_cols;
    int m_rows;
    std::vector<Best> m_best;
};

} // namespace

void HullField::keepLinesOfSight(std::span<const FieldView> views, Vec3f extents, const CancelToken &cancel)
{
    const int stride = std::max(1, static_cast<int>(std::lround(kStep / m_lattice.step)));
    const float step = static_cast<float>(stride) * m_lattice.step;
    std::vector<Lines> lines;
    for (const FieldView &view : views)
        lines.emplace_back(view, step);

    const int layers = (m_lattice.corners(2) + stride - 1) / stride;
    const auto valuesOfLayer = [&](int layer, auto &&use) {
        const int z = layer * stride;
        for (int y = 0; y < m_lattice.corners(1) && !cancel.requested(); y += stride) {
            for (int x = 0; x < m_lattice.corners(0); x += stride) {
                float value = -1e9f;
                for (const auto &term : m_terms)
                    value = std::max(value, term->at({x, y, z}));
                if (value < kMostLack)
                    use(m_lattice.corner(x, y, z), value);
            }
        }
    };
    std::vector<std::vector<std::pair<Vec3f, float>>> found(static_cast<size_t>(layers));
    parallelFor(layers, [&](int layer) {
        valuesOfLayer(layer, [&](Vec3f p, float value) { found[layer].emplace_back(p, value); });
    });
    for (const auto &layer : found) {
        for (const auto &[p, value] : layer) {
            for (Lines &line : lines)
                line.offer(p, value);
        }
    }

    auto repair = std::make_unique<RoundGrid>(m_lattice, GridAxes{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, extents, kStep);
    repair->fill(kFar * kStep);
    bool any = false;
    for (const Lines &line : lines) {
        line.forLacking([&](Vec3f p, float radius) {
            repair->addBall(p, radius);
            any = true;
        });
    }
    if (any)
        m_repair = std::move(repair);
}

} // namespace turnaround::blockout

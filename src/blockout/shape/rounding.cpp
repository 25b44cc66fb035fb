#include "blockout/shape/rounding.h"

#include "blockout/shape/outline_profile.h"
#include "blockout/shape/round_grid.h"
#include "blockout/shape/thin_parts.h"
#include "core/parallel.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace turnaround::blockout {

namespace {

constexpr float kStep = 1.0f / 144; ///< of the grid, world units
constexpr float kReliefCap = 0.22f; ///< half the depth that a relief never exceeds
constexpr float kBoxyDepth = 0.16f; ///< half the depth of a boxy relief
constexpr float kAlike = 1.15f; ///< how much deeper than proportional a thin part may be

struct Pair {
    FieldView first, second;
    GridAxes axes; ///< `first` shows a and s, `second` shows b and s
};

Vec3f absolute(Vec3f v)
{
    return {std::abs(v.x), std::abs(v.y), std::abs(v.z)};
}

/// Only perpendicular directions make a pair.
std::optional<Pair> pairOf(const FieldView &first, const FieldView &second)
{
    const ViewAxes &one = viewAxes(first.camera.view);
    const ViewAxes &two = viewAxes(second.camera.view);
    if (std::abs(dot(one.back, two.back)) > 0.1f)
        return std::nullopt;
    const Vec3f a = two.back;
    const Vec3f b = one.back;
    return Pair{first, second, {a, b, cross(a, b)}};
}

/// The place on the plane through the origin, facing the camera, that it sees where it sees p.
Vec3f seenOnPlane(const Camera &camera, Vec3f p)
{
    const ViewAxes &axes = viewAxes(camera.view);
    const float k = camera.distance > 0 ? camera.distance / (camera.distance - camera.depth(p)) : 1.0f;
    const float right = camera.eye.x + k * (dot(p, axes.right) - camera.eye.x);
    const float up = camera.eye.y + k * (dot(p, axes.up) - camera.eye.y);
    return axes.right * right + axes.up * up;
}

/// Distances in grid steps on the plane of the view: columns along `across`, rows along s.
cv::Mat1f table(const FieldView &view, const RoundGrid &grid, int acrossAxis, Vec3f across, Vec3f s)
{
    const float perStep = view.camera.pixelsPerUnit * grid.step();
    const Outline outline = widenThinParts(*view.outline, 0.7f * perStep);
    cv::Mat1f distance(grid.size(2), grid.size(acrossAxis));
    for (int row = 0; row < distance.rows; ++row) {
        for (int c = 0; c < distance.cols; ++c) {
            const Vec3f p = across * grid.place(acrossAxis, c) + s * grid.place(2, row);
            const Vec2f px = view.camera.pixel(p);
            distance(row, c) = view.outline->distanceAt(px.x, px.y) / (view.camera.pixelsPerUnit * grid.step());
        }
    }
    return distance;
}

float smoothStep(float low, float high, float x)
{
    const float t = std::clamp((x - low) / (high - low), 0.0f, 1.0f);
    return t * t * (3 - 2 * t);
}

float reliefDepth(float bulgeHeight, ShapePrior shape)
{
    return shape == ShapePrior::Boxy ? kBoxyDepth : kReliefCap * std::tanh(bulgeHeight / kReliefCap);
}

/// A place in the table of one view.
struct Cell {
    int row;
    int column;
};

/// 1 where both views show the row equally wide and centred, as a brim or a saucer would be.
float flange(const OutlineProfile &first, int rowA, const OutlineProfile &second, int rowB)
{
    const float wider = std::max(first.spanHalf[rowA], second.spanHalf[rowB]);
    const float ratio = std::min(first.spanHalf[rowA], second.spanHalf[rowB]) / wider;
    const float off = std::max(std::abs(first.spanMiddle[rowA] - first.spine[rowA]),
                               std::abs(second.spanMiddle[rowB] - second.spine[rowB]));
    return smoothStep(0.6f, 0.8f, ratio) * (1 - smoothStep(0.2f, 0.45f, off / wider));
}

/// About the distance from the rounded shape's surface, in grid steps; negative inside.
float pairDistance(const OutlineProfile &first, Cell a, const OutlineProfile &second, Cell b, float exponent)
{
    const float acrossA = first.across(a.row, a.column);
    const float acrossB = second.across(b.row, b.column);
    const float round = std::pow(std::pow(acrossA, exponent) + std::pow(acrossB, exponent), 1 / exponent);
    float distance = (round - 1) * std::min(first.halfRun(a.row, a.column), second.halfRun(b.row, b.column));

    // A thin part of one view in front of a thick part of the other: it lies along the thick part's
    // middle and is as deep as its own bulge is high.
    const float mismatch = std::log2(first.thickness(a.row, a.column) / second.thickness(b.row, b.column));
    const float applies = smoothStep(0.4f, 1.1f, std::abs(mismatch)) * (1 - flange(first, a.row, second, b.row));
    if (applies > 0) {
        const bool firstIsThin = mismatch < 0;
        const OutlineProfile &thin = firstIsThin ? first : second;
        const OutlineProfile &thick = firstIsThin ? second : first;
        const Cell inThin = firstIsThin ? a : b;
        const Cell inThick = firstIsThin ? b : a;
        const float half = kAlike * thick.halfDepth[inThick.row] * thin.height(inThin.row, inThin.column) / applies;
        distance = std::max(distance, std::abs(inThick.column - thick.spine[inThick.row]) - half);
    }
    return distance;
}

/// The best value along each line of sight of a view, and by how much it fails to be inside.
class LinesOfSight
{
public:
    explicit LinesOfSight(const cv::Mat1f &distance)
        : m_distance(distance)
        , m_best(distance.size(), 1e3f)
    {
    }
    bool seen(Cell c) const { return m_distance(c.row, c.column) < 0; }
    void offer(Cell c, float value) { m_best(c.row, c.column) = std::min(m_best(c.row, c.column), value); }
    float lack(Cell c) const { return seen(c) ? std::max(0.0f, m_best(c.row, c.column) + kLeast) : 0.0f; }

private:
    static constexpr float kLeast = 0.7f; ///< grid steps: so deep every line of sight enters
    const cv::Mat1f &m_distance;
    cv::Mat1f m_best;
};

std::unique_ptr<const FieldTerm> pairTerm(const Lattice &lattice, const Pair &pair, Vec3f extents,
                                          const CancelToken &cancel)
{
    const GridAxes &axes = pair.axes;
    const Vec3f box{dot(absolute(axes.a), extents), dot(absolute(axes.b), extents), dot(absolute(axes.s), extents)};
    auto grid = std::make_unique<RoundGrid>(lattice, axes, box, kStep);
    const cv::Mat1f tableA = table(pair.first, *grid, 0, axes.a, axes.s);
    const cv::Mat1f tableB = table(pair.second, *grid, 1, axes.b, axes.s);
    const OutlineProfile first(tableA);
    const OutlineProfile second(tableB);
    const float straight = static_cast<float>(std::min(first.straightness, second.straightness));
    const float exponent = 2 + 8 * smoothStep(0.36f, 0.52f, straight);

    const auto cell = [&](float place, int axis) {
        return std::clamp(static_cast<int>(std::lround((place - grid->place(axis, 0)) / grid->step())), 0,
                          grid->size(axis) - 1);
    };
    // Calls visit(value, cell in first, cell in second) for every grid point of plane s.
    const auto visitPlane = [&](int s, auto &&visit) {
        for (int b = 0; b < grid->size(1) && !cancel.requested(); ++b) {
            float *row = grid->row(b, s);
            for (int a = 0; a < grid->size(0); ++a) {
                const Vec3f p = axes.a * grid->place(0, a) + axes.b * grid->place(1, b) + axes.s * grid->place(2, s);
                const Vec3f inFirst = seenOnPlane(pair.first.camera, p);
                const Vec3f inSecond = seenOnPlane(pair.second.camera, p);
                visit(row[a], Cell{cell(dot(inFirst, axes.s), 2), cell(dot(inFirst, axes.a), 0)},
                      Cell{cell(dot(inSecond, axes.s), 2), cell(dot(inSecond, axes.b), 1)});
            }
        }
    };
    parallelFor(grid->size(2), [&](int s) {
        visitPlane(s, [&](float &value, Cell a, Cell b) {
            value = std::min(pairDistance(first, a, second, b, exponent), 8.0f) * grid->step();
        });
    });
    grid->smooth(3);

    // Smoothing and caution may have left lines of sight without a part: each keeps its best point.
    LinesOfSight linesA(tableA);
    LinesOfSight linesB(tableB);
    for (int s = 0; s < grid->size(2); ++s) {
        visitPlane(s, [&](float &value, Cell a, Cell b) {
            if (linesA.seen(a) && linesB.seen(b)) {
                linesA.offer(a, value / grid->step());
                linesB.offer(b, value / grid->step());
            }
        });
    }
    parallelFor(grid->size(2), [&](int s) {
        visitPlane(
            s, [&](float &value, Cell a, Cell b) { value -= std::max(linesA.lack(a), linesB.lack(b)) * grid->step(); });
    });
    return grid;
}

std::unique_ptr<const FieldTerm> reliefTerm(const Lattice &lattice, const FieldView &view, Vec3f extents,
                                            ShapePrior shape)
{
    const ViewAxes &axes = viewAxes(view.camera.view);
    const Vec3f box{dot(absolute(axes.right), extents), dot(absolute(axes.back), extents),
                    dot(absolute(axes.up), extents)};
    auto grid = std::make_unique<RoundGrid>(lattice, GridAxes{axes.right, axes.back, axes.up}, box, kStep);
    const cv::Mat1f rise = bulge(table(view, *grid, 0, axes.right, axes.up) < 0) * kStep;
    for (int s = 0; s < grid->size(2); ++s) {
        for (int b = 0; b < grid->size(1); ++b) {
            float *row = grid->row(b, s);
            for (int a = 0; a < grid->size(0); ++a)
                row[a] = std::abs(grid->place(1, b)) - reliefDepth(rise(s, a), shape);
        }
    }
    grid->smooth(1);
    return grid;
}

} // namespace

std::vector<FieldView> decidingViews(std::span<const FieldView> views)
{
    std::vector<FieldView> found;
    for (const View view : kAllViews) {
        const auto own = std::ranges::find(views, view, [](const FieldView &v) { return v.camera.view; });
        const bool known =
            std::ranges::any_of(found, [&](const FieldView &v) { return oppositeView(v.camera.view) == view; });
        if (own != views.end() && !known)
            found.push_back(*own);
    }
    return found;
}

std::unique_ptr<const FieldTerm> roundingTerm(const Lattice &lattice, std::span<const FieldView> views, Vec3f extents,
                                              ShapePrior shape, const CancelToken &cancel)
{
    const std::vector<FieldView> found = decidingViews(views);
    if (found.size() == 1)
        return reliefTerm(lattice, found[0], extents, shape);
    if (shape == ShapePrior::Boxy || (found.size() > 2 && shape == ShapePrior::Auto))
        return nullptr;
    const std::optional<Pair> pair = pairOf(found[0], found[1]);
    return pair ? pairTerm(lattice, *pair, extents, cancel) : nullptr;
}

float reliefHalfDepth(const FieldView &view, Vec3f extents, ShapePrior shape)
{
    const ViewAxes &axes = viewAxes(view.camera.view);
    const Vec3f box{dot(absolute(axes.right), extents), 0, dot(absolute(axes.up), extents)};
    const RoundGrid grid(Lattice::around(extents, 16), GridAxes{axes.right, axes.back, axes.up}, box, kStep);
    const cv::Mat1f rise = bulge(table(view, grid, 0, axes.right, axes.up) < 0) * kStep;
    double highest = 0;
    cv::minMaxLoc(rise, nullptr, &highest);
    return reliefDepth(static_cast<float>(highest), shape);
}

} // namespace turnaround::blockout

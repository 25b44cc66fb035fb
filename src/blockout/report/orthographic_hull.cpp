#include "blockout/report/orthographic_hull.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace turnaround::blockout {

namespace {

constexpr int kSide = OrthographicHull::kSide;
constexpr std::uint64_t kFullRow = (std::uint64_t{1} << kSide) - 1;
constexpr float kMargin = 0.8f; ///< grid steps by which the hull is thickened, so that thin parts stay
constexpr float kPairTolerance = 0.012f; ///< of the subject's longest side

using Row = SampledOutline::Row;

bool isDiagonal(View view)
{
    return view == View::LeftFront || view == View::RightFront;
}

bool isVertical(View view)
{
    return view == View::Top || view == View::Bottom;
}

/// 64 bits of a row from bit `start` on.
std::uint64_t window(const Row &row, int start)
{
    if (start >= 64)
        return row[1] >> (start - 64);
    return start == 0 ? row[0] : row[0] >> start | row[1] << (64 - start);
}

void merge(Row &row, std::uint64_t bits, int start)
{
    if (start >= 64) {
        row[1] |= bits << (start - 64);
        return;
    }
    row[0] |= bits << start;
    if (start > 0)
        row[1] |= bits >> (64 - start);
}

/// Towards higher columns for a positive shift.
Row shifted(const Row &row, int shift)
{
    if (shift == 0)
        return row;
    if (shift > 0)
        return {row[0] << shift, row[1] << shift | row[0] >> (64 - shift)};
    return {row[0] >> -shift | row[1] << (64 + shift), row[1] >> -shift};
}

int count(const Row &row)
{
    return std::popcount(row[0]) + std::popcount(row[1]);
}

Row operator|(const Row &a, const Row &b)
{
    return {a[0] | b[0], a[1] | b[1]};
}

Row operator&(const Row &a, const Row &b)
{
    return {a[0] & b[0], a[1] & b[1]};
}

std::vector<Row> grown(const std::vector<Row> &rows)
{
    std::vector<Row> wide;
    for (const Row &r : rows)
        wide.push_back(r | shifted(r, 1) | shifted(r, -1));
    std::vector<Row> result = wide;
    for (size_t i = 0; i + 1 < rows.size(); ++i) {
        result[i] = result[i] | wide[i + 1];
        result[i + 1] = result[i + 1] | wide[i];
    }
    return result;
}

} // namespace

OrthographicHull::OrthographicHull(Vec3f extents)
    : m_step(std::max({extents.x, extents.y, extents.z}) / (kSide - 4))
    , m_rows(static_cast<size_t>(kSide) * kSide, kFullRow)
{
    const float start = -0.5f * static_cast<float>(kSide - 1) * m_step;
    m_origin = {start, start, start};
}

SampledOutline OrthographicHull::sample(const Camera &camera, const Outline &outline) const
{
    SampledOutline result;
    result.view = camera.view;
    result.columns = isDiagonal(camera.view) ? 2 * kSide - 1 : kSide;
    result.columnStep = isDiagonal(camera.view) ? m_step * std::sqrt(0.5f) : m_step;
    result.distance.resize(static_cast<size_t>(result.columns) * kSide);
    result.wanted.assign(kSide, Row{});
    result.allowed.assign(kSide, Row{});

    // The picture's pixel is linear in the column and the row.
    const bool alongZ = camera.view == View::Left || camera.view == View::Right;
    const auto point = [&](int column, int row) -> Vec3f {
        const auto c = static_cast<float>(column) * m_step;
        const auto r = static_cast<float>(row) * m_step;
        if (isVertical(camera.view))
            return m_origin + Vec3f{c, 0, r};
        if (camera.view == View::LeftFront) // column = x - z + kSide - 1
            return m_origin + Vec3f{c - static_cast<float>(kSide - 1) * m_step, r, 0};
        return m_origin + (alongZ ? Vec3f{0, r, c} : Vec3f{c, r, 0});
    };
    const Vec2f first = camera.pixel(point(0, 0));
    const Vec2f perColumn = camera.pixel(point(1, 0)) - first;
    const Vec2f perRow = camera.pixel(point(0, 1)) - first;
    const float toWorld = 1 / camera.pixelsPerUnit;
    const float margin = kMargin * m_step;
    for (int row = 0; row < kSide; ++row) {
        for (int column = 0; column < result.columns; ++column) {
            const Vec2f px = first + perColumn * static_cast<float>(column) + perRow * static_cast<float>(row);
            const float d = outline.distanceAt(px.x, px.y) * toWorld;
            result.distance[static_cast<size_t>(row * result.columns + column)] = d;
            const std::uint64_t bit = std::uint64_t{1} << (column & 63);
            if (d < 0)
                result.wanted[static_cast<size_t>(row)][static_cast<size_t>(column >> 6)] |= bit;
            if (d < margin)
                result.allowed[static_cast<size_t>(row)][static_cast<size_t>(column >> 6)] |= bit;
        }
    }
    return result;
}

void OrthographicHull::build(std::span<const SampledOutline *const> outlines)
{
    std::ranges::fill(m_rows, kFullRow);
    for (const SampledOutline *outline : outlines) {
        for (int z = 0; z < kSide; ++z) {
            for (int y = 0; y < kSide; ++y) {
                std::uint64_t &bits = m_rows[static_cast<size_t>(z * kSide + y)];
                const Row &ofY = outline->allowed[static_cast<size_t>(y)];
                switch (outline->view) {
                case View::Front:
                case View::Back:
                    bits &= ofY[0];
                    break;
                case View::Left:
                case View::Right:
                    bits &= -(ofY[0] >> z & 1);
                    break;
                case View::Top:
                case View::Bottom:
                    bits &= outline->allowed[static_cast<size_t>(z)][0];
                    break;
                case View::LeftFront:
                    bits &= window(ofY, kSide - 1 - z);
                    break;
                case View::RightFront:
                    bits &= window(ofY, z);
                    break;
                }
            }
        }
    }
}

std::vector<Row> OrthographicHull::shadow(View view) const
{
    std::vector<Row> rows(kSide, Row{});
    for (int z = 0; z < kSide; ++z) {
        for (int y = 0; y < kSide; ++y) {
            const std::uint64_t bits = row(y, z);
            Row &ofY = rows[static_cast<size_t>(y)];
            switch (view) {
            case View::Front:
            case View::Back:
                ofY[0] |= bits;
                break;
            case View::Left:
            case View::Right:
                ofY[0] |= static_cast<std::uint64_t>(bits != 0) << z;
                break;
            case View::Top:
            case View::Bottom:
                rows[static_cast<size_t>(z)][0] |= bits;
                break;
            case View::LeftFront:
                merge(ofY, bits, kSide - 1 - z);
                break;
            case View::RightFront:
                merge(ofY, bits, z);
                break;
            }
        }
    }
    return rows;
}

double OrthographicHull::coverage(const SampledOutline &outline) const
{
    const std::vector<Row> seen = grown(shadow(outline.view));
    int wanted = 0;
    int covered = 0;
    for (size_t i = 0; i < seen.size(); ++i) {
        wanted += count(outline.wanted[i]);
        covered += count(outline.wanted[i] & seen[i]);
    }
    return wanted > 0 ? static_cast<double>(covered) / wanted : 1.0;
}

float OrthographicHull::bestShift(const SampledOutline &outline) const
{
    constexpr int kReach = 16; // columns
    const std::vector<Row> seen = shadow(outline.view);
    int best = -1;
    int sum = 0;
    int ties = 0;
    for (int shift = -kReach; shift <= kReach; ++shift) {
        int covered = 0;
        for (size_t i = 0; i < seen.size(); ++i)
            covered += count(shifted(outline.wanted[i], shift) & seen[i]);
        if (covered > best) {
            best = covered;
            sum = ties = 0;
        }
        if (covered == best) {
            sum += shift;
            ++ties;
        }
    }
    return static_cast<float>(sum) / static_cast<float>(ties) * outline.columnStep;
}

std::vector<Vec3f> OrthographicHull::surface() const
{
    std::vector<Vec3f> points;
    for (int z = 0; z < kSide; ++z) {
        for (int y = 0; y < kSide; ++y) {
            const std::uint64_t bits = row(y, z);
            std::uint64_t inner = bits & bits << 1 & bits >> 1;
            inner &= y > 0 ? row(y - 1, z) : 0;
            inner &= y + 1 < kSide ? row(y + 1, z) : 0;
            inner &= z > 0 ? row(y, z - 1) : 0;
            inner &= z + 1 < kSide ? row(y, z + 1) : 0;
            for (std::uint64_t rest = bits & ~inner; rest; rest &= rest - 1) {
                const int x = std::countr_zero(rest);
                points.push_back(m_origin +
                                 Vec3f{static_cast<float>(x), static_cast<float>(y), static_cast<float>(z)} * m_step);
            }
        }
    }
    return points;
}

double gapBetween(const SampledOutline &outline, const SampledOutline &opposite)
{
    int all = 0;
    int apart = 0;
    for (size_t i = 0; i < outline.distance.size(); ++i) {
        const float d = outline.distance[i];
        const float e = opposite.distance[i];
        all += d < 0 || e < 0;
        apart += (d < 0 && e > kPairTolerance) || (e < 0 && d > kPairTolerance);
    }
    return all > 0 ? static_cast<double>(apart) / all : 0;
}

} // namespace turnaround::blockout

#include "blockout/texture/packing.h"

#include "core/parallel.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace turnaround::blockout {
namespace {

constexpr std::size_t kFewShapes = 3000;

struct Run {
    int row, begin, length;
};

/// A shape as horizontal runs, the longest first: they soonest prove that a place is taken.
struct Outline {
    int width = 0, height = 0;
    std::vector<Run> runs;
    std::vector<int> longestRun; ///< per row

    explicit Outline(const CellShape &shape)
        : width(shape.width())
        , height(shape.height())
        , longestRun(shape.height(), 0)
    {
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                if (shape.at(x, y)) {
                    const int begin = x;
                    while (x < width && shape.at(x, y))
                        ++x;
                    runs.push_back({y, begin, x - begin});
                    longestRun[y] = std::max(longestRun[y], x - begin);
                }
        std::stable_sort(runs.begin(), runs.end(), [](const Run &a, const Run &b) { return a.length > b.length; });
    }
};

using Words = std::vector<std::uint64_t>;

/// to |= from moved towards lower cells by `cells`
void orShifted(Words &to, const Words &from, int cells)
{
    const std::size_t skip = cells / 64;
    const int bits = cells % 64;
    for (std::size_t i = 0; i + skip < from.size(); ++i) {
        std::uint64_t word = from[i + skip] >> bits;
        if (bits && i + skip + 1 < from.size())
            word |= from[i + skip + 1] << (64 - bits);
        to[i] |= word;
    }
}

class Strip
{
public:
    explicit Strip(int width)
        : m_width(width)
        , m_words((width + 63) / 64)
        , m_smear(m_words)
        , m_blocked(m_words)
    {
    }

    /// The first free column with the shape's top at row y, or -1.
    int freeColumn(const Outline &shape, int y)
    {
        grow(y + shape.height);
        for (int r = 0; r < shape.height; ++r)
            if (shape.longestRun[r] > m_longestGap[y + r])
                return -1;
        std::fill(m_blocked.begin(), m_blocked.end(), 0);
        for (int x = m_width - shape.width + 1; x < int(m_words * 64); ++x) {
            if (x % 64 == 0) {
                m_blocked[x / 64] = ~std::uint64_t(0);
                x += 63;
            } else {
                m_blocked[x / 64] |= std::uint64_t(1) << (x % 64);
            }
        }
        for (const Run &run : shape.runs) {
            if (m_longestGap[y + run.row] == m_width)
                continue;
            m_smear = m_rows[y + run.row];
            int covered = 1;
            while (covered < run.length) {
                const int step = std::min(covered, run.length - covered);
                orShifted(m_smear, m_smear, step); // in place: words are read before lower ones change
                covered += step;
            }
            orShifted(m_blocked, m_smear, run.begin);
            if (std::all_of(m_blocked.begin(), m_blocked.end(), [](std::uint64_t w) { return w == ~std::uint64_t(0); }))
                return -1;
        }
        for (std::size_t i = 0; i < m_words; ++i)
            if (m_blocked[i] != ~std::uint64_t(0))
                return int(i * 64 + std::countr_one(m_blocked[i]));
        return -1;
    }

    void put(const Outline &shape, int x, int y)
    {
        for (const Run &run : shape.runs)
            for (int k = 0; k < run.length; ++k) {
                const int cell = x + run.begin + k;
                m_rows[y + run.row][cell / 64] |= std::uint64_t(1) << (cell % 64);
            }
        for (int r = 0; r < shape.height; ++r)
            m_longestGap[y + r] = longestGap(m_rows[y + r]);
    }

private:
    void grow(int rows)
    {
        while (int(m_rows.size()) < rows) {
            m_rows.emplace_back(m_words);
            m_longestGap.push_back(m_width);
        }
    }
    int longestGap(const Words &row) const
    {
        int longest = 0;
        int gap = 0;
        for (int x = 0; x < m_width; ++x) {
            gap = (row[x / 64] >> (x % 64)) & 1 ? 0 : gap + 1;
            longest = std::max(longest, gap);
        }
        return longest;
    }

    int m_width;
    std::size_t m_words;
    std::vector<Words> m_rows;
    std::vector<int> m_longestGap;
    Words m_smear;
    Words m_blocked;
};

/// Where small shapes last found room: one that is no smaller needn't look above. (Not quite true of shapes
/// that are no rectangles, but looking again for thousands of them costs more than the gaps are worth.)
class FirstRows
{
public:
    int of(const Outline &shape) const
    {
        int row = 0;
        for (int h = 0; h <= std::min(kMost, shape.height); ++h)
            for (int w = 0; w <= std::min(kMost, shape.width); ++w)
                row = std::max(row, m_rows[h][w]);
        return row;
    }
    void remember(const Outline &shape, int row)
    {
        if (shape.width <= kMost && shape.height <= kMost)
            m_rows[shape.height][shape.width] = std::max(m_rows[shape.height][shape.width], row);
    }

private:
    static constexpr int kMost = 10;
    std::array<std::array<int, kMost + 1>, kMost + 1> m_rows{};
};

} // namespace

CellShape::CellShape(int width, int height)
    : m_width(width)
    , m_height(height)
    , m_stride((width + 63) / 64)
    , m_bits(std::size_t(m_stride) * height)
{
}

CellShape CellShape::turned() const
{
    CellShape result(m_height, m_width);
    for (int y = 0; y < m_height; ++y)
        for (int x = 0; x < m_width; ++x)
            if (at(x, y))
                result.set(m_height - 1 - y, x);
    return result;
}

namespace {

enum class Order { Extent, Room, Width };

std::optional<Packing> packInOrder(const std::vector<CellShape> &shapes,
                                   const std::vector<std::array<Outline, 2>> &outlines, Order by, int stripWidth,
                                   int mostRows, const CancelToken &cancel)
{
    const auto rank = [&](std::uint32_t i) {
        const int w = shapes[i].width();
        const int h = shapes[i].height();
        switch (by) {
        case Order::Extent:
            return std::pair(std::max(w, h), w * h);
        case Order::Room:
            return std::pair(w * h, std::max(w, h));
        case Order::Width:
            return std::pair(std::min(w, h), std::max(w, h));
        }
        return std::pair(0, 0);
    };
    std::vector<std::uint32_t> order(shapes.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return rank(a) > rank(b); });

    Packing packing;
    packing.places.resize(shapes.size());
    Strip strip(stripWidth);
    FirstRows firstRows;
    for (const std::uint32_t i : order) {
        const bool round = shapes[i].width() == shapes[i].height() && shapes[i].width() <= 2;
        int bestBottom = mostRows + 1;
        for (int way = 0; way < (round ? 1 : 2); ++way) {
            const Outline &shape = outlines[i][way];
            if (shape.width > stripWidth)
                continue;
            for (int y = firstRows.of(shape); y + shape.height < bestBottom; ++y) {
                if (cancel.requested())
                    return {};
                if (const int x = strip.freeColumn(shape, y); x >= 0) {
                    packing.places[i] = {x, y, way == 1};
                    bestBottom = y + shape.height;
                }
            }
        }
        if (bestBottom > mostRows)
            return {};
        const Outline &shape = outlines[i][packing.places[i].turned];
        firstRows.remember(shape, packing.places[i].y);
        strip.put(shape, packing.places[i].x, packing.places[i].y);
        packing.height = std::max(packing.height, bestBottom);
    }
    return packing;
}

} // namespace

std::optional<Packing> packShapes(const std::vector<CellShape> &shapes, int stripWidth, int mostRows,
                                  const CancelToken &cancel)
{
    std::vector<std::array<Outline, 2>> outlines;
    outlines.reserve(shapes.size());
    for (const CellShape &shape : shapes)
        outlines.push_back({Outline(shape), Outline(shape.turned())});
    // Which order packs best can't be foreseen; few shapes leave the larger gaps, and the time to try.
    std::vector<Order> orders{Order::Extent};
    if (shapes.size() < kFewShapes)
        orders = {Order::Extent, Order::Room, Order::Width};
    std::vector<std::optional<Packing>> tries(orders.size());
    parallelFor(int(orders.size()),
                [&](int i) { tries[i] = packInOrder(shapes, outlines, orders[i], stripWidth, mostRows, cancel); });
    std::optional<Packing> best;
    for (std::optional<Packing> &packing : tries)
        if (packing && (!best || packing->height < best->height))
            best = std::move(packing);
    return best;
}

} // namespace turnaround::blockout

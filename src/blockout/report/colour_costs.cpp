#include "blockout/report/colour_costs.h"

#include <algorithm>
#include <cmath>

namespace turnaround::blockout {

namespace {

constexpr int kCells = 6; ///< along each side of a picture

} // namespace

ColourCosts::ColourCosts(int pictures)
    : m_cells(static_cast<size_t>(pictures * kCells * kCells))
{
}

void ColourCosts::add(int picture, Vec2f place, double distance, double weight)
{
    const int u = std::clamp(static_cast<int>(place.x * kCells), 0, kCells - 1);
    const int v = std::clamp(static_cast<int>(place.y * kCells), 0, kCells - 1);
    Cell &cell = m_cells[static_cast<size_t>((picture * kCells + v) * kCells + u)];
    cell.sum += distance * weight;
    cell.weight += weight;
}

double ColourCosts::weight() const
{
    double weight = 0;
    for (const Cell &cell : m_cells)
        weight += cell.weight;
    return weight;
}

double ColourCosts::mean() const
{
    double sum = 0;
    for (const Cell &cell : m_cells)
        sum += cell.sum;
    return sum / std::max(1e-9, weight());
}

ColourCosts::Gain ColourCosts::gain(const ColourCosts &other) const
{
    Gain gain;
    double sum = 0;
    double squares = 0;
    for (size_t i = 0; i < m_cells.size(); ++i) {
        const Cell &mine = m_cells[i];
        const Cell &its = other.m_cells[i];
        const double w = std::min(mine.weight, its.weight);
        if (w <= 0)
            continue;
        const double d = w * (mine.sum / mine.weight - its.sum / its.weight);
        sum += d;
        squares += d * d;
        gain.weight += w;
    }
    if (gain.weight > 0)
        gain.mean = sum / gain.weight;
    if (squares > 0)
        gain.sigmas = sum / std::sqrt(squares);
    return gain;
}

} // namespace turnaround::blockout

// Lays flat shapes beside each other on a strip, by their true outline. Any thread (pure).
#pragma once

#include "core/cancel.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace turnaround::blockout {

/// A shape on a grid of cells: the cells it needs for itself.
class CellShape
{
public:
    CellShape() = default;
    CellShape(int width, int height);

    int width() const { return m_width; }
    int height() const { return m_height; }
    bool at(int x, int y) const { return (m_bits[y * m_stride + x / 64] >> (x % 64)) & 1; }
    void set(int x, int y) { m_bits[y * m_stride + x / 64] |= std::uint64_t(1) << (x % 64); }
    /// A quarter turn: cell (x, y) comes to (height - 1 - y, x).
    CellShape turned() const;

private:
    int m_width = 0;
    int m_height = 0;
    int m_stride = 0;
    std::vector<std::uint64_t> m_bits;
};

struct CellPlace {
    int x = 0, y = 0; ///< of the shape's upper left cell
    bool turned = false; ///< lies as CellShape::turned() does
};

struct Packing {
    std::vector<CellPlace> places; ///< one per shape
    int height = 0; ///< rows used
};

/// No two shapes share a cell. Nothing: a shape is wider than the strip, more than `mostRows` would be
/// needed, or the work was cancelled.
std::optional<Packing> packShapes(const std::vector<CellShape> &shapes, int stripWidth, int mostRows,
                                  const CancelToken &cancel);

} // namespace turnaround::blockout

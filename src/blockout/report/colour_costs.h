// Colour distances by where in the pictures *as given* they were found, so that two arrangements can
// be compared place by place. Any thread (values).
#pragma once

#include "core/vec.h"

#include <vector>

namespace turnaround::blockout {

class ColourCosts
{
public:
    explicit ColourCosts(int pictures);

    /// `place`: 0..1 in the picture as given.
    void add(int picture, Vec2f place, double distance, double weight);
    double mean() const;
    double weight() const;

    struct Gain {
        double mean = 0; ///< how much smaller the other's distances are, where both have some
        double sigmas = 0; ///< the same in standard errors
        double weight = 0;
    };
    Gain gain(const ColourCosts &other) const;

private:
    struct Cell {
        double sum = 0;
        double weight = 0;
    };
    std::vector<Cell> m_cells;
};

} // namespace turnaround::blockout

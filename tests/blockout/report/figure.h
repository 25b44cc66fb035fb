// Views of a small figure of boxes and ellipsoids, drawn by the tests themselves, and ways to spoil them.
#pragma once

#include "blockout/placement/placement.h"
#include "blockout/report/picture_set.h"

#include <opencv2/core.hpp>

#include <functional>
#include <span>
#include <vector>

namespace turnaround::figure {

struct Shape {
    enum Kind { Box, Ellipsoid } kind;
    Vec3f centre, half;
    cv::Vec3b colour; ///< R, G, B
};

/// No two sides alike: one arm up, one down, a nose, a backpack, a tail.
std::vector<Shape> lopsided();
/// Another subject.
std::vector<Shape> table();
/// Alike from all four sides, in one colour.
std::vector<Shape> vase();

struct Drawing {
    double fieldOfViewDegrees = 0; ///< 0: orthographic
    bool tight = false; ///< each picture is cropped to its subject and brought to one width
};

blockout::ExaminedView draw(std::span<const Shape> shapes, View view, const Drawing &drawing = {});
std::vector<blockout::ExaminedView> draw(std::span<const Shape> shapes, std::span<const View> views,
                                         const Drawing &drawing = {});

/// The same view with its pictures changed, colours and coverage alike.
blockout::ExaminedView changed(const blockout::ExaminedView &view,
                               const std::function<cv::Mat(const cv::Mat &)> &change);
blockout::ExaminedView flipped(const blockout::ExaminedView &view);
blockout::ExaminedView turned(const blockout::ExaminedView &view, int quarterTurnsClockwise);
blockout::ExaminedView scaled(const blockout::ExaminedView &view, double factor);
/// Bent, shifted and repainted as a drawing by hand would be; `amount` of the picture's side.
blockout::ExaminedView redrawn(const blockout::ExaminedView &view, double amount, int seed);

/// A picture from a file, its transparency taken as coverage; nothing where there is no such file.
blockout::ExaminedView load(const std::string &file, View view);

/// Pictures change places; the views keep their names.
void exchange(std::vector<blockout::ExaminedView> &views, View a, View b);
blockout::ExaminedView &at(std::vector<blockout::ExaminedView> &views, View view);

blockout::Placement place(std::span<const blockout::ExaminedView> views);

} // namespace turnaround::figure

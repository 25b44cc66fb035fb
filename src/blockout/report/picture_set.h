// The pictures of a set, small, in every way they can be turned and flipped: what the search for a
// better arrangement works on. Built once, then read-only. Any thread.
#pragma once

#include "blockout/placement/framing.h"
#include "blockout/report/arrangement.h"
#include "imaging/cutout.h"

#include <opencv2/core.hpp>

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace turnaround::blockout {

/// A picture's colours, smoothed over a patch. Cells are square.
struct PatchColours {
    float pixelsPerCell = 1; ///< picture pixels per element
    cv::Mat3f colour; ///< lightness, red-green and blue-yellow, each about 0..1 or -1..1
    cv::Mat1f weight; ///< 0: no subject near
};

struct ExaminedView {
    View view = View::Front;
    std::shared_ptr<const imaging::Cutout> cutout;
    std::shared_ptr<const Outline> outline;
};

class PictureSet
{
public:
    explicit PictureSet(std::span<const ExaminedView> views);

    int count() const { return static_cast<int>(m_views.size()); }
    const std::vector<View> &views() const { return m_views; }
    const std::shared_ptr<const Outline> &outline(const Source &source) const;
    const PatchColours &colours(const Source &source) const;

private:
    static int variant(const Source &source) { return (source.mirrored ? 4 : 0) + (source.quarterTurns & 3); }

    std::vector<View> m_views;
    std::vector<std::array<std::shared_ptr<const Outline>, 8>> m_outlines;
    std::vector<std::array<PatchColours, 8>> m_colours;
};

} // namespace turnaround::blockout

#include "imaging/drifting_background.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace turnaround::imaging {

namespace {

constexpr int kCell = 4; // pixels
constexpr double kWideDrift = 0.08; // of the picture, weighed by how open its rim is
constexpr float kMisfit = 0.75f; // levels: what a fit may leave on the border besides grain
constexpr int kRounds = 4; // of fitting, each of which comes closer to the subject

struct Cells {
    cv::Mat3f offset; ///< mean difference from the model, in levels
    cv::Mat1b even; ///< 255: no edge runs through the cell
};

Cells cellsOf(const cv::Mat3b &picture, const BackgroundModel &model)
{
    const float spread = 4 + 12 * model.grain;
    const cv::Size size((picture.cols + kCell - 1) / kCell, (picture.rows + kCell - 1) / kCell);
    Cells cells{cv::Mat3f(size), cv::Mat1b(size)};
    for (int cy = 0; cy < size.height; ++cy) {
        for (int cx = 0; cx < size.width; ++cx) {
            const cv::Rect cell = cv::Rect(cx * kCell, cy * kCell, kCell, kCell) & cv::Rect({}, picture.size());
            cv::Vec3f sum, low(1e9f, 1e9f, 1e9f), high(-1e9f, -1e9f, -1e9f);
            for (int y = cell.y; y < cell.br().y; ++y) {
                for (int x = cell.x; x < cell.br().x; ++x) {
                    const cv::Vec3f difference = cv::Vec3f(picture(y, x)) - model.colour(y, x);
                    sum += difference;
                    for (int c = 0; c < 3; ++c) {
                        low[c] = std::min(low[c], difference[c]);
                        high[c] = std::max(high[c], difference[c]);
                    }
                }
            }
            cells.offset(cy, cx) = sum * (1.0f / float(cell.area()));
            cells.even(cy, cx) = std::max({high[0] - low[0], high[1] - low[1], high[2] - low[2]}) < spread ? 255 : 0;
        }
    }
    return cells;
}

const cv::Point kNeighbours[] = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};

/// 255 in the cells that small steps lead to from the border.
cv::Mat1b reachedFromBorder(const Cells &cells, const BackgroundModel &model)
{
    const float step = 2 + 3 * model.grain;
    const cv::Rect frame({}, cells.even.size());
    cv::Mat1b reached(cells.even.size(), uchar(0));
    std::vector<cv::Point> open;
    const auto reach = [&](cv::Point p, const cv::Vec3f &from, float by) {
        if (frame.contains(p) && !reached(p) && cells.even(p) && cv::norm(cells.offset(p) - from, cv::NORM_INF) < by) {
            reached(p) = 255;
            open.push_back(p);
        }
    };
    const float borderStep = step + 3 * model.noise;
    for (int x = 0; x < frame.width; ++x) {
        reach({x, 0}, {}, borderStep);
        reach({x, frame.height - 1}, {}, borderStep);
    }
    for (int y = 0; y < frame.height; ++y) {
        reach({0, y}, {}, borderStep);
        reach({frame.width - 1, y}, {}, borderStep);
    }
    while (!open.empty()) {
        const cv::Point p = open.back();
        open.pop_back();
        for (const cv::Point &to : kNeighbours)
            reach(p + to, cells.offset(p), step);
    }
    return reached;
}

/// The share of the picture that was reached though it is off the model, weighed by the share of its
/// rim that lies open to what is on the model: the rest of the rim are edges, as a subject has them.
double wideness(const Cells &cells, const cv::Mat1b &reached, const BackgroundModel &model)
{
    const float limit = 2.5f + 1.5f * model.grain;
    const cv::Rect frame({}, reached.size());
    const auto off = [&](cv::Point p) { return cv::norm(cells.offset(p), cv::NORM_INF) > limit; };
    int drifted = 0, open = 0, walled = 0;
    for (int y = 0; y < frame.height; ++y) {
        for (int x = 0; x < frame.width; ++x) {
            const cv::Point p(x, y);
            if (!reached(p) || !off(p))
                continue;
            ++drifted;
            for (const cv::Point &to : kNeighbours) {
                if (!frame.contains(p + to))
                    continue;
                if (!reached(p + to))
                    ++walled;
                else if (!off(p + to))
                    ++open;
            }
        }
    }
    return double(drifted) / double(reached.total()) * double(open) / std::max(1, open + walled);
}

} // namespace

void followDrift(const cv::Mat3b &picture, BackgroundModel &model)
{
    const Cells cells = cellsOf(picture, model);
    const cv::Mat1b reached = reachedFromBorder(cells, model);
    const bool borderFits = model.noise < 1.5f * model.grain + kMisfit;
    if (borderFits && wideness(cells, reached, model) < kWideDrift)
        return;
    cv::Mat1b subject;
    cv::resize(~reached, subject, {reached.cols * kCell, reached.rows * kCell}, 0, 0, cv::INTER_NEAREST);
    subject = subject(cv::Rect({}, picture.size()));
    for (int i = 0; i < kRounds; ++i) {
        refineBackground(picture, subject, kCell, 1, model);
        measureNoise(picture, subject, model);
        subject = plainlyDifferent(picture, model);
    }
    model.quiet = false;
}

} // namespace turnaround::imaging

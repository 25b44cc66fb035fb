#include "imaging/outline_notes.h"

#include <algorithm>
#include <cmath>

namespace turnaround::imaging {

namespace {

constexpr double kCutOff = 0.015; // of a side of the picture
constexpr float kFaint = 24; // levels
constexpr double kFaintShare = 0.2; // of the outline
constexpr float kPlainBorder = 0.5f;

std::string cutOffSides(const cv::Mat1f &coverage)
{
    const auto covered = [](const cv::Mat1f &line) {
        return cv::countNonZero(line >= 0.5f) > kCutOff * double(line.total());
    };
    std::vector<std::string> sides;
    if (covered(coverage.row(0)))
        sides.emplace_back("top");
    if (covered(coverage.row(coverage.rows - 1)))
        sides.emplace_back("bottom");
    if (covered(coverage.col(0)))
        sides.emplace_back("left");
    if (covered(coverage.col(coverage.cols - 1)))
        sides.emplace_back("right");
    std::string text;
    for (std::size_t i = 0; i < sides.size(); ++i)
        text += (i == 0 ? "" : i + 1 == sides.size() ? " and " : ", ") + sides[i];
    return text;
}

/// The share of the outline's pixels whose surroundings differ faintly from the background.
double faintShare(const cv::Mat1f &coverage, const cv::Mat3f &difference)
{
    constexpr int kReach = 2;
    int edge = 0, faint = 0;
    for (int y = kReach; y + kReach < coverage.rows; ++y) {
        for (int x = kReach; x + kReach < coverage.cols; ++x) {
            const bool inside = coverage(y, x) >= 0.5f;
            if (!inside ||
                (coverage(y, x - 1) >= 0.5f && coverage(y, x + 1) >= 0.5f && coverage(y - 1, x) >= 0.5f &&
                 coverage(y + 1, x) >= 0.5f))
                continue;
            float most = 0;
            for (int v = y - kReach; v <= y + kReach; ++v) {
                for (int u = x - kReach; u <= x + kReach; ++u) {
                    if (coverage(v, u) >= 0.5f)
                        most = std::max(most, difference(v, u).dot(difference(v, u)));
                }
            }
            ++edge;
            faint += most < kFaint * kFaint;
        }
    }
    return edge ? double(faint) / edge : 0;
}

} // namespace

std::vector<std::string> outlineNotes(const std::string &name, const cv::Mat1f &coverage, const cv::Mat3f &difference,
                                      float borderShare)
{
    std::vector<std::string> notes;
    if (const std::string sides = cutOffSides(coverage); !sides.empty())
        notes.push_back(name + ": the subject is cut off at the picture's " + sides +
                        "; leave a margin all around it.");
    if (difference.empty())
        return notes;
    const double faint = faintShare(coverage, difference);
    if (faint > kFaintShare)
        notes.push_back(name + ": the subject is almost the colour of its background along " +
                        std::to_string(std::lround(100 * faint)) +
                        " % of its outline; make the background transparent or give it another colour.");
    if (borderShare < kPlainBorder)
        notes.push_back(
            name + ": only " + std::to_string(std::lround(100 * borderShare)) +
            " % of the picture's border is plain background; a plain or transparent background gives a surer outline.");
    return notes;
}

} // namespace turnaround::imaging

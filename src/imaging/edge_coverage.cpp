#include "imaging/edge_coverage.h"

#include <algorithm>
#include <vector>

namespace turnaround::imaging {

namespace {

constexpr float kFull = 0.7f; // of the strongest difference's square: what is taken for wholly covered
constexpr float kTie = 0.06f; // half-covered pixels count as the subject's in spite of a little noise

/// One pixel's difference as a share of the strongest ones' mean within `reach`.
float shareOfStrongest(const SubjectMask &mask, cv::Point at, int reach)
{
    const cv::Rect window =
        cv::Rect(at.x - reach, at.y - reach, 2 * reach + 1, 2 * reach + 1) & cv::Rect({}, mask.inside.size());
    float most = 0;
    for (int y = window.y; y < window.br().y; ++y) {
        const uchar *inside = mask.inside[y];
        const cv::Vec3f *difference = mask.difference[y];
        for (int x = window.x; x < window.br().x; ++x) {
            if (inside[x])
                most = std::max(most, difference[x].dot(difference[x]));
        }
    }
    cv::Vec3f own;
    int count = 0;
    for (int y = window.y; y < window.br().y; ++y) {
        const uchar *inside = mask.inside[y];
        const cv::Vec3f *difference = mask.difference[y];
        for (int x = window.x; x < window.br().x; ++x) {
            if (inside[x] && difference[x].dot(difference[x]) >= kFull * most) {
                own += difference[x];
                ++count;
            }
        }
    }
    own *= 1.0f / float(std::max(count, 1));
    const float whole = own.dot(own);
    return whole > 0 ? std::clamp(mask.difference(at).dot(own) / whole + kTie, 0.0f, 1.0f) : 1;
}

} // namespace

cv::Mat1f edgeCoverage(const SubjectMask &mask, int softness)
{
    const cv::Size size = mask.inside.size();
    const cv::Rect frame({}, size);
    cv::Mat1f coverage;
    mask.inside.convertTo(coverage, CV_32F, 1 / 255.0);
    cv::Mat1b seen = mask.inside == 0;
    std::vector<cv::Point> layer, next;
    const auto addNeighbours = [&](cv::Point p, std::vector<cv::Point> &to) {
        for (const cv::Point q :
             {cv::Point(p.x - 1, p.y), cv::Point(p.x + 1, p.y), cv::Point(p.x, p.y - 1), cv::Point(p.x, p.y + 1)}) {
            if (frame.contains(q) && !seen(q)) {
                seen(q) = 255;
                to.push_back(q);
            }
        }
    };
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            if (!mask.inside(y, x))
                addNeighbours({x, y}, layer);
        }
    }
    // Layer by layer from the outside; only below a pixel that is mostly background does the next layer follow.
    for (int depth = 0; depth < softness && !layer.empty(); ++depth) {
        next.clear();
        for (const cv::Point p : layer) {
            coverage(p) = shareOfStrongest(mask, p, std::max(2, softness - 1));
            if (coverage(p) < (depth == 0 ? 0.5f : 0.25f))
                addNeighbours(p, next);
        }
        layer.swap(next);
    }
    return coverage;
}

} // namespace turnaround::imaging

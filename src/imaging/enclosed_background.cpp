#include "imaging/enclosed_background.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace turnaround::imaging {

namespace {

constexpr double kSharpShare = 0.7; // of a piece's edge
constexpr double kLargeShare =
    0.03; // of the subject's area: as large as that, nobody paints in the background's colour
constexpr float kWallForExtent = 0.5f; // the subject's thickness around a piece for the piece's length
constexpr int kSmallestPiece = 6; // pixels

cv::Mat square(int reach)
{
    return cv::getStructuringElement(cv::MORPH_RECT, {2 * reach + 1, 2 * reach + 1});
}

/// Sets 255 in the pieces of `mask` that reach the border, clears the others.
void keepWhatReachesTheBorder(cv::Mat1b &mask)
{
    cv::Mat1i labels;
    const int count = cv::connectedComponents(mask, labels, 4, CV_32S);
    std::vector<uchar> reached(std::size_t(count), 0);
    for (int x = 0; x < labels.cols; ++x)
        reached[std::size_t(labels(0, x))] = reached[std::size_t(labels(labels.rows - 1, x))] = 255;
    for (int y = 0; y < labels.rows; ++y)
        reached[std::size_t(labels(y, 0))] = reached[std::size_t(labels(y, labels.cols - 1))] = 255;
    reached[0] = 0;
    for (int y = 0; y < labels.rows; ++y) {
        for (int x = 0; x < labels.cols; ++x)
            mask(y, x) = reached[std::size_t(labels(y, x))];
    }
}

struct Piece {
    int area = 0;
    int edge = 0;
    int sharpEdge = 0;
    bool open = false; ///< touches the outside
};

/// Clears the pieces that are the subject's own, by their edges.
void keepSharpPieces(cv::Mat1b &pieces, const cv::Mat1b &differs, const cv::Mat1b &outside, const cv::Mat1f &amount,
                     const Edge &edge)
{
    cv::Mat1b level, strength;
    amount.convertTo(level, CV_8U);
    cv::dilate(level, strength, square(edge.width));
    cv::Mat1i labels;
    std::vector<Piece> found(std::size_t(cv::connectedComponents(pieces, labels, 4, CV_32S)));
    for (int y = 0; y < labels.rows; ++y) {
        for (int x = 0; x < labels.cols; ++x) {
            if (labels(y, x) == 0)
                continue;
            Piece &piece = found[std::size_t(labels(y, x))];
            ++piece.area;
            const int up = std::max(0, y - 1), down = std::min(labels.rows - 1, y + 1);
            const int left = std::max(0, x - 1), right = std::min(labels.cols - 1, x + 1);
            if (differs(up, x) || differs(down, x) || differs(y, left) || differs(y, right)) {
                ++piece.edge;
                piece.sharpEdge += strength(y, x) >= edge.height;
            }
            piece.open = piece.open || outside(up, x) || outside(down, x) || outside(y, left) || outside(y, right);
        }
    }
    std::vector<uchar> kept(found.size(), 0);
    for (std::size_t i = 1; i < found.size(); ++i) {
        const Piece &piece = found[i];
        const bool tiny = piece.area < kSmallestPiece;
        kept[i] = (tiny && piece.open) || (!tiny && piece.sharpEdge >= kSharpShare * piece.edge) ? 255 : 0;
    }
    for (int y = 0; y < labels.rows; ++y) {
        for (int x = 0; x < labels.cols; ++x)
            pieces(y, x) = kept[std::size_t(labels(y, x))];
    }
}

struct Cluster {
    int area = 0;
    float wall = 1e9f; ///< pixels to the outside
    cv::Point low{1 << 30, 1 << 30}, high{-1, -1};

    float extent() const { return float(std::max(high.x - low.x, high.y - low.y) + 1); }
};

/// Clears the pieces that lie deep in the subject for their size: painted, not seen through. Pieces
/// with little between them, such as the gaps of a wheel, are judged as one.
void dropPaintedPieces(cv::Mat1b &pieces, const cv::Mat1b &outside)
{
    const int reach = std::max(2, std::min(pieces.rows, pieces.cols) / 128);
    cv::Mat1b joined;
    cv::dilate(pieces, joined, square(reach));
    cv::Mat1i labels;
    std::vector<Cluster> clusters(std::size_t(cv::connectedComponents(joined, labels, 8, CV_32S)));
    if (clusters.size() == 1)
        return;
    cv::Mat1f depth;
    cv::distanceTransform(outside == 0, depth, cv::DIST_L2, cv::DIST_MASK_3);
    int subject = 0;
    for (int y = 0; y < labels.rows; ++y) {
        for (int x = 0; x < labels.cols; ++x) {
            subject += !outside(y, x) && !pieces(y, x);
            if (!pieces(y, x))
                continue;
            Cluster &cluster = clusters[std::size_t(labels(y, x))];
            ++cluster.area;
            cluster.wall = std::min(cluster.wall, depth(y, x));
            cluster.low = {std::min(cluster.low.x, x), std::min(cluster.low.y, y)};
            cluster.high = {std::max(cluster.high.x, x), std::max(cluster.high.y, y)};
        }
    }
    for (int y = 0; y < labels.rows; ++y) {
        for (int x = 0; x < labels.cols; ++x) {
            const Cluster &cluster = clusters[std::size_t(labels(y, x))];
            if (cluster.wall > kWallForExtent * cluster.extent() && cluster.area < kLargeShare * subject)
                pieces(y, x) = 0;
        }
    }
}

} // namespace

cv::Mat1b withoutBackground(const cv::Mat1b &differs, const cv::Mat1f &amount, const Edge &edge, bool paintable)
{
    const cv::Mat1b same = differs == 0;
    cv::Mat1b outside;
    cv::erode(same, outside, square(1)); // beyond the picture's border it counts as background
    keepWhatReachesTheBorder(outside);
    cv::dilate(outside, outside, square(1));
    outside &= same;

    cv::Mat1b pieces = same & ~outside;
    keepSharpPieces(pieces, differs, outside, amount, edge);
    if (paintable)
        dropPaintedPieces(pieces, outside);
    return ~(outside | pieces);
}

} // namespace turnaround::imaging

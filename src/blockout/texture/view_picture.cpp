#include "blockout/texture/view_picture.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace turnaround::blockout {
namespace {

constexpr float kOversampling = 1.3f; ///< picture pixels per texel worth keeping
constexpr float kBroadSigma = 0.010f; ///< world units
constexpr float kBroadCells = 2.0f; ///< sigma in cells of the broad picture
constexpr float kBorder = 0.03f; ///< world units kept around the subject's box
constexpr float kSolidCoverage = 0.95f; ///< pixels below may carry a little background

cv::Rect subjectBox(const cv::Mat1f &coverage, int border)
{
    int x0 = coverage.cols, y0 = coverage.rows, x1 = -1, y1 = -1;
    for (int y = 0; y < coverage.rows; ++y) {
        const float *row = coverage[y];
        int first = 0;
        while (first < coverage.cols && row[first] <= 0)
            ++first;
        if (first == coverage.cols)
            continue;
        int last = coverage.cols - 1;
        while (row[last] <= 0)
            --last;
        x0 = std::min(x0, first);
        x1 = std::max(x1, last);
        y0 = std::min(y0, y);
        y1 = y;
    }
    const cv::Rect all(0, 0, coverage.cols, coverage.rows);
    if (x1 < 0)
        return all;
    return cv::Rect(cv::Point(x0 - border, y0 - border), cv::Point(x1 + 1 + border, y1 + 1 + border)) & all;
}

/// True where a pixel's colour is the subject's own: well inside, or the fullest of a part too thin for that.
cv::Mat1b solidPixels(const cv::Mat1f &coverage)
{
    cv::Mat1f fullest;
    cv::dilate(coverage, fullest, cv::Mat());
    cv::Mat1b solid(coverage.size());
    for (int y = 0; y < coverage.rows; ++y)
        for (int x = 0; x < coverage.cols; ++x) {
            const float c = coverage(y, x);
            solid(y, x) = c >= kSolidCoverage || (c > 0.2f && c >= fullest(y, x) - 0.02f) ? 0 : 255;
        }
    return solid;
}

/// Every other pixel takes the nearest solid one's colour.
void spreadColours(cv::Mat4b &colour, const cv::Mat1b &notSolid)
{
    cv::Mat1f distance;
    cv::Mat1i label;
    cv::distanceTransform(notSolid, distance, label, cv::DIST_L2, 5, cv::DIST_LABEL_PIXEL);
    std::vector<cv::Vec4b> solid(1);
    for (int y = 0; y < colour.rows; ++y)
        for (int x = 0; x < colour.cols; ++x)
            if (!notSolid(y, x))
                solid.push_back(colour(y, x)); // labels count the solid pixels in this order
    for (int y = 0; y < colour.rows; ++y)
        for (int x = 0; x < colour.cols; ++x)
            if (notSolid(y, x) && std::size_t(label(y, x)) < solid.size())
                colour(y, x) = solid[label(y, x)];
}

/// The mean of the subject's own pixels around each place.
cv::Mat4b broadPart(const cv::Mat4b &colour, const cv::Mat1b &notSolid, double scale)
{
    cv::Mat4b weighted(colour.size());
    for (int y = 0; y < colour.rows; ++y)
        for (int x = 0; x < colour.cols; ++x)
            weighted(y, x) = notSolid(y, x) ? cv::Vec4b(0, 0, 0, 0)
                                            : cv::Vec4b(colour(y, x)[0], colour(y, x)[1], colour(y, x)[2], 255);
    const cv::Size size(std::max(2, int(std::lround(colour.cols * scale))),
                        std::max(2, int(std::lround(colour.rows * scale))));
    cv::Mat4b small;
    cv::resize(weighted, small, size, 0, 0, cv::INTER_AREA);
    cv::Mat4f mean;
    small.convertTo(mean, CV_32F);
    cv::Mat4f wide;
    cv::GaussianBlur(mean, wide, {}, kBroadCells * 3);
    cv::GaussianBlur(mean, mean, {}, kBroadCells);
    cv::Mat4b nearest;
    cv::resize(colour, nearest, size, 0, 0, cv::INTER_AREA);
    cv::Mat4b broad(size, cv::Vec4b::all(255));
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const cv::Vec4f &m = mean(y, x)[3] > 1 ? mean(y, x) : wide(y, x);
            for (int k = 0; k < 3; ++k)
                broad(y, x)[k] = m[3] > 0.05f ? cv::saturate_cast<uchar>(m[k] * 255 / m[3]) : nearest(y, x)[k];
        }
    return broad;
}

} // namespace

ViewPicture::ViewPicture(const PlacedView &view, float texelsPerUnit)
{
    const float pixelsPerUnit = view.camera.pixelsPerUnit;
    const int border = int(kBorder * pixelsPerUnit) + 2;
    const cv::Rect box = subjectBox(view.cutout->coverage, border);
    m_origin = {float(box.x), float(box.y)};
    cv::Mat3b colour = view.cutout->colour(box);
    cv::Mat1f coverage = view.cutout->coverage(box);
    const float scale = std::min(1.0f, kOversampling * texelsPerUnit / pixelsPerUnit);
    if (scale < 1) { // before anything else: a picture of 5000 pixels a side would need gigabytes below
        const cv::Size size(std::max(2, int(std::lround(box.width * scale))),
                            std::max(2, int(std::lround(box.height * scale))));
        cv::Mat3b smallColour;
        cv::Mat1f smallCoverage;
        cv::resize(colour, smallColour, size, 0, 0, cv::INTER_AREA);
        cv::resize(coverage, smallCoverage, size, 0, 0, cv::INTER_AREA);
        colour = smallColour;
        coverage = smallCoverage;
    }
    cv::cvtColor(colour, m_colour, cv::COLOR_RGB2RGBA);
    const cv::Mat1b notSolid = solidPixels(coverage);
    spreadColours(m_colour, notSolid);
    m_broad = broadPart(m_colour, notSolid, std::min(1.0f, kBroadCells / (kBroadSigma * pixelsPerUnit * scale)));

    const auto ratio = [&](const cv::Mat4b &m) {
        return Vec2f{float(m.cols) / float(box.width), float(m.rows) / float(box.height)};
    };
    m_colourPerPixel = ratio(m_colour);
    m_broadPerPixel = ratio(m_broad);
}

void ViewPicture::multiply(const std::array<float, 3> &gain)
{
    cv::Mat4b lookUp(1, 256);
    for (int i = 0; i < 256; ++i)
        for (int k = 0; k < 4; ++k)
            lookUp(0, i)[k] = k < 3 ? cv::saturate_cast<uchar>(float(i) * gain[k]) : 255;
    cv::LUT(m_colour, lookUp, m_colour);
    cv::LUT(m_broad, lookUp, m_broad);
}

} // namespace turnaround::blockout

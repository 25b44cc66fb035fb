#include "ui/mask_edit.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace turnaround::ui {

namespace {

constexpr float kSoftEdge = 8; ///< levels between background and subject
constexpr double kLeastShare = 0.0005; ///< of the picture's pixels

cv::Mat3b coloursOf(const imaging::Picture &picture)
{
    const QImage &image = picture.image;
    const cv::Mat4b rgba(image.height(), image.width(),
                         reinterpret_cast<cv::Vec4b *>(const_cast<uchar *>(image.bits())),
                         static_cast<size_t>(image.bytesPerLine()));
    cv::Mat3b rgb;
    cv::cvtColor(rgba, rgb, cv::COLOR_RGBA2RGB);
    const int longest = std::max(rgb.cols, rgb.rows);
    if (longest > imaging::kMaxCutoutSide)
        cv::resize(rgb, rgb, {}, double(imaging::kMaxCutoutSide) / longest, double(imaging::kMaxCutoutSide) / longest,
                   cv::INTER_AREA);
    return rgb;
}

cv::Mat1f awayFrom(const cv::Mat3b &colours, const std::array<std::uint8_t, 3> &background, int tolerance)
{
    cv::Mat1f coverage(colours.size());
    for (int y = 0; y < colours.rows; ++y) {
        for (int x = 0; x < colours.cols; ++x) {
            int apart = 0;
            for (int c = 0; c < 3; ++c)
                apart = std::max(apart, std::abs(int(colours(y, x)[c]) - int(background[static_cast<size_t>(c)])));
            coverage(y, x) = std::clamp((float(apart) - float(tolerance)) / kSoftEdge, 0.0f, 1.0f);
        }
    }
    return coverage;
}

void draw(cv::Mat1f &coverage, const MaskStroke &stroke)
{
    constexpr int kSubpixelBits = 4;
    const auto width = static_cast<float>(coverage.cols);
    const auto pixel = [&](Vec2f p) {
        return cv::Point(cvRound(p.x * width * (1 << kSubpixelBits)), cvRound(p.y * width * (1 << kSubpixelBits)));
    };
    const int radius = std::max(1, cvRound(stroke.radius * width));
    const cv::Scalar value(stroke.keeps ? 1 : 0);
    for (size_t i = 0; i < stroke.points.size(); ++i) {
        const cv::Point at = pixel(stroke.points[i]);
        cv::circle(coverage, at, radius << kSubpixelBits, value, cv::FILLED, cv::LINE_8, kSubpixelBits);
        if (i > 0)
            cv::line(coverage, pixel(stroke.points[i - 1]), at, value, 2 * radius, cv::LINE_8, kSubpixelBits);
    }
}

} // namespace

Result<imaging::CutoutWithNotes> cutOutAs(const imaging::Picture &picture, const MaskEdit &edit,
                                          const CancelToken &cancel)
{
    Result<imaging::CutoutWithNotes> found = imaging::cutOut(picture, {}, cancel);
    if (edit.untouched() || (!found && found.error().kind != ErrorKind::BadInput))
        return found;
    imaging::CutoutWithNotes result;
    const cv::Mat3b colours = coloursOf(picture);
    if (found)
        result = std::move(found).value();
    else
        result.cutout.coverage = cv::Mat1f::ones(colours.size());
    imaging::Cutout &cutout = result.cutout;
    if (cutout.coverage.size() != colours.size())
        cv::resize(cutout.coverage, cutout.coverage, colours.size(), 0, 0, cv::INTER_LINEAR);
    cutout.colour = colours;
    result.scale = float(colours.cols) / float(std::max(1, picture.image.width()));
    if (edit.background)
        cutout.coverage = awayFrom(colours, *edit.background, edit.tolerance);
    if (edit.inverted)
        cutout.coverage = 1.0f - cutout.coverage;
    for (const MaskStroke &stroke : edit.strokes) {
        if (cancel.requested())
            return Error{ErrorKind::Cancelled, "Stopped.", {}};
        draw(cutout.coverage, stroke);
    }
    result.notes.clear();
    if (cv::mean(cutout.coverage)[0] < kLeastShare)
        return Error{ErrorKind::BadInput,
                     picture.name + ": the corrected outline leaves nothing of the subject; undo, or keep more of it.",
                     {}};
    return result;
}

} // namespace turnaround::ui

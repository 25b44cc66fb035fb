#include "imaging/cut_out.h"

#include "imaging/background_model.h"
#include "imaging/edge_colour.h"
#include "imaging/edge_coverage.h"
#include "imaging/loose_pieces.h"
#include "imaging/outline_notes.h"
#include "imaging/picture_file.h"
#include "imaging/subject_mask.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <new>
#include <optional>

namespace turnaround::imaging {

namespace {

constexpr double kTransparencyShare = 0.005; // of the pixels: from here on transparency is meant
constexpr double kLeastSubject = 0.0005; // of the pixels
constexpr double kMostSubject = 0.98;

Error badInput(const std::string &message)
{
    return {ErrorKind::BadInput, message, {}};
}

Error cancelled()
{
    return {ErrorKind::Cancelled, "Stopped.", {}};
}

cv::Mat4b pixelsOf(const QImage &image)
{
    // Read only: nothing writes through this header.
    return cv::Mat4b(image.height(), image.width(),
                     reinterpret_cast<cv::Vec4b *>(const_cast<uchar *>(image.constBits())),
                     std::size_t(image.bytesPerLine()));
}

double transparentShare(const cv::Mat4b &pixels)
{
    int clear = 0;
    for (int y = 0; y < pixels.rows; ++y) {
        for (int x = 0; x < pixels.cols; ++x)
            clear += pixels(y, x)[3] < 128;
    }
    return double(clear) / double(pixels.total());
}

/// Scaled down to kMaxCutoutSide, where it is larger; colour weighs as much as it is opaque.
cv::Mat4b reduced(const QImage &image, float &scale)
{
    scale = 1;
    const int side = std::max(image.width(), image.height());
    if (side <= kMaxCutoutSide)
        return pixelsOf(image);
    scale = float(kMaxCutoutSide) / float(side);
    const QImage premultiplied = image.convertToFormat(QImage::Format_RGBA8888_Premultiplied);
    cv::Mat4b small;
    cv::resize(
        pixelsOf(premultiplied), small,
        {std::max(1, int(std::lround(image.width() * scale))), std::max(1, int(std::lround(image.height() * scale)))},
        0, 0, cv::INTER_AREA);
    QImage result(small.data, small.cols, small.rows, qsizetype(small.step), QImage::Format_RGBA8888_Premultiplied);
    return pixelsOf(result.convertToFormat(QImage::Format_RGBA8888)).clone();
}

void split(const cv::Mat4b &pixels, cv::Mat3b &colour, cv::Mat1b &alpha)
{
    colour.create(pixels.size());
    alpha.create(pixels.size());
    cv::Mat parts[] = {colour, alpha};
    constexpr int kFromTo[] = {0, 0, 1, 1, 2, 2, 3, 3};
    cv::mixChannels(&pixels, 1, parts, 2, kFromTo, 4);
}

} // namespace

Result<CutoutWithNotes> cutOut(const Picture &picture, const Background &background, const CancelToken &cancel)
{
    try {
        CutoutWithNotes result;
        cv::Mat3b colour;
        cv::Mat1b alpha;
        const cv::Mat4b pixels = reduced(picture.image, result.scale);
        split(pixels, colour, alpha);
        const double clear = transparentShare(pixels);
        const bool byAlpha = background.kind == BackgroundKind::Alpha ||
            (background.kind == BackgroundKind::Auto && clear > kTransparencyShare);
        if (cancel.requested())
            return cancelled();

        cv::Mat3f behind, difference;
        float borderShare = 1;
        bool clean = true;
        if (byAlpha) {
            if (clear == 0)
                return badInput(
                    picture.name +
                    " has no transparent pixels: let the background be found automatically or give its colour.");
            alpha.convertTo(result.cutout.coverage, CV_32F, 1 / 255.0);
        } else {
            BackgroundModel model = fitBackground(
                colour, picture.lossy,
                background.kind == BackgroundKind::Colour ? std::optional(background.colour) : std::nullopt);
            if (cancel.requested())
                return cancelled();
            SubjectMask mask = findSubject(colour, model);
            if (cancel.requested())
                return cancelled();
            result.cutout.coverage = edgeCoverage(mask, model.quiet ? 2 : 4);
            behind = model.colour;
            difference = mask.difference;
            borderShare = model.borderShare;
            clean = model.quiet;
        }
        dropSpecks(result.cutout.coverage, clean ? 6 : 30, clean ? 0.05f : 0.25f);
        const double covered = cv::sum(result.cutout.coverage)[0] / double(pixels.total());
        if (covered < kLeastSubject)
            return badInput(picture.name + " shows no subject: nothing in it differs from its background.");
        if (covered > kMostSubject)
            return badInput(picture.name +
                            " is all subject: leave some background around it, or make the background transparent.");
        if (cancel.requested())
            return cancelled();
        result.cutout.colour = subjectColour(colour, result.cutout.coverage, behind);
        result.cutout.lossy = picture.lossy;
        result.notes = outlineNotes(picture.name, result.cutout.coverage, difference, borderShare);
        return result;
    } catch (const std::bad_alloc &) {
        return noMemoryFor(picture.name);
    } catch (const cv::Exception &failure) {
        if (failure.code == cv::Error::StsNoMem)
            return noMemoryFor(picture.name);
        return Error{ErrorKind::Unavailable, picture.name + " could not be worked on: scale it down and try again.",
                     failure.what()};
    }
}

} // namespace turnaround::imaging

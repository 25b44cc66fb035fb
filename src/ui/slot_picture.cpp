#include "ui/slot_picture.h"

#include "core/display_text.h"
#include "imaging/cut_out.h"
#include "imaging/picture_file.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace turnaround::ui {

namespace {

constexpr float kInside = 0.5f;

/// The artist's wishes and the file's own state in a few letters.
std::string fingerprint(const DraftView &slot)
{
    std::error_code ignored;
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const auto add = [&](const auto &value) {
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(&value), static_cast<qsizetype>(sizeof value)));
    };
    const std::string path = slot.file.string();
    hash.addData(QByteArrayView(path.data(), static_cast<qsizetype>(path.size())));
    add(std::filesystem::file_size(slot.file, ignored));
    add(std::filesystem::last_write_time(slot.file, ignored).time_since_epoch().count());
    add(slot.quarterTurns);
    add(slot.mirrored);
    add(slot.mask.tolerance);
    add(slot.mask.inverted);
    if (slot.mask.background)
        add(*slot.mask.background);
    for (const MaskStroke &stroke : slot.mask.strokes) {
        add(stroke.keeps);
        add(stroke.radius);
        for (const Vec2f &point : stroke.points)
            add(point);
    }
    return hash.result().toHex().left(16).toStdString();
}

void turnAndMirror(cv::Mat &matrix, const DraftView &slot)
{
    if (slot.quarterTurns != 0)
        cv::rotate(matrix, matrix,
                   slot.quarterTurns == 1       ? cv::ROTATE_90_CLOCKWISE
                       : slot.quarterTurns == 2 ? cv::ROTATE_180
                                                : cv::ROTATE_90_COUNTERCLOCKWISE);
    if (slot.mirrored)
        cv::flip(matrix, matrix, 1);
}

cv::Rect boundsOf(const cv::Mat1f &coverage)
{
    const cv::Mat1b inside = coverage > kInside / 4;
    return cv::boundingRect(inside);
}

QImage toImage(const cv::Mat3b &colour, const cv::Mat1f &coverage)
{
    QImage image(colour.cols, colour.rows, QImage::Format_RGBA8888);
    for (int y = 0; y < colour.rows; ++y) {
        uchar *row = image.scanLine(y);
        for (int x = 0; x < colour.cols; ++x) {
            for (int c = 0; c < 3; ++c)
                row[4 * x + c] = colour(y, x)[c];
            row[4 * x + 3] = cv::saturate_cast<uchar>(coverage(y, x) * 255);
        }
    }
    return image;
}

QImage outlineOf(const cv::Mat1f &coverage)
{
    cv::Mat1f inside, outside;
    const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_ELLIPSE, {3, 3});
    cv::dilate(coverage, outside, kernel);
    cv::erode(coverage, inside, kernel);
    QImage outline(coverage.cols, coverage.rows, QImage::Format_RGBA8888_Premultiplied);
    for (int y = 0; y < coverage.rows; ++y) {
        uchar *row = outline.scanLine(y);
        for (int x = 0; x < coverage.cols; ++x)
            std::fill_n(row + 4 * x, 4, cv::saturate_cast<uchar>((outside(y, x) - inside(y, x)) * 255));
    }
    return outline;
}

imaging::Cutout scaledTo(const imaging::Cutout &cutout, int side)
{
    const int longest = std::max(cutout.colour.cols, cutout.colour.rows);
    if (longest <= side)
        return cutout;
    imaging::Cutout small;
    const double scale = double(side) / longest;
    const cv::Size size(std::max(1, cvRound(cutout.colour.cols * scale)),
                        std::max(1, cvRound(cutout.colour.rows * scale)));
    cv::resize(cutout.colour, small.colour, size, 0, 0, cv::INTER_AREA);
    cv::resize(cutout.coverage, small.coverage, size, 0, 0, cv::INTER_AREA);
    return small;
}

/// Written whole; smaller in pixels where the file would be too large for the engine.
Result<void> writePng(const imaging::Cutout &cutout, const std::filesystem::path &file, int quality)
{
    const QString name = QString::fromStdString(file.string());
    if (QFile::exists(name))
        return {};
    for (int side = imaging::kMaxCutoutSide; side >= 256; side = side * 3 / 4) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QBuffer::WriteOnly);
        const imaging::Cutout scaled = scaledTo(cutout, side);
        toImage(scaled.colour, scaled.coverage).save(&buffer, "PNG", quality);
        if (bytes.size() > imaging::kMaxPictureBytes)
            continue;
        QSaveFile out(name);
        if (out.open(QFile::WriteOnly) && out.write(bytes) == bytes.size() && out.commit())
            return {};
        return Error{ErrorKind::Disk,
                     "The edited picture could not be written to " + quotedPath(file.parent_path()) +
                         ": make room there, or choose another data folder.",
                     out.errorString().toStdString()};
    }
    return Error{ErrorKind::Disk, "The edited picture could not be written: it is too large.", {}};
}

} // namespace

Result<SlotPicture> loadSlotPicture(View view, const DraftView &slot, const std::filesystem::path &folder,
                                    const CancelToken &cancel)
{
    const Result<imaging::Picture> picture = imaging::readPicture(slot.file);
    if (!picture)
        return picture.error();
    if (cancel.requested())
        return Error{ErrorKind::Cancelled, "Stopped.", {}};
    Result<imaging::CutoutWithNotes> found = cutOutAs(*picture, slot.mask, cancel);
    if (!found)
        return found.error();

    SlotPicture result;
    std::error_code ignored;
    result.width = picture->image.width();
    result.height = picture->image.height();
    result.sizeBytes = static_cast<std::int64_t>(std::filesystem::file_size(slot.file, ignored));
    result.notes = found->notes;
    imaging::Cutout cutout = std::move(found->cutout);
    turnAndMirror(cutout.colour, slot);
    turnAndMirror(cutout.coverage, slot);

    const cv::Rect bounds = boundsOf(cutout.coverage);
    const double longest = std::max(cutout.colour.cols, cutout.colour.rows);
    result.extent = QSizeF(bounds.width / longest, bounds.height / longest);
    const imaging::Cutout tile = scaledTo({cutout.colour(bounds), cutout.coverage(bounds)}, kTilePicture);
    result.picture = toImage(tile.colour, tile.coverage).convertToFormat(QImage::Format_RGBA8888_Premultiplied);
    result.outline = outlineOf(tile.coverage);

    const std::string name = std::string(viewName(view)) + '-' + fingerprint(slot);
    std::filesystem::create_directories(folder, ignored);
    result.smallFile = folder / (name + "-small.png");
    const int shortest = std::max(1, std::min(cutout.colour.cols, cutout.colour.rows));
    const int narrow = static_cast<int>(imaging::kMinPictureSide * longest / shortest) + 1;
    const imaging::Cutout small = scaledTo(cutout, std::max(kSmallSide, narrow));
    if (const Result<void> written = writePng(small, result.smallFile, 90); !written)
        return written.error();
    result.engineFile = slot.file;
    if (slot.edited()) {
        result.engineFile = folder / (name + ".png");
        if (const Result<void> written = writePng(cutout, result.engineFile, 70); !written)
            return written.error();
    }
    if (cancel.requested())
        return Error{ErrorKind::Cancelled, "Stopped.", {}};
    return result;
}

void forgetDerivedPictures(const std::filesystem::path &folder)
{
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
}

} // namespace turnaround::ui

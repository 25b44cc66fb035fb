#include "imaging/fit_picture.h"

#include "core/display_text.h"
#include "imaging/encode_picture.h"
#include "imaging/picture_file.h"

#include <QString>

#include <algorithm>
#include <array>
#include <new>
#include <optional>

namespace turnaround::imaging {

namespace {

QString label(View view)
{
    const std::string_view words = viewWords(view);
    QString text = QString::fromUtf8(words.data(), qsizetype(words.size()));
    text[0] = text[0].toUpper();
    return text;
}

QString megabytes(std::int64_t bytes)
{
    return bytes < 100'000 ? QString("%1 KB").arg(double(bytes) / 1e3, 0, 'f', 1)
                           : QString("%1 MB").arg(double(bytes) / 1e6, 0, 'f', 1);
}

const char *formatName(PictureFormat format)
{
    return format == PictureFormat::Jpeg ? "JPEG" : format == PictureFormat::Png ? "PNG" : "WebP";
}

const char *mimeOf(PictureFormat format)
{
    return format == PictureFormat::Jpeg ? "image/jpeg" : format == PictureFormat::Png ? "image/png" : "image/webp";
}

std::string fileName(View view, PictureFormat format)
{
    const char *ending = format == PictureFormat::Jpeg ? ".jpg" : format == PictureFormat::Png ? ".png" : ".webp";
    return std::string(viewName(view)) + ending;
}

Error badInput(const QString &message)
{
    return {ErrorKind::BadInput, message.toStdString(), {}};
}

/// PNG specification, third edition, 11.2.1: the header's ninth byte of data.
bool isDeep(const EncodedPicture &file)
{
    return file.header.format == PictureFormat::Png && file.bytes.size() > 24 && file.bytes[24] == 16;
}

bool isTaken(PictureFormat format, View view, const PictureRules &rules)
{
    return format != PictureFormat::Webp || (view == View::Front && rules.frontTakesWebp);
}

/// Its pixels as they may be sent, and what was done to them.
struct Prepared {
    QImage image;
    PictureFormat format = PictureFormat::Png; ///< the file's
    bool untouched = true; ///< the file itself may be sent, as far as its pixels go
    std::vector<std::string> changes;
};

Result<Prepared> prepare(const PictureToFit &picture, const EncodedPicture &file, const PictureRules &rules)
{
    Result<Picture> decoded = decodePicture(file); // whatever is sent has been read once: what is broken costs nothing
    if (!decoded)
        return decoded.error();
    Prepared prepared{std::move(decoded->image), file.header.format};
    const auto changed = [&](const QString &what) {
        prepared.untouched = false;
        prepared.changes.push_back((label(picture.view) + ": " + what + '.').toStdString());
    };
    if (file.header.orientation != 1)
        changed("turned upright, as the camera says");
    if (isDeep(file))
        changed("16 bits a channel sent as 8");
    if (!rules.keepsTransparency && hasTransparency(prepared.image)) {
        prepared.image = laidOnWhite(prepared.image);
        changed("transparency laid on white");
    }
    const int longer = std::max(prepared.image.width(), prepared.image.height());
    if (longer > rules.mostSide) {
        prepared.image = scaledDown(prepared.image, rules.mostSide);
        changed(QString("scaled from %1 to %2 pixels").arg(longer).arg(rules.mostSide));
    }
    if (prepared.image.isNull())
        return noMemoryFor(file.name);
    if (std::min(prepared.image.width(), prepared.image.height()) < rules.leastSide)
        return badInput(QString("%1 is %2 x %3 pixels when it is sent, but each side must have at least %4: give a "
                                "larger picture, or one that is less narrow.")
                            .arg(QString::fromStdString(file.name))
                            .arg(prepared.image.width())
                            .arg(prepared.image.height())
                            .arg(rules.leastSide));
    return prepared;
}

/// One picture within `mostBytes`. `changes` may be null.
Result<FittedPicture> fitOne(const PictureToFit &picture, const PictureRules &rules, std::int64_t mostBytes,
                             std::vector<std::string> *changes)
try {
    const Result<EncodedPicture> file = loadPicture(picture.file);
    if (!file)
        return file.error();
    Result<Prepared> prepared = prepare(picture, *file, rules);
    if (!prepared)
        return prepared.error();
    const PictureFormat before = prepared->format;
    const bool taken = isTaken(before, picture.view, rules);
    if (prepared->untouched && taken && file->bytes.size() <= mostBytes)
        return FittedPicture{picture.view,
                             mimeOf(before),
                             fileName(picture.view, before),
                             file->bytes.toStdString(),
                             prepared->image.width(),
                             prepared->image.height()};
    const auto made =
        encodeWithin(prepared->image, mostBytes, std::max(1, rules.leastSide), before != PictureFormat::Jpeg);
    if (!made)
        return badInput(QString("%1 can't be made smaller than %2 without falling below %3 pixels: give a simpler or a "
                                "less narrow picture.")
                            .arg(QString::fromStdString(file->name), megabytes(mostBytes))
                            .arg(rules.leastSide));
    if (changes) {
        *changes = std::move(prepared->changes);
        const auto say = [&](const QString &what) {
            changes->push_back((label(picture.view) + ": " + what + '.').toStdString());
        };
        if (made->width != prepared->image.width())
            say(QString("scaled from %1 x %2 to %3 x %4 pixels to have at most %5")
                    .arg(prepared->image.width())
                    .arg(prepared->image.height())
                    .arg(made->width)
                    .arg(made->height)
                    .arg(megabytes(mostBytes)));
        if (made->format == PictureFormat::Jpeg && hasTransparency(prepared->image))
            say("transparency laid on white");
        if (made->format != before)
            say(QString("%1 sent as %2").arg(formatName(before), formatName(made->format)));
        else if (file->bytes.size() > mostBytes)
            say(QString("%1 made smaller, from %2 to %3")
                    .arg(formatName(before), megabytes(file->bytes.size()), megabytes(made->bytes.size())));
    }
    return FittedPicture{
        picture.view, mimeOf(made->format), fileName(picture.view, made->format), made->bytes.toStdString(),
        made->width,  made->height};
} catch (const std::bad_alloc &) {
    return noMemoryFor(displayName(picture.file));
}

std::int64_t together(const std::vector<FittedPicture> &pictures)
{
    std::int64_t sum = 0;
    for (const FittedPicture &picture : pictures)
        sum += std::int64_t(picture.bytes.size());
    return sum;
}

/// What each of the largest may have, so that all together have `most` bytes and the small ones stay as they are.
std::int64_t fairShare(const std::vector<FittedPicture> &pictures, std::int64_t most)
{
    std::vector<std::int64_t> sizes;
    for (const FittedPicture &picture : pictures)
        sizes.push_back(std::int64_t(picture.bytes.size()));
    std::ranges::sort(sizes);
    std::int64_t left = most;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const std::int64_t share = left / std::int64_t(sizes.size() - i);
        if (sizes[i] > share)
            return share;
        left -= sizes[i];
    }
    return most;
}

std::string togetherSentence(std::size_t count, std::int64_t before, std::int64_t after)
{
    static constexpr std::array kNumbers = {"no", "one", "two", "three", "four", "five", "six", "seven", "eight"};
    const QString number = count < kNumbers.size() ? QString(kNumbers[count]) : QString::number(count);
    const QString subject =
        count == 1 ? QString("The picture is") : QString("The %1 pictures together are").arg(number);
    return QString("%1 %2: the largest sent as JPEG, %3 in all.")
        .arg(subject, megabytes(before), megabytes(after))
        .toStdString();
}

Error stopped()
{
    return {ErrorKind::Cancelled, "Stopped.", {}};
}

} // namespace

Result<FittedPictures> fitPictures(std::span<const PictureToFit> pictures, const PictureRules &rules,
                                   const CancelToken &cancel)
{
    FittedPictures fitted;
    std::vector<std::vector<std::string>> changes(pictures.size());
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        if (cancel.requested())
            return stopped();
        Result<FittedPicture> one = fitOne(pictures[i], rules, rules.mostBytes, &changes[i]);
        if (!one)
            return one.error();
        fitted.pictures.push_back(std::move(*one));
    }
    const std::int64_t before = together(fitted.pictures);
    if (before > rules.mostBytesTogether) {
        const std::int64_t share = fairShare(fitted.pictures, rules.mostBytesTogether);
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            if (cancel.requested())
                return stopped();
            if (std::int64_t(fitted.pictures[i].bytes.size()) <= share)
                continue;
            Result<FittedPicture> smaller = fitOne(pictures[i], rules, share, &changes[i]);
            if (!smaller)
                return smaller.error();
            fitted.pictures[i] = std::move(*smaller);
        }
    }
    for (std::vector<std::string> &each : changes)
        std::ranges::move(each, std::back_inserter(fitted.changes));
    if (before > rules.mostBytesTogether)
        fitted.changes.push_back(togetherSentence(pictures.size(), before, together(fitted.pictures)));
    return fitted;
}

} // namespace turnaround::imaging

// Pixels as a file's bytes. The same pixels give the same bytes. Any thread (pure).
#pragma once

#include "imaging/picture_header.h"

#include <QByteArray>
#include <QImage>

#include <cstdint>
#include <optional>
#include <vector>

namespace turnaround::imaging {

bool hasTransparency(const QImage &image);
/// Opaque.
QImage laidOnWhite(const QImage &image);
/// The longer side as given; never larger than it is.
QImage scaledDown(const QImage &image, int longerSide);

/// 8 bits a channel, without metadata. Empty where memory runs out.
QByteArray encodePng(const QImage &image);
/// Transparency is lost. `quality` 1 to 100.
QByteArray encodeJpeg(const QImage &image, int quality);

struct SmallerPicture {
    PictureFormat format = PictureFormat::Png;
    QByteArray bytes;
    int width = 0, height = 0;
};
/// The best that has at most `mostBytes`: PNG where `tryPng` says so, JPEG with falling quality, then scaled down, no
/// side below `leastSide`. Nothing where none has. At most 16 files are written on the way. Throws std::bad_alloc.
std::optional<SmallerPicture> encodeWithin(const QImage &image, std::int64_t mostBytes, int leastSide, bool tryPng);

} // namespace turnaround::imaging

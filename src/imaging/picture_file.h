// Pictures from outside, which nobody has vouched for: checked first, then decoded. Any thread.
//
// JPEG, PNG and WebP are read, judged by content: the extension may lie. Nothing but a regular file
// is opened, so a pipe or a device never blocks. An error's message names the file and the figures.
#pragma once

#include "core/result.h"
#include "imaging/picture.h"
#include "imaging/picture_header.h"

#include <QByteArray>

#include <cstdint>
#include <filesystem>
#include <string>

namespace turnaround::imaging {

inline constexpr int kMinPictureSide = 128; ///< pixels
inline constexpr int kMaxPictureSide = 5'000; ///< pixels
inline constexpr std::int64_t kMaxPictureBytes = 8'000'000; ///< of the file

/// The limits and the file's outer structure, without decoding a pixel: existence, kind, size in
/// bytes, format, size in pixels, and whether the file goes on to its end mark. About a millisecond
/// for each megabyte. Errors: BadInput; Disk when reading breaks off.
Result<PictureHeader> checkPictureFile(const std::filesystem::path &file);

/// A file that has passed checkPictureFile(), as it lies on the disk.
struct EncodedPicture {
    QByteArray bytes;
    PictureHeader header;
    std::string name; ///< the file's name for messages, UTF-8, without its folder
};
/// Errors as checkPictureFile(), Unavailable when memory runs out.
Result<EncodedPicture> loadPicture(const std::filesystem::path &file);
/// Errors as readPicture(). The bytes are those of loadPicture().
Result<Picture> decodePicture(const EncodedPicture &encoded);

/// checkPictureFile(), then the pixels: 16-bit, grey, palette and CMYK pictures become RGBA, an
/// embedded colour profile is converted to sRGB where Qt understands it, of an animation the first
/// frame is taken. At most about 400 MB while it runs (5000 x 5000 pixels of 16 bits).
/// Errors: as checkPictureFile(), BadInput for damaged data, Unavailable when memory runs out.
Result<Picture> readPicture(const std::filesystem::path &file);

/// What is said where memory runs out over a picture, which is not to blame: Unavailable. `name` as EncodedPicture's.
Error noMemoryFor(const std::string &name);

} // namespace turnaround::imaging

// What a picture file says about itself before a pixel is decoded. Any thread (pure).
//
// Sources: JPEG: ITU-T T.81, annex B. PNG: W3C PNG specification, third edition, section 5. WebP:
// RFC 9649, section 2. EXIF: CIPA DC-008, section 4.6. Bytes are untrusted; every walk is bounded
// by them and takes time in proportion to their number at most.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace turnaround::imaging {

enum class PictureFormat {
    Jpeg, ///< ITU-T T.81
    Png, ///< also the default image of an animated PNG
    Webp, ///< lossy, lossless or animated
};

struct PictureHeader {
    PictureFormat format = PictureFormat::Png;
    int width = 0; ///< pixels as stored, before the orientation is applied
    int height = 0; ///< pixels as stored
    int orientation = 1; ///< EXIF: 1..8; 1: upright, also where nothing is said
    bool lossy = false; ///< JPEG or lossy WebP
    bool complete = true; ///< false: the file stops before its end mark, or its parts don't add up
};

using Bytes = std::span<const std::uint8_t>;

/// Nothing where the bytes are none of the three formats, or stop before the size is told.
std::optional<PictureHeader> readPictureHeader(Bytes bytes);
std::optional<PictureFormat> pictureFormat(Bytes bytes);

/// For messages, of bytes that are none of the three: "a GIF picture", "a PDF document", "a text
/// file", "no picture".
std::string_view whatItIs(Bytes bytes);

/// The one format's own reading, for readPictureHeader().
std::optional<PictureHeader> readJpegHeader(Bytes bytes);
std::optional<PictureHeader> readPngHeader(Bytes bytes);
std::optional<PictureHeader> readWebpHeader(Bytes bytes);

/// The orientation that a TIFF structure, as EXIF holds it, tells: 1..8, and 1 where it tells none.
int exifOrientation(Bytes tiff);

} // namespace turnaround::imaging

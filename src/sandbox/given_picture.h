// Pictures that a request gives: inline, or as an address of one uploaded here. Any thread.
//
// Limits: protocols of the services, in common: sides of 128 to 5000 pixels, at most 8 MB as a file and
// 6 MB inline, JPEG, PNG or WebP; views other than the main one JPEG or PNG.
#pragma once

#include "core/result.h"
#include "domain/view.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace turnaround::sandbox {

class Files;

inline constexpr std::size_t kMostFileBytes = 8'000'000;
inline constexpr std::size_t kMostInlineBytes = 6'000'000;
inline constexpr std::size_t kMostInlineSum = 8'000'000; ///< of all pictures of a request, as base64

struct PictureRule {
    std::size_t mostBytes = kMostFileBytes;
    bool webp = true;
};
inline constexpr PictureRule kMainPicture{kMostFileBytes, true};
inline constexpr PictureRule kViewPicture{kMostFileBytes, false};
inline constexpr PictureRule kMainInline{kMostInlineBytes, true};
inline constexpr PictureRule kViewInline{kMostInlineBytes, false};

/// Encoded pictures by the view that they show. Views whose picture lies on another host are missing.
using Pictures = std::map<View, std::string>;

/// Decoded whole, so that what is no picture is found out. The error's message goes on from a field's
/// name: "is not a picture that can be read".
Result<void> checkPicture(const std::string &bytes, const PictureRule &rule);
/// "image/png" … by content.
std::string pictureType(const std::string &bytes);

/// Plain base64, without "data:".
Result<std::string> fromBase64(std::string_view text);
/// "data:image/png;base64,…".
Result<std::string> fromDataUri(std::string_view text);
/// The bytes of a picture that this sandbox keeps; empty where it lies on another host, which the sandbox
/// does not ask. BadInput: no web address, or no such file here.
Result<std::string> fromAddress(const std::string &address, const Files &files);

} // namespace turnaround::sandbox

// Foreign text made fit for a person's eyes: file names come from outside and may hold anything.
// Any thread (values).
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace turnaround {

/// The text with control characters and bytes that are not UTF-8 shown as '?'. A line feed stays
/// only where `keepLines` says so.
std::string displayText(std::string_view text, bool keepLines = false);

/// A path as it was given, as displayText(), between single quotes.
std::string quotedPath(const std::filesystem::path &file);

/// A file's name without its folders, as displayText(), at most about `limit` bytes: the middle of a
/// longer one gives way to "...".
std::string displayName(const std::filesystem::path &file, std::size_t limit = 80);

} // namespace turnaround

#include "formats/zip_entry.h"

#include "core/display_text.h"

#include <algorithm>
#include <string>

namespace turnaround::formats {

namespace {

constexpr std::size_t kLongestName = 1024;
constexpr std::size_t kLongestPart = 255;
constexpr int kDeepest = 16;

Error unsafe(std::string_view name)
{
    return {ErrorKind::BadInput,
            "The ZIP names a file '" + displayText(name.substr(0, 100)) +
                "' that would not stay in its folder: nothing of it was used. Unpack it by hand if you trust it."};
}

} // namespace

Result<std::filesystem::path> safeEntryPath(std::string_view name)
{
    std::string text(name);
    std::ranges::replace(text, '\\', '/'); // some Windows programs' separator
    const bool control = std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (text.empty() || text.size() > kLongestName || control || text.starts_with('/') ||
        (text.size() > 1 && text[1] == ':'))
        return unsafe(name);
    std::filesystem::path safe;
    int depth = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('/', at), text.size());
        const std::string part = text.substr(at, end - at);
        at = end + 1;
        if (part.empty() || part == ".")
            continue;
        if (part == ".." || part.size() > kLongestPart || ++depth > kDeepest)
            return unsafe(name);
        safe /= part;
    }
    if (safe.empty())
        return unsafe(name);
    return safe;
}

} // namespace turnaround::formats

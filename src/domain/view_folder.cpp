#include "domain/view_naming.h"

#include "core/display_text.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace turnaround {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostPictures = 64; // far more than eight: this is some other folder
constexpr std::size_t kMostEntries = 20'000; // looked at before giving up

std::string lowerExtension(const fs::path &file)
{
    std::string extension = file.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension;
}

bool isPictureName(const fs::path &file)
{
    constexpr std::array<std::string_view, 4> kPictures = {".png", ".jpg", ".jpeg", ".webp"};
    return std::ranges::find(kPictures, lowerExtension(file)) != kPictures.end();
}

Error badFolder(const fs::path &folder, const std::string &what)
{
    return {ErrorKind::BadInput, quotedPath(folder) + ' ' + what};
}

Error tooMany(const fs::path &folder, const std::string &count)
{
    return badFolder(folder,
                     "holds " + count +
                         "; views are at most eight. Put the views of one subject into a folder "
                         "of their own.");
}

Error noPicture(const fs::path &folder, const std::set<std::string> &otherKinds)
{
    std::string what = "holds no picture. Put the views there as PNG, JPEG or WebP files";
    if (!otherKinds.empty()) {
        what += " (found only";
        for (const std::string &kind : otherKinds)
            what += ' ' + displayText(kind);
        what += ')';
    }
    return badFolder(folder, what + '.');
}

} // namespace

Result<ViewFiles> viewsInFolder(const fs::path &folder, const ViewFiles &given)
{
    std::error_code error;
    const fs::file_status status = fs::status(folder, error);
    if (status.type() == fs::file_type::not_found)
        return badFolder(folder, "does not exist: give the folder that holds the views.");
    if (status.type() != fs::file_type::directory && status.type() != fs::file_type::none)
        return badFolder(folder, "is not a folder: give the folder that holds the views.");

    std::vector<fs::path> pictures;
    std::set<std::string> otherKinds;
    std::size_t seen = 0;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        if (++seen > kMostEntries)
            return tooMany(folder, "more than " + std::to_string(kMostEntries) + " files");
        const fs::path &file = entry->path();
        std::error_code ignored;
        if (file.filename().string().starts_with('.') || entry->is_directory(ignored))
            continue;
        if (isPictureName(file)) {
            if (!entry->is_regular_file(ignored))
                return badFolder(file, "can't be read as a file: it is a broken link or a device.");
            pictures.push_back(file);
        } else if (otherKinds.size() < 5 && !file.extension().empty()) {
            otherKinds.insert(lowerExtension(file));
        }
    }
    if (error)
        return badFolder(folder, "can't be read: " + error.message() + '.');
    if (pictures.size() > kMostPictures)
        return tooMany(folder, std::to_string(pictures.size()) + " pictures");
    if (pictures.empty() && given.empty())
        return noPicture(folder, otherKinds);
    return sortIntoViews(std::move(pictures), given);
}

} // namespace turnaround

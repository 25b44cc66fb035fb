#include "providers/result_files.h"

#include "providers/answer.h"

#include <algorithm>
#include <array>

namespace turnaround::providers {

FileRole fileRole(std::string_view format)
{
    constexpr std::array<std::string_view, 6> pictures = {"png", "jpg", "jpeg", "webp", "gif", "image"};
    const std::string word = lowerCase(format);
    if (word == "obj" || word == "zip")
        return FileRole::Archive;
    return std::ranges::find(pictures, word) == pictures.end() ? FileRole::Model : FileRole::Preview;
}

std::string addressPath(const std::string &url)
{
    return lowerCase(url.substr(0, url.find_first_of("?#")));
}

FileRole roleOfAddress(const std::string &url)
{
    const std::string path = addressPath(url);
    if (path.ends_with(".zip"))
        return FileRole::Archive;
    for (const char *picture : {".png", ".jpg", ".jpeg", ".webp", ".gif"}) {
        if (path.ends_with(picture))
            return FileRole::Preview;
    }
    return FileRole::Model;
}

void addResultFile(Finished &result, const std::string &url, FileRole role)
{
    if (url.empty())
        return;
    if (isFileAddress(url))
        result.files.push_back({RemoteFile{url, role, 0, {}}, {}});
    else
        result.notes.emplace_back("One file of the result has an address that can't be fetched: it was left out.");
}

bool hasModel(const Finished &result)
{
    return std::ranges::any_of(result.files,
                               [](const ResultFile &each) { return each.file.role != FileRole::Preview; });
}

void dropPreviewsAlone(Finished &result)
{
    if (!hasModel(result))
        result.files.clear();
}

} // namespace turnaround::providers

#include "app/data_folder.h"

#include "app/verb.h"
#include "core/display_text.h"

#include <cstdlib>

namespace turnaround::app {

namespace {

namespace fs = std::filesystem;

std::string variable(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

Result<fs::path> usersOwn()
{
    // XDG Base Directory Specification: a relative path there is to be ignored.
    if (const fs::path home = variable("XDG_DATA_HOME"); home.is_absolute())
        return home / "turnaround";
    if (const fs::path home = variable("HOME"); home.is_absolute())
        return home / ".local/share/turnaround";
    return Error{ErrorKind::Unavailable,
                 "There is no home folder to keep jobs and the library in: use --data-dir DIR."};
}

} // namespace

Result<fs::path> dataFolderFor(const std::string &option, bool given)
{
    if (!given)
        return usersOwn();
    std::error_code error;
    const fs::path folder = fs::absolute(option, error);
    const Error bad{ErrorKind::BadUsage,
                    "--data-dir: " + quotedPath(option) + " is not a folder and can't become one."};
    if (error || option.empty())
        return bad;
    fs::path known = folder;
    while (fs::status(known, error).type() == fs::file_type::not_found && known != known.parent_path())
        known = known.parent_path();
    if (!fs::is_directory(known, error))
        return bad;
    return folder;
}

Result<fs::path> dataFolderFor(const Surroundings &surroundings)
{
    const Result<fs::path> folder = dataFolderFor(surroundings.dataFolder, !surroundings.dataFolder.empty());
    if (!folder || !surroundings.sandbox)
        return folder;
    return *folder / "practice";
}

} // namespace turnaround::app

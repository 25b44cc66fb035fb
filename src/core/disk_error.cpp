#include "core/disk_error.h"

#include "core/display_text.h"

#include <cerrno>
#include <cstring>

namespace turnaround {

namespace {

std::string reasonOf(int errorNumber)
{
    switch (errorNumber) {
    case ENOSPC:
    case EDQUOT:
        return "the disk is full. Make room there, or choose another folder.";
    case EFBIG:
        return "files there may not grow that large. Choose another folder.";
    case EROFS:
        return "the disk is read-only. Choose another folder.";
    case EACCES:
    case EPERM:
        return "you may not write there. Change the permissions, or choose another folder.";
    case ENOENT:
        return "its folder is not there. Make it, or choose another.";
    case ENOTDIR:
        return "what should be its folder is a file. Choose another folder.";
    case ENAMETOOLONG:
        return "its name is too long for the disk. Choose a shorter one.";
    default:
        return std::string(std::strerror(errorNumber)) + ". Check the disk, or choose another folder.";
    }
}

} // namespace

Error diskError(const std::filesystem::path &file, int errorNumber, std::string_view what)
{
    return {ErrorKind::Disk, quotedPath(file) + ' ' + std::string(what) + ": " + reasonOf(errorNumber),
            std::strerror(errorNumber)};
}

} // namespace turnaround

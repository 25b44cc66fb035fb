// Sorts pictures into the eight views by their file names, whatever habit they follow: "front",
// "hero_front", "01-Front", "leftFront", "lf", "3q_left". Any thread.
#pragma once

#include "core/result.h"
#include "domain/view.h"

#include <filesystem>
#include <map>
#include <vector>

namespace turnaround {

/// Which file shows which view.
using ViewFiles = std::map<View, std::filesystem::path>;

/// Sorts the files by name; the files themselves are not touched. `given` views were named by the
/// artist: they come first, files among them are not read again, and other files that claim the same
/// view are left out. Words that all names share ("left_shoe_front", "left_shoe_back") are taken for
/// the subject's name where that helps.
/// BadInput: a name that says no view, or two, or a view that two files claim. The message lists what
/// was understood, file by file.
Result<ViewFiles> sortIntoViews(std::vector<std::filesystem::path> files, const ViewFiles &given = {});

/// Sorts the pictures of a folder (.png, .jpg, .jpeg, .webp); other files, hidden files and folders
/// inside are ignored. BadInput: as above; no such folder, or no picture in it.
Result<ViewFiles> viewsInFolder(const std::filesystem::path &folder, const ViewFiles &given = {});

} // namespace turnaround

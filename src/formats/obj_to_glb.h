// OBJ files, alone or in a ZIP with what belongs to them, made into GLB files. Any thread.
#pragma once

#include "core/cancel.h"
#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace turnaround::formats {

struct ConvertedObj {
    std::vector<std::string> notes; ///< what was left out, one sentence each
};

/// Unpacks into a hidden folder beside `glb`, which is gone afterwards; the ZIP stays as it is. Of several OBJ files
/// the largest is taken. BadInput: no OBJ in it, or as unpackZip() and readObj(). Errors of writing: as writeGlb().
Result<ConvertedObj> objZipToGlb(const std::filesystem::path &zip, const std::filesystem::path &glb,
                                 const CancelToken &cancel = {});
/// An OBJ without materials: its colours are not looked for.
Result<ConvertedObj> objToGlb(const std::filesystem::path &obj, const std::filesystem::path &glb,
                              const CancelToken &cancel = {});

} // namespace turnaround::formats

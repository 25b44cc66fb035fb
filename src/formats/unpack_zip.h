// A ZIP from outside, unpacked into a folder of its own. Read with libzip. Any thread.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "formats/zip_entry.h"

#include <filesystem>
#include <vector>

namespace turnaround::formats {

/// Unpacks into `folder`, which is there and empty, and returns the files below it, in the ZIP's order. BadInput: it is
/// no whole ZIP, or more than the limits allow, or names something twice, a link, or a place outside; encrypted; Disk;
/// Cancelled. What was unpacked until an error stays: the folder is the caller's.
Result<std::vector<std::filesystem::path>> unpackZip(const std::filesystem::path &zip,
                                                     const std::filesystem::path &folder, const ZipLimits &limits = {},
                                                     const CancelToken &cancel = {});

} // namespace turnaround::formats

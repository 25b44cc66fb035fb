// The draft on disk: DATA/draft.json. Any thread; not the GUI's, for it reads and writes.
#pragma once

#include "core/result.h"
#include "ui/draft.h"

#include <filesystem>

namespace turnaround::ui {

/// Replaces the file in one step. Errors: Disk.
Result<void> saveDraft(const Draft &draft, const std::filesystem::path &file);

/// No file: an empty draft. Errors: BadInput where it is no draft (it is left as it is); Disk.
Result<Draft> loadDraft(const std::filesystem::path &file);

} // namespace turnaround::ui

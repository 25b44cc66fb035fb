// What the subject is called, as far as prompt and file names tell. Any thread (pure).
#pragma once

#include "ui/draft.h"

#include <string>

namespace turnaround::ui {

/// The prompt's first words; else what the file names share beside their views; else their folder's name; else
/// "Untitled". UTF-8, at most about 40 characters.
std::string subjectName(const Draft &draft);

} // namespace turnaround::ui

// What one file name says about the view it shows. Any thread (values).
#pragma once

#include "domain/view.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace turnaround {

/// A name's words in lower case: split at separators, at camelCase humps, and between letters and
/// digits. "01-heroLeftFront" gives 01, hero, left, front. Bytes beyond ASCII count as letters.
std::vector<std::string> wordsOfName(std::string_view name);

/// Whether a word says something about the view or is a mere number, so that it can't be part of the
/// subject's name: "left", "3", "view", but not "hero".
bool isViewWord(const std::string &word);

struct NameReading {
    std::optional<View> view; ///< none: `problem` says why
    std::string problem; ///< a phrase such as "which side, left or right?"; empty when there is a view
};

/// Reads the words of one name. Words that are no view's are taken for the subject's name. Short
/// forms (f, l, r, b, t, lf, fr …) count only behind the subject's name.
NameReading readView(const std::vector<std::string> &words);

} // namespace turnaround

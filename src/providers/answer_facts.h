// What is kept of a service's answers besides the files, and how its words are found. Nothing here throws. Any thread
// (pure).
#pragma once

#include "providers/answer.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace turnaround::providers {

/// Keeps a value from an answer: numbers, switches, texts (cut, made fit to show), and lists of at most 16 of them.
/// Empty and other values are left out.
void keepFact(ordered_json &facts, const char *name, const ordered_json &value);

/// The same for a moment: "2026-11-21T14:02:11Z", with or without a fraction, and "2026-11-21 14:02:11", taken as UTC,
/// become utc_time.h's spelling; another text is kept as it stands.
void keepMoment(ordered_json &facts, const char *name, const ordered_json &value);

/// The first text among these fields. A field that is an object is asked for its "message".
std::string firstText(const ordered_json &object, std::initializer_list<std::string_view> keys);

/// " It says: …", or nothing.
std::string itSays(const std::string &words);

/// What a file is for, by its address's extension: pictures are previews, a ZIP is an archive, all else is the model.
FileRole roleOfAddress(const std::string &url);

Error asError(const Trouble &trouble);

/// A failure before or after the paid part: `statusTrouble()` that is known to have cost nothing.
Trouble freeTrouble(std::string_view service, const HttpResponse &response, const std::string &said);

} // namespace turnaround::providers

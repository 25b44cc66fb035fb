// What a service's answers say besides the result: kept with a job for whoever wants to know. Nothing here throws. Any
// thread (pure).
#pragma once

#include "providers/provider.h"

#include <nlohmann/json.hpp>

#include <string_view>
#include <vector>

namespace turnaround::providers {

using nlohmann::ordered_json;

/// Keeps a value from an answer: numbers, switches, texts (cut, made fit to show), and lists of at most 16 of them.
/// Empty and other values are left out.
void keepFact(ordered_json &facts, const char *name, const ordered_json &value);

/// The same for a moment: "2026-11-21T14:02:11Z", with or without a fraction, and "2026-11-21 14:02:11", taken as UTC,
/// become utc_time.h's spelling; another text is kept as it stands.
void keepMoment(ordered_json &facts, const char *name, const ordered_json &value);

/// Keeps every field of an object that holds something, as it stands, but those named in `without`. A value that takes
/// more than 4,000 bytes as JSON stays out; so does everything, where `from` is no object.
void keepAllBut(ordered_json &facts, const ordered_json &from, const std::vector<std::string_view> &without);

} // namespace turnaround::providers

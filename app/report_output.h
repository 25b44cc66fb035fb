// The view-consistency report as JSON and as lines to read. Any thread (pure).
#pragma once

#include "blockout/report/report.h"

#include <nlohmann/json.hpp>

#include <string>

namespace turnaround::app {

/// {"views":[{"view","kind","iou","flagged","certainty","reason","suggestion"}],"consistent","notes"}
nlohmann::ordered_json reportJson(const blockout::Report &report);

/// A table of the views, what is wrong with the flagged ones, the notes and a verdict; ends with a line feed.
std::string reportText(const blockout::Report &report);

} // namespace turnaround::app

// The view-consistency report as JSON and as lines to read. Any thread (pure).
#pragma once

#include "blockout/report/report_json.h"

#include <string>

namespace turnaround::app {

using blockout::reportJson;

/// A table of the views, what is wrong with the flagged ones, the notes and a verdict; ends with a line feed.
std::string reportText(const blockout::Report &report);

} // namespace turnaround::app

// The view-consistency report as JSON, for scripts and to be kept with a job. Any thread (pure).
#pragma once

#include "blockout/report/report.h"
#include "core/result.h"

#include <nlohmann/json.hpp>

namespace turnaround::blockout {

/// {"views":[{"view","kind","iou","flagged","certainty","reason","suggestion"}],"consistent","notes"}
nlohmann::ordered_json reportJson(const Report &report);

/// The way back. BadInput: not such a report.
Result<Report> reportFromJson(const nlohmann::ordered_json &json);

} // namespace turnaround::blockout

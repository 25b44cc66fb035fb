// A request as JSON, as jobs and assets keep it. Any thread (pure).
#pragma once

#include "core/result.h"
#include "domain/generation_request.h"

#include <nlohmann/json.hpp>

namespace turnaround {

/// {"provider","model","name","prompt","views":{"front":"views/front.png"},"settings":{…}}. The views' files
/// are written as they stand, so they must be UTF-8: relative to a folder that the reader knows.
nlohmann::ordered_json requestJson(const GenerationRequest &request);

/// The way back, of a file that anybody may have changed. BadInput: not a request, a setting out of
/// its range, or a view's file that leads out of its folder.
Result<GenerationRequest> requestFromJson(const nlohmann::ordered_json &json);

/// Keeps the file names of the views and puts `folder` in front.
GenerationRequest withViewsIn(GenerationRequest request, const std::filesystem::path &folder);

} // namespace turnaround

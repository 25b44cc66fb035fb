// Text -> JSON tree, within bounds that hold while it is built. Any thread (pure).
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "gltf/read.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace turnaround::gltf {

/// The result is an object. Of equal keys in one object the last counts.
Result<nlohmann::json> parseJsonText(std::string_view text, const ReadLimits &limits, const CancelToken &cancel);

} // namespace turnaround::gltf

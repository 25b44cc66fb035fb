// What answers say beside the result: kept with a job for whoever wants to know. Any thread (pure).
#pragma once

#include <nlohmann/json.hpp>

#include <string_view>
#include <vector>

namespace turnaround::providers {

/// Copies the fields of an object that hold something, but those named in `without`. A value that takes more than
/// 4,000 bytes as JSON stays out; so does everything, where `from` is no object.
void addFacts(nlohmann::ordered_json &facts, const nlohmann::ordered_json &from,
              const std::vector<std::string_view> &without);

} // namespace turnaround::providers

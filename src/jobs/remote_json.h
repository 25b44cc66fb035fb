// What is known of a job at a service, as the store keeps it. Any thread (pure).
#pragma once

#include "core/result.h"
#include "domain/remote_work.h"

#include <nlohmann/json.hpp>

namespace turnaround::jobs {

nlohmann::ordered_json remoteJson(const RemoteWork &remote);
/// Throws nlohmann's exceptions where a value is missing or of another kind.
RemoteWork remoteFromJson(const nlohmann::ordered_json &json);

/// What an asset keeps of it, for a person who reads it: the service's job id, cost, seed, flags, notes.
nlohmann::ordered_json assetServiceJson(const RemoteWork &remote);

nlohmann::ordered_json moneyJson(const std::optional<Money> &money); ///< {"amount","unit"} or null
std::optional<Money> moneyFromJson(const nlohmann::ordered_json &json);

std::string_view fileRoleName(FileRole role); ///< "model", "archive", "preview", "picture"

} // namespace turnaround::jobs

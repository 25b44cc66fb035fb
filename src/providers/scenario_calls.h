// What Scenario's files share: whom to call, how it says no, and the two parts that take several calls. Any thread
// (pure).
#pragma once

#include "providers/provider.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace turnaround::providers::scenario_calls {

inline constexpr const char *kName = "Scenario";

/// Basic, key and secret.
HttpHeaders headers(const Account &account);
/// The path and query ("dryRun=true", or empty), below the address, with the account's project.
std::string url(const Account &account, const std::string &path, const std::string &query = {});

/// Of an answer that is not a success; the wait also from "remainingSeconds".
Trouble refusal(const HttpResponse &response);

/// Small pictures in one call, larger ones in four: announce, put, complete, wait for the import.
extern const UploadCalls kUpload;

/// Of GET /jobs/{id} and, once that lists the result's assets, of GET /assets/{id} for each of them:
/// RemoteTask::values holds what is still to ask ("assets") and what is known ("files", "cost").
PollAnswer readPoll(const GenerationRequest &request, const RemoteTask &task, const HttpResponse &response);

/// Compute units from a field; none where it is missing.
std::optional<Money> units(const nlohmann::ordered_json &object, std::string_view key);

} // namespace turnaround::providers::scenario_calls

// Jobs as JSON, as the store keeps them and other processes hand them over. Any thread (pure).
#pragma once

#include "core/result.h"
#include "domain/job.h"
#include "jobs/local_engine.h"

#include <nlohmann/json.hpp>

namespace turnaround::jobs {

/// The request's views are written as bare file names: they lie in the job's own folder.
nlohmann::ordered_json jobJson(const Job &job);
/// The views become files in `folder`. BadInput: damaged.
Result<Job> jobFromJson(const nlohmann::ordered_json &json, const std::filesystem::path &folder);

nlohmann::ordered_json madeJson(const Made &made);
/// BadInput: damaged.
Result<Made> madeFromJson(const nlohmann::ordered_json &json);

nlohmann::ordered_json errorJson(const Error &error);
/// Throws nlohmann's exceptions where a value is missing or of another kind.
Error errorFromJson(const nlohmann::ordered_json &json);

} // namespace turnaround::jobs

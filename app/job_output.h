// What `generate` and `jobs` tell of a job, and its files. Main thread.
#pragma once

#include "app/verb.h"
#include "domain/job.h"
#include "jobs/data_folder.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace turnaround::app {

struct OutputFile {
    std::filesystem::path path;
    std::string kind; ///< "model", "archive", "preview", "picture"
};

/// [{"path","kind","bytes","sha256"}]; reads the files.
nlohmann::ordered_json filesJson(const std::vector<OutputFile> &files);

/// Adds "job", "provider", "model", "files" (with sizes and SHA-256), "cost" and "error".
void addJobFields(nlohmann::ordered_json &json, const std::optional<Job> &job, const std::string &provider,
                  const std::vector<OutputFile> &files);

/// A ready job's files out of the library: `out` ending in .glb receives the model, further results beside it as
/// X-2.glb …; any other path is a folder that receives everything. Disk, BadInput.
Result<std::vector<OutputFile>> copyResult(const jobs::DataFolder &folder, const Job &job,
                                           const std::filesystem::path &out, const CancelToken &cancel);

/// Whether such a place for a result can be written, before anything is paid: a folder is made. BadUsage, Disk.
Result<void> checkJobOutput(const std::filesystem::path &out, const std::vector<std::filesystem::path> &inputs);

/// Exit code, what went wrong, and what to type next.
void addTrouble(Outcome &outcome, const Job &job);

/// The outcome of a job at a service that has come to an end, or is only detached.
Outcome serviceOutcome(const Job &job, const std::vector<OutputFile> &files);

} // namespace turnaround::app

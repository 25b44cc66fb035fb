// A job: one request on its way to a model. Any thread (values).
#pragma once

#include "core/error.h"
#include "domain/asset.h"
#include "domain/generation_request.h"
#include "domain/remote_work.h"
#include "domain/utc_time.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace turnaround {

/// Written like an AssetId; whoever submits a job chooses it, so that handing it over twice is no second job.
struct JobId {
    std::string text;
    friend auto operator<=>(const JobId &, const JobId &) = default;
};

/// Whether a text may be a JobId or an AssetId: such texts become names of folders.
bool isIdText(std::string_view text);

enum class JobState {
    Queued, ///< waits in line
    Uploading, ///< its pictures go to a service
    Submitting, ///< a service is being asked; never asked twice by itself
    Generating, ///< being made: here, or at a service
    Downloading, ///< a service is done and its files come in
    Storing, ///< the model is made and goes into the library
    Ready, ///< ended: in the library
    Failed, ///< ended: Job::error says why
    Cancelled, ///< ended: the artist stopped it
    Unconfirmed, ///< whether a service took it is not known; the artist decides
};

/// The lower-case word in files and JSON: "queued" … "unconfirmed".
std::string_view jobStateName(JobState state);
std::optional<JobState> jobStateFromName(std::string_view name);

/// Ready, Failed or Cancelled: nothing goes on by itself.
bool hasEnded(JobState state);

struct Job {
    JobId id;
    JobState state = JobState::Queued;
    GenerationRequest request; ///< its views lie in the job's own folder
    std::string stage; ///< what is being done, as the engine calls it: "masks", "mesh" …; empty: nothing yet
    std::optional<double> progress; ///< 0..1; none: not known
    UtcTime created{};
    std::optional<UtcTime> started; ///< of this attempt
    std::optional<UtcTime> ended;
    std::optional<Error> error; ///< only where Failed or Unconfirmed
    std::optional<AssetId> asset; ///< decided before anything is stored; in the library once Ready
    int attempt = 1; ///< counts the artist's retries
    int interruptions = 0; ///< of this attempt: how often the program ended in the middle of it
    std::optional<RemoteWork> remote; ///< where a service makes it
};

} // namespace turnaround

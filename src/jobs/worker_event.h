// What the worker tells its listener. Any thread (values).
#pragma once

#include "jobs/command.h"
#include "library/listing.h"

#include <string>
#include <variant>
#include <vector>

namespace turnaround::jobs {

/// The first event, once: the data folder is this process's, and its jobs go on.
struct WorkerOpened {
    std::vector<Job> jobs; ///< in the order they were submitted
    std::vector<std::string> notes; ///< what was mended while it opened, one sentence each
};
/// The last event: the data folder can't be used, or another process holds it, or the work broke off.
struct WorkerNotOpened {
    Error error;
    bool heldByAnother = false;
};

/// A job is new, or something about it changed. Progress comes at most about ten times a second.
struct JobChanged {
    Job job;
};
struct JobRemoved {
    JobId id;
};
/// A submitted job that was not taken, nothing of it is kept; or a new try that the budget does not allow, and the job
/// stays as it was.
struct JobRefused {
    JobId id;
    Error error;
};
/// A job's state could not be saved; the work goes on as far as it can.
struct NotSaved {
    Error error;
};

struct AssetsListed {
    Ticket ticket = 0;
    std::string text; ///< what was searched for
    library::Listing listing;
};
struct AssetOpened {
    Ticket ticket = 0;
    Asset asset;
};
/// An asset is new, renamed, restored, or has another thumbnail. Ticket 0: a job made it.
struct AssetFiled {
    Ticket ticket = 0;
    AssetSummary asset;
};
struct AssetTrashed {
    Ticket ticket = 0;
    AssetId id;
};
struct CopySaved {
    Ticket ticket = 0;
    std::filesystem::path file;
};
struct LibraryRefused {
    Ticket ticket = 0;
    Error error;
};

/// The answer to AskPrice, CheckKey and AskBalance.
struct ServiceTold {
    Ticket ticket = 0;
    std::string provider;
    Result<std::optional<Money>> said; ///< none: the key is good, or the service tells no price
};
struct SpendingListed {
    Ticket ticket = 0;
    std::vector<Charge> charges; ///< newest first
};

using WorkerEvent =
    std::variant<WorkerOpened, WorkerNotOpened, JobChanged, JobRemoved, JobRefused, NotSaved, AssetsListed, AssetOpened,
                 AssetFiled, AssetTrashed, CopySaved, LibraryRefused, ServiceTold, SpendingListed>;

} // namespace turnaround::jobs

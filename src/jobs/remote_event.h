// What happens to a job that a service makes, as the machine hears it. protocols.md 0.2 is the rule for what follows
// from a submit. Any thread (values).
#pragma once

#include "domain/remote_work.h"
#include "providers/provider.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace turnaround::jobs {

using providers::Trouble;

/// The pictures are where the service wants them, or ready to go inline; its price is asked for where it tells one.
struct PicturesSent {
    std::vector<SentPicture> uploaded;
    std::vector<std::string> notes; ///< what was changed to fit the service
    std::optional<Money> quoted;
};
/// What it would cost was learnt just before the submit, and the budget does not allow it.
struct HeldByBudget {
    Error error;
};
/// The wait of a SubmitLater is over, and the pictures are at hand.
struct SubmitDue {
};
/// The service has the job, by this submit or by an earlier one under the same task id.
struct SubmitAccepted {
    RemoteTask task;
    std::optional<Money> cost;
    nlohmann::ordered_json facts = nlohmann::ordered_json::object();
};
/// It provably has not. A passing trouble: it is sent again.
struct SubmitNotTaken {
    Trouble trouble;
    bool offline = false; ///< nobody was reached
};
/// The service does not cancel it.
struct CancelRefused {
};
/// It may have.
struct SubmitUnclear {
    Trouble trouble;
};
struct StillRunning {
    providers::GoOn said;
};
/// The service is done. What came inside the answer lies in the result folder already.
struct ResultListed {
    std::vector<RemoteFile> files;
    std::optional<Money> cost;
    nlohmann::ordered_json facts = nlohmann::ordered_json::object();
    std::vector<std::string> notes;
};
/// The service gave the job up, or has cancelled it.
struct ServiceEnded {
    providers::Ended said;
};
/// The service does not know the task.
struct TaskNotKnown {
    Trouble trouble;
};
/// Pictures, a poll or a cancel met trouble that says nothing about the job.
struct CallTrouble {
    Trouble trouble;
    std::string stage; ///< what it means for the job that goes on: "offline", "busy", "key"
};
/// One more file is in the result folder, whole; or is not to be had, and not needed.
struct FileFetched {
    std::size_t index = 0; ///< in RemoteWork::files
    std::string file;
    bool lost = false;
};
struct FetchTrouble {
    enum class Kind {
        Passing, ///< cut, slow, offline: gone on with later
        LinkDead, ///< a fresh link is needed
        NotAModel, ///< what came is something else
        Lasting, ///< the disk, or an address that is not followed
    };
    Kind kind = Kind::Passing;
    Error error; ///< its message: what happened
    bool offline = false;
    std::string advice; ///< as Trouble's
};
/// All files of a job that makes pictures are here; they go to no library.
struct PicturesMade {
};
/// The artist goes on with a job that waits for nobody: with the task known, or with what they found at the service.
struct ResumeAsked {
    std::optional<RemoteTask> task;
    std::optional<std::string> link; ///< of the finished model
};

} // namespace turnaround::jobs

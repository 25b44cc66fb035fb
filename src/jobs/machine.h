// How a job goes from state to state. Pure: the worker saves the job first, then carries out the actions.
// Any thread (values).
//
// Here:          queued ──begin──► generating ──made──► storing ──stored──► ready
//                   └───────────┬───────┴──────────┬───────┘
//                            cancelled          failed       retry: back to queued, or to storing where a model waits
//
// At a service:  queued ─► uploading ─► submitting ─► generating ─► downloading ─► storing ─► ready
//                              ▲  not sent: again ┘ │        ▲  dead link: ask again ┘
//                                                   └► unconfirmed   whether it was taken is not known
//
// A paid submit leaves at most once for each task id, unless it provably was not taken or the service recognises the
// id (remote_machine.cpp). Retry is a new submit only where the service has ended the old one, or the artist says so.
#pragma once

#include "domain/job.h"
#include "jobs/remote_event.h"

#include <string>
#include <variant>
#include <vector>

namespace turnaround::jobs {

/// The first of the line, and its engine is free.
struct Begin {
};
struct Progressed {
    std::string stage;
    double done = 0; ///< 0..1
};
/// The engine has written the model. `asset` is the identity that it will have in the library.
struct ModelMade {
    AssetId asset;
};
/// It is in the library; or was, when the worker looked.
struct Stored {
};
/// The model that was to be stored is not there any more.
struct ModelMissing {
};
/// Of kind Cancelled where the engine obeyed a StopEngine.
struct WentWrong {
    Error error;
};
struct CancelAsked {
};
struct RetryAsked {
    std::string taskId; ///< a fresh UUID, for a job that a service makes anew
    bool overBudget = false; ///< it may exceed the budget this time
};
/// The program starts and finds the job as it was saved.
struct Restarted {
};
/// The program ends in order and takes a running job back.
struct PutBack {
};

using JobEvent = std::variant<Begin, Progressed, ModelMade, Stored, ModelMissing, WentWrong, CancelAsked, RetryAsked,
                              Restarted, PutBack, PicturesSent, HeldByBudget, SubmitDue, SubmitAccepted, SubmitNotTaken,
                              SubmitUnclear, StillRunning, ResultListed, ServiceEnded, TaskNotKnown, CallTrouble,
                              FileFetched, FetchTrouble, PicturesMade, ResumeAsked, CancelRefused>;

enum class Action {
    RunEngine, ///< make the model, on a pool thread
    StopEngine, ///< request the cancel of the running one
    StoreAsset, ///< put the model into the library under Job::asset, unless it is there already
    TidyFolder, ///< remove what only the making needed
    SendPictures, ///< fit them, upload them where the service wants that, ask its price
    Submit, ///< send the paid request: RemoteWork::submitLeft is saved
    SubmitLater, ///< it was not taken, or never left: SubmitDue after a while
    AskAfterSubmit, ///< ask for our own task id, to learn whether a submit arrived
    Poll, ///< ask after the job, at its pace
    PollAtOnce,
    AskCancel, ///< tell the service
    FetchFiles, ///< those of RemoteWork::files that are not here; then see what they are
    FetchLater,
    StopCalls, ///< forget what is under way for this job
};

struct Step {
    Job job;
    std::vector<Action> actions;
    bool changed = false; ///< something of the job is different
    bool toBeSaved = false; ///< more than its progress is
};

/// How often a job may take the program down with it before it is given up.
inline constexpr int kMostInterruptions = 10;

/// An event that does not fit the job's state changes nothing: it may have been under way for long.
Step advance(const Job &job, const JobEvent &event, UtcTime now);

} // namespace turnaround::jobs

// A job's life at a service, as it is stored: enough to go on after a restart. No key is in it. Any thread (values).
#pragma once

#include "domain/money.h"
#include "domain/utc_time.h"
#include "domain/view.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace turnaround {

/// A job as the service knows it. The values are the service's file's own: what it needs to ask on.
struct RemoteTask {
    std::string id;
    std::map<std::string, std::string> values;
    friend bool operator==(const RemoteTask &, const RemoteTask &) = default;
};

enum class FileRole {
    Model, ///< GLB, or another form of the model
    Archive, ///< a ZIP with an OBJ and what belongs to it
    Preview, ///< a picture of the model
    Picture, ///< what a picture model makes
};

/// One file of a result. What it really is, its first bytes say, not the service.
struct RemoteFile {
    std::string url; ///< empty where it came inside an answer
    FileRole role = FileRole::Model;
    int result = 0; ///< of several results of one request: 0, 1 …
    std::string file; ///< its name in the job's result folder; empty: not here yet
    bool lost = false; ///< a preview that can't be had; the result is whole without it
    friend bool operator==(const RemoteFile &, const RemoteFile &) = default;
};

/// A picture that the service, or a host, has already.
struct SentPicture {
    View view = View::Front;
    std::string reference; ///< an id or an address
    friend bool operator==(const SentPicture &, const SentPicture &) = default;
};

struct RemoteWork {
    std::string taskId; ///< ours, a UUID, chosen before anything is sent
    bool recognised = false; ///< the service knows a task id again: a lost submit can be asked after
    bool cancellable = false; ///< the service can cancel
    bool free = false; ///< nobody is paid
    bool submitLeft = false; ///< a submit under this task id has been sent, or may have been
    std::optional<UtcTime> submitted; ///< when it first was
    int lostSubmits = 0; ///< so many have left under this task id, and the service knew of none
    std::optional<UtcTime> heard; ///< when the service last said that it is at it
    std::chrono::milliseconds waited{0}; ///< for it, as far as somebody was awake to ask: sleep and jumps don't count
    bool cancelWanted = false; ///< the artist wants it stopped, and the service has not said yet that it is
    bool endedThere = false; ///< the service has ended it without a result
    int freshLinks = 0; ///< how often its links were asked for again
    std::vector<SentPicture> uploaded;
    std::optional<RemoteTask> task; ///< once it was accepted
    std::vector<RemoteFile> files; ///< once it has finished
    std::optional<Money> quoted; ///< the price as known before the submit
    std::optional<Money> cost; ///< as the service reports it afterwards
    Charged charged = Charged::No;
    nlohmann::ordered_json facts = nlohmann::ordered_json::object(); ///< seed, timings, flags …: what the answers say
    std::vector<std::string> notes; ///< for the artist, one sentence each
    bool practice = false; ///< it ran against the sandbox
    bool overBudget = false; ///< the artist pays whatever the budget says
    bool heldByBudget = false; ///< it ended because of the budget, before anything was paid
    bool linkGiven = false; ///< the artist named the result's address: what lies there shows whether it is one
    bool stoppedWaiting = false; ///< the artist does not wait any more; the service may go on
};

} // namespace turnaround

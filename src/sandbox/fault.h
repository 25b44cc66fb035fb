// The faults that can be ordered: PROVIDER:FAULT[:N]. One table serves the parser and --help. Any thread.
#pragma once

#include "core/result.h"

#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace turnaround::sandbox {

/// What a request is to its service.
enum class CallKind {
    Submit, ///< orders a job
    Poll, ///< asks about a job
    Upload, ///< gives a picture
    Download, ///< fetches a file
    Other, ///< balance, price, lists …
};

/// "submit", "poll", "upload", "download", "other".
std::string_view callName(CallKind kind);

struct Fault {
    std::string provider; ///< "*": whichever comes first
    std::string name; ///< "submit-reset-after", "job-failed" …
    int times = 1; ///< how often it strikes
};

/// "runware:submit-reset-after", "*:poll-server-500:3". BadUsage names what is not known.
Result<Fault> parseFault(std::string_view text);

/// The list of all faults, for --help.
std::string faultsHelp();

/// The faults that have not struck yet. Each take…() uses up one strike. Any thread.
class FaultPlan
{
public:
    void add(Fault fault);

    /// The fault of that very name.
    bool take(std::string_view provider, std::string_view name);
    /// A fault of the line for such a call, without its prefix: "reset-after".
    std::optional<std::string> takeForCall(std::string_view provider, CallKind kind);
    /// Those that shape a job that is accepted now: "job-failed" …
    std::set<std::string> takeForJob(std::string_view provider);

private:
    std::mutex m_mutex;
    std::vector<Fault> m_faults;
};

} // namespace turnaround::sandbox

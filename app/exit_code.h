// What the program's exit tells a script. Any thread (values).
#pragma once

#include "core/error.h"

namespace turnaround::app {

enum ExitCode : int {
    Done = 0,
    Finding = 1, ///< `check`: a view is flagged
    BadRequest = 2, ///< wrong usage, a file that can't be used, or something this machine lacks
    Refused = 3, ///< a service said no
    NoNetwork = 4, ///< the network or the service could not be reached
    DiskTrouble = 5, ///< a file could not be written
    Unknown = 6, ///< whether a paid request was accepted is not known
    Interrupted = 130 ///< Ctrl-C, as shells have it: 128 + SIGINT
};

ExitCode exitCodeFor(ErrorKind kind);

/// The paragraph that every verb's --help ends with.
inline constexpr const char *kExitCodesHelp =
    "Exit codes: 0 done, 1 a finding (check only), 2 wrong usage or a file that can't be used,\n"
    "3 a service or the budget said no, 4 no network, 5 a file could not be written, 6 whether a paid request was\n"
    "taken is not known, 130 interrupted.";

} // namespace turnaround::app

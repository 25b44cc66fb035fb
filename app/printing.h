// What the program says at its end: results on standard output, messages on standard error. Main thread.
#pragma once

#include "app/verb.h"

namespace turnaround::app {

/// Both return the exit code: the outcome's or the error's own, or DiskTrouble where standard output
/// takes nothing (a full disk, a pipe whose reader has gone).
ExitCode printOutcome(const Outcome &outcome, bool json);
ExitCode printError(const Error &error, bool json);

} // namespace turnaround::app

// The whole command line: declared, read, run. Main thread.
#pragma once

namespace turnaround::app {

/// Reads the arguments, runs the verb, prints what it hands back, and returns the program's exit code.
/// Results go to standard output, messages to standard error; with --json standard output gets exactly
/// one JSON object, also when something fails. No exception leaves.
int runCommandLine(int &argumentCount, char **arguments);

} // namespace turnaround::app

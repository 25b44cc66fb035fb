// What the verbs of the command line have in common. Main thread.
#pragma once

#include "app/exit_code.h"
#include "app/progress_line.h"
#include "core/cancel.h"
#include "core/result.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace turnaround::app {

/// What a verb needs from its surroundings.
struct Surroundings {
    CancelToken cancel;
    ProgressLine &progress;
    int &argumentCount; ///< for Qt's application object
    char **arguments;
    std::string dataFolder; ///< as given with --data-dir; empty: the user's own
    bool sandbox = false; ///< --sandbox: every service is played on this machine
};

/// What a verb hands back; main.cpp prints it.
struct Outcome {
    ExitCode exitCode = Done;
    nlohmann::ordered_json json; ///< with --json; null where a verb has none
    std::string text; ///< without
    std::vector<std::string> warnings; ///< for standard error, either way
};

/// A verb as declared on the command line: its options fill what `run` works with.
struct Verb {
    CLI::App *commandLine = nullptr; ///< owned by the whole command line
    bool draws = false; ///< makes its own application object, with a display
    std::function<Result<Outcome>(const Surroundings &)> run;
};

Verb declareGenerate(CLI::App &commandLine);
Verb declareCheck(CLI::App &commandLine);
Verb declareInspect(CLI::App &commandLine);
Verb declareRender(CLI::App &commandLine);
Verb declareLibrary(CLI::App &commandLine);
Verb declareJobs(CLI::App &commandLine);
Verb declareProviders(CLI::App &commandLine);
Verb declareSpending(CLI::App &commandLine);
Verb declareKeys(CLI::App &commandLine);

} // namespace turnaround::app

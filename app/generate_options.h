// The options of `turnaround generate`, as they are given. Main thread.
#pragma once

#include "core/result.h"
#include "domain/blockout_settings.h"
#include "domain/generation_request.h"

#include <map>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace turnaround::app {

struct GenerateOptions {
    std::string provider = kBlockoutProvider;
    std::string folder;
    std::map<View, std::string> files; ///< paths, or public addresses
    std::string out;
    bool noLibrary = false;

    // Blockout's; `faces` is a service's too.
    int faces = 0; ///< 0: not given
    int textureSize = 0;
    int detail = 0;
    std::string shape, background;

    // A service's.
    std::string model, prompt, mode, hostWith;
    bool pbr = false;
    int results = 0;
    std::vector<std::string> more; ///< "key=value"
    bool detach = false, dropUnused = false, overBudget = false;

    bool atService() const { return provider != kBlockoutProvider; }
    BlockoutSettings blockoutSettings() const;
};

void declareGenerateOptions(CLI::App &verb, GenerateOptions &options);

/// What was given for the other kind of maker. BadUsage: names it.
Result<void> checkFitsMaker(const GenerateOptions &options);

/// The views of --views and --front … together; with a service none is no error. BadUsage, BadInput.
Result<std::vector<ViewPicture>> chosenViews(const GenerateOptions &options);

} // namespace turnaround::app

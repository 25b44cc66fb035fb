// An engine that makes models on this machine. Any thread (values).
#pragma once

#include "blockout/report/report.h"
#include "core/cancel.h"
#include "core/result.h"
#include "domain/generation_request.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace turnaround::jobs {

/// What is known of a model that was made, beside its file.
struct Made {
    std::int64_t faces = 0;
    std::vector<std::pair<std::string, double>> stageSeconds; ///< in the order they ran
    std::optional<blockout::Report> report;
};

/// The stage's name and the share of the whole that is done, 0..1. Any thread.
using EngineProgress = std::function<void(std::string_view stage, double done)>;

/// Local engines run one job at a time, on a pool thread.
struct LocalEngine {
    std::string provider; ///< whose requests it takes
    /// Writes a GLB to `model`, whole or not at all. Looks at the token at least every 30 ms. Errors: as the
    /// engine's own; Disk where the file can't be written; Cancelled.
    std::function<Result<Made>(const GenerationRequest &request, const std::filesystem::path &model,
                               const EngineProgress &progress, const CancelToken &cancel)>
        make;
};

/// Blockout, the engine inside this program.
LocalEngine blockoutEngine();

} // namespace turnaround::jobs

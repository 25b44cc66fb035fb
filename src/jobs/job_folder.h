// A job's own files: DATA/jobs/ID/front.png …, model.glb and made.json until the model is in the library. Any thread.
#pragma once

#include "core/result.h"
#include "domain/asset.h"
#include "jobs/local_engine.h"

#include <filesystem>

namespace turnaround::jobs {

/// Checks the views (imaging/picture_file.h) and copies their bytes into `folder`, which is made; returns the
/// request with the copies. A view that lies there already stays. BadUsage: no view, a view twice, a setting out
/// of its range; BadInput: a picture that can't be used; Disk. Nothing is left where it fails.
Result<GenerationRequest> takeViews(const GenerationRequest &request, const std::filesystem::path &folder);

/// The model of a job that is waiting to be stored.
struct MadeModel {
    Made made;
    AssetCounts counts;
};

std::filesystem::path modelFile(const std::filesystem::path &folder);

/// Measures FOLDER/model.glb and writes made.json beside it. BadInput: the model can't be read; Disk; Cancelled.
Result<MadeModel> keepMade(const Made &made, const std::filesystem::path &folder, const CancelToken &cancel);
/// BadInput: missing or damaged.
Result<MadeModel> readMade(const std::filesystem::path &folder);

/// Removes the views, the model and what came from a service; made.json and result.json stay.
void tidyFolder(const std::filesystem::path &folder);

/// A GLB's counts, read as a whole to see that it is good. BadInput, Cancelled.
Result<AssetCounts> measureModel(const std::filesystem::path &model, const CancelToken &cancel);

} // namespace turnaround::jobs

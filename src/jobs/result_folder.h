// What came down from a service: DATA/jobs/ID/result/. Any thread.
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "domain/asset.h"
#include "domain/job.h"
#include "jobs/ready_pictures.h"

#include <filesystem>
#include <string>
#include <vector>

namespace turnaround::jobs {

/// DATA/jobs/ID/result
std::filesystem::path resultFolder(const std::filesystem::path &jobFolder);

/// One model of a result, with all that belongs to it; names are of files in the result folder.
struct ResultModel {
    std::string model; ///< a GLB that was read and found good
    AssetCounts counts;
    std::vector<std::string> others; ///< the OBJ's ZIP, previews, other forms
    std::string preview; ///< one of `others` that is a picture; empty: none
};

struct AssembledResult {
    std::vector<ResultModel> models; ///< empty: a job that makes pictures
    std::vector<std::string> pictures;
    std::vector<std::string> notes;
};

/// Names a fetched file after what it really is ("model.glb", "model-2.glb", "preview.png" …) and renames it. BadInput:
/// it is nothing that a result can be (a web page, say); the file is removed.
Result<std::string> nameResultFile(const std::filesystem::path &jobFolder, const RemoteFile &file, std::size_t index,
                                   const std::filesystem::path &fetched);

/// Looks at all the files of a job, converts an OBJ where no GLB came, and writes result.json. BadInput: no model, or a
/// damaged one; Disk; Cancelled.
Result<AssembledResult> assembleResult(const Job &job, OutputKind output, const std::filesystem::path &jobFolder,
                                       const CancelToken &cancel);
/// The asset of the n-th result of a job whose first is `first`.
AssetId assetOfResult(const AssetId &first, std::size_t result);

/// What assembleResult() wrote. BadInput.
Result<AssembledResult> readResult(const std::filesystem::path &jobFolder);

} // namespace turnaround::jobs

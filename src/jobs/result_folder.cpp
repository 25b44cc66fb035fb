#include "jobs/result_folder.h"

#include "core/display_text.h"
#include "jobs/job_folder.h"
#include "jobs/remote_json.h"
#include "library/durable_files.h"

#include <QImageReader>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>

namespace turnaround::jobs {

namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr const char *kResultFile = "result.json";
constexpr std::uint64_t kMostResultBytes = 1'000'000;

} // namespace

fs::path resultFolder(const fs::path &jobFolder)
{
    return jobFolder / "result";
}

Result<std::string> nameResultFile(const fs::path &jobFolder, const RemoteFile &file, std::size_t index,
                                   const fs::path &fetched)
{
    static_cast<void>(jobFolder), static_cast<void>(file), static_cast<void>(index), static_cast<void>(fetched);
    return Error{};
}

Result<AssembledResult> assembleResult(const Job &job, OutputKind output, const fs::path &jobFolder,
                                       const CancelToken &cancel)
{
    static_cast<void>(job), static_cast<void>(output), static_cast<void>(jobFolder), static_cast<void>(cancel);
    return Error{};
}

Result<AssembledResult> readResult(const fs::path &jobFolder)
{
    static_cast<void>(jobFolder);
    return Error{};
}

} // namespace turnaround::jobs

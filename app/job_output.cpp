#include "app/job_output.h"

#include "app/exit_code.h"
#include "app/job_hints.h"
#include "app/output_file.h"
#include "core/display_text.h"
#include "jobs/ending_words.h"
#include "jobs/remote_json.h"
#include "jobs/remote_machine.h"
#include "jobs/result_folder.h"
#include "library/durable_files.h"
#include "library/library.h"

#include <QCryptographicHash>
#include <QFile>

namespace turnaround::app {

namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

ordered_json fileJson(const OutputFile &file)
{
    QFile bytes(QString::fromStdString(file.path.string()));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (bytes.open(QFile::ReadOnly))
        hash.addData(&bytes);
    return {{"path", file.path.string()},
            {"kind", file.kind},
            {"bytes", bytes.size()},
            {"sha256", hash.result().toHex().toStdString()}};
}

/// "owl-2.glb" for the second result.
fs::path numbered(const fs::path &out, std::size_t result)
{
    if (result == 0)
        return out;
    return out.parent_path() / (out.stem().string() + '-' + std::to_string(result + 1) + out.extension().string());
}

std::string kindOf(const std::string &name)
{
    if (name.ends_with(".zip"))
        return "archive";
    if (name.ends_with(".png") || name.ends_with(".jpg") || name.ends_with(".webp"))
        return "preview";
    return "model";
}

class Copier
{
public:
    Copier(fs::path out, const CancelToken &cancel)
        : m_out(std::move(out))
        , m_cancel(cancel)
    {
    }

    bool oneModel() const { return m_out.extension() == ".glb"; }
    Result<void> copy(const fs::path &from, const fs::path &to, const std::string &kind)
    {
        const Result<library::CopiedFile> copied = library::replaceByCopy(from, to, m_cancel);
        if (!copied)
            return copied.error();
        files.push_back({to, kind});
        return {};
    }
    Result<void> copyModel(const fs::path &from, std::size_t result)
    {
        return copy(from, oneModel() ? numbered(m_out, result) : numbered(m_out / "model.glb", result), "model");
    }
    Result<void> copyOther(const fs::path &from, const std::string &name)
    {
        return oneModel() ? Result<void>() : copy(from, m_out / name, kindOf(name));
    }

    std::vector<OutputFile> files;

private:
    fs::path m_out;
    const CancelToken &m_cancel;
};

Result<void> copyModels(const jobs::DataFolder &folder, const Job &job, const jobs::AssembledResult &result,
                        Copier &copier)
{
    const Result<library::Library> library = library::Library::open(folder.library(), library::Access::Reader);
    if (!library)
        return library.error();
    for (std::size_t i = 0; i < result.models.size(); ++i) {
        const Result<Asset> asset = library->asset(jobs::assetOfResult(*job.asset, i));
        if (!asset)
            return asset.error();
        if (const Result<void> copied = copier.copyModel(asset->summary.model(), i); !copied)
            return copied;
        for (const std::string &other : result.models[i].others) {
            if (const Result<void> copied = copier.copyOther(asset->summary.folder / other, other); !copied)
                return copied;
        }
    }
    return {};
}

} // namespace

ordered_json filesJson(const std::vector<OutputFile> &files)
{
    ordered_json json = ordered_json::array();
    for (const OutputFile &file : files)
        json.push_back(fileJson(file));
    return json;
}

void addJobFields(ordered_json &json, const std::optional<Job> &job, const std::string &provider,
                  const std::vector<OutputFile> &files)
{
    json["job"] = job ? ordered_json(job->id.text) : ordered_json(nullptr);
    json["provider"] = provider;
    json["model"] = job ? job->request.model : std::string();
    json["files"] = filesJson(files);
    json["cost"] = job && job->remote ? jobs::moneyJson(job->remote->cost) : ordered_json(nullptr);
    json["error"] = nullptr;
    if (job && job->error)
        json["error"] = {{"kind", errorKindName(job->error->kind)},
                         {"message", job->error->message},
                         {"charged", chargedName(job->remote ? job->remote->charged : Charged::No)}};
}

Result<std::vector<OutputFile>> copyResult(const jobs::DataFolder &folder, const Job &job, const fs::path &out,
                                           const CancelToken &cancel)
{
    const Result<jobs::AssembledResult> result = jobs::readResult(folder.job(job.id));
    if (!result)
        return result.error();
    Copier copier(out, cancel);
    if (!copier.oneModel()) {
        if (const Result<void> made = library::makeFolder(out); !made)
            return made.error();
    }
    if (job.asset) {
        if (const Result<void> copied = copyModels(folder, job, *result, copier); !copied)
            return copied.error();
    }
    for (std::size_t i = 0; i < result->pictures.size(); ++i) {
        const fs::path from = jobs::resultFolder(folder.job(job.id)) / result->pictures[i];
        const fs::path to = copier.oneModel() ? numbered(fs::path(out).replace_extension(from.extension()), i)
                                              : out / result->pictures[i];
        if (const Result<void> copied = copier.copy(from, to, "picture"); !copied)
            return copied.error();
    }
    return copier.files;
}

Result<void> checkJobOutput(const fs::path &out, const std::vector<fs::path> &inputs)
{
    if (out.extension() == ".glb")
        return checkOutput(out, ".glb", inputs);
    std::error_code problem;
    if (fs::exists(out, problem) && !fs::is_directory(out, problem))
        return Error{ErrorKind::BadUsage,
                     quotedPath(out) + " is a file. Give a name that ends in .glb, or a folder for all files."};
    return library::makeFolder(out);
}

void addTrouble(Outcome &outcome, const Job &job)
{
    const bool isTrouble = job.error || job.stage == "key";
    if (isTrouble && outcome.exitCode == Done)
        outcome.exitCode = job.error ? exitCodeFor(job.error->kind) : BadRequest;
    if (job.error)
        outcome.warnings.push_back(job.error->message);
    else if (job.remote && job.state == JobState::Cancelled)
        outcome.text += jobs::cancelledWords(job) + '\n';
    const std::string next = nextStep(job);
    if (next.empty())
        return;
    if (isTrouble)
        outcome.warnings.push_back(next);
    else
        outcome.text += next + '\n';
}

Outcome serviceOutcome(const Job &job, const std::vector<OutputFile> &files)
{
    Outcome outcome;
    outcome.json["state"] = jobStateName(job.state);
    addJobFields(outcome.json, job, job.request.provider, files);
    outcome.json["quoted"] = job.remote ? jobs::moneyJson(job.remote->quoted) : ordered_json(nullptr);
    outcome.json["service_job"] =
        job.remote && job.remote->task ? ordered_json(job.remote->task->id) : ordered_json(nullptr);
    outcome.json["practice"] = job.remote && job.remote->practice;
    outcome.json["notes"] = job.remote ? job.remote->notes : std::vector<std::string>();
    for (const OutputFile &file : files)
        outcome.text += displayText(file.path.string()) + '\n';
    if (job.remote) {
        for (const std::string &note : job.remote->notes)
            outcome.text += displayText(note) + '\n';
    }
    if (job.remote && job.remote->cost)
        outcome.text += "Cost: " + moneyText(*job.remote->cost) + '\n';
    else if (job.state == JobState::Ready)
        outcome.text += "The service did not say what it cost.\n";
    addTrouble(outcome, job);
    if (job.state == JobState::Cancelled && outcome.exitCode == Done)
        outcome.exitCode = Interrupted; // somebody else stopped it: there is no result
    return outcome;
}

} // namespace turnaround::app

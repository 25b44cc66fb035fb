// turnaround generate: views in, a textured GLB out.
#include "app/data_folder.h"
#include "app/generate_options.h"
#include "app/generate_service.h"
#include "app/job_output.h"
#include "app/job_session.h"
#include "app/number_text.h"
#include "app/output_file.h"
#include "app/report_output.h"
#include "app/services.h"
#include "app/verb.h"
#include "core/display_text.h"
#include "jobs/data_folder.h"
#include "jobs/job_folder.h"
#include "library/durable_files.h"
#include "library/library.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cmath>
#include <memory>

namespace turnaround::app {

namespace {

constexpr const char *kSummary = "Makes a textured 3D model: here, offline, or at a service.";

constexpr const char *kDetails =
    "Any of the eight views will do; front and left are the ones to start with, then top and the two\n"
    "45-degree views help the shape most. A view is named after the side of the subject that it shows:\n"
    "'left' shows the subject's own left side, so the subject faces the picture's left. Pictures: PNG,\n"
    "JPEG or WebP, 128 to 5000 pixels a side, at most 8,000,000 bytes each.\n"
    "\n"
    "--views sorts a folder's pictures by name: front, hero_front, 01-Front, leftFront, lf, 3q_left ...\n"
    "An unclear name is an error that lists what was understood. --front FILE and so on add views, or\n"
    "take the place of the folder's.\n"
    "\n"
    "Examples:\n"
    "  turnaround generate --views knight/ --out knight.glb\n"
    "  turnaround generate --front a.png --left b.png --faces 20000 --texture 1024 --out prop.glb\n"
    "  turnaround generate --views knight/ --front better_front.png --out knight.glb --json\n"
    "\n"
    "The model is filed in the library too ('turnaround library list'), through the same jobs as the window's:\n"
    "a job outlives an interrupted program, and where the window is open it does the work. --no-library writes\n"
    "FILE.glb and nothing else.\n"
    "\n"
    "--provider hands the job to a service. Its key comes from the environment or the keychain ('turnaround keys');\n"
    "'turnaround providers' lists models, options and prices. What a model does not use is refused before anything\n"
    "is sent, unless --drop-unused. Ctrl-C stops the waiting, not the job: 'turnaround jobs resume' goes on.\n"
    "  turnaround generate --provider runware --prompt 'a brass owl' --faces 50000 --out owl.glb\n"
    "\n"
    "With --json: {\"state\",\"out\",\"faces\",\"seconds\",\"stages\":{name:seconds},\"report\"}; the report is\n"
    "that of 'turnaround check'. A flagged view never stops the work. Added: {\"job\",\"provider\",\"model\",\n"
    "\"files\":[{\"path\",\"kind\",\"bytes\",\"sha256\"}],\"cost\":{\"amount\",\"unit\"}|null,\"error\"|null}; a "
    "service's\n"
    "job that fails gives the same with \"error\":{\"kind\",\"message\",\"charged\":\"yes|no|unknown\"}.\n"
    "\n";

/// What the model takes at the very least: short indices, and half as many vertices as triangles.
std::int64_t leastBytes(const BlockoutSettings &settings)
{
    return std::int64_t(settings.faces) * (3 * 2 + 32 / 2);
}

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double toMilliseconds(double seconds)
{
    return std::round(seconds * 1000) / 1000;
}

Outcome outcomeOf(const GenerateOptions &options, const jobs::Made &made, double seconds)
{
    const blockout::Report report = made.report.value_or(blockout::Report{});
    Outcome outcome;
    outcome.json["state"] = jobStateName(JobState::Ready);
    outcome.json["out"] = options.out;
    outcome.json["faces"] = made.faces;
    outcome.json["seconds"] = toMilliseconds(seconds);
    outcome.json["stages"] = nlohmann::ordered_json::object();
    for (const auto &[stage, stageSeconds] : made.stageSeconds)
        outcome.json["stages"][stage] = toMilliseconds(stageSeconds);
    outcome.json["report"] = reportJson(report);
    outcome.text = displayText(options.out) + ": " + countText(made.faces) + " faces in " + secondsText(seconds) +
        "\n\n" + reportText(report);
    return outcome;
}

/// Trouble with the data folder, with the two ways round it.
Error withWaysRound(Error error)
{
    if (error.kind == ErrorKind::Disk)
        error.message += " Or use --data-dir for another data folder, or --no-library to write the model alone.";
    return error;
}

/// The asset's model as --out. An error says that the library has it.
Result<void> copyOut(const jobs::DataFolder &folder, const Job &job, const GenerateOptions &options,
                     const CancelToken &cancel)
{
    const Result<library::Library> library = library::Library::open(folder.library(), library::Access::Reader);
    const Result<Asset> asset =
        library ? library->asset(job.asset.value_or(AssetId{})) : Result<Asset>(library.error());
    if (!asset)
        return asset.error();
    const Result<library::CopiedFile> copied = library::replaceByCopy(asset->summary.model(), options.out, cancel);
    if (copied)
        return {};
    Error error = copied.error();
    error.message += " The model itself is in the library, as " + quotedPath(asset->summary.folder) + '.';
    return error;
}

Result<jobs::Made> makeInLibrary(const GenerateOptions &options, const GenerationRequest &request,
                                 const Surroundings &surroundings, std::optional<Job> &done)
{
    const Result<std::filesystem::path> data = dataFolderFor(surroundings);
    if (!data)
        return data.error();
    const jobs::DataFolder folder{*data};
    const JobId id = jobs::newJobId();
    const Result<GenerationRequest> taken = jobs::takeViews(request, folder.job(id));
    if (!taken)
        return withWaysRound(taken.error());
    const Result<jobs::WorkerSetup> setup = workerSetup(*data, surroundings);
    if (!setup)
        return setup.error();
    const Result<Job> job = runJob(*setup, id, jobs::SubmitJob{id, *taken, false}, {}, surroundings);
    if (!job)
        return withWaysRound(job.error());
    if (job->state == JobState::Cancelled)
        return Error{ErrorKind::Cancelled, "Stopped; nothing was written."};
    if (job->state != JobState::Ready)
        return withWaysRound(job->error.value_or(Error{ErrorKind::Unavailable, "The job did not end well."}));
    done = *job;
    if (const Result<void> copied = copyOut(folder, *job, options, surroundings.cancel); !copied)
        return copied.error();
    Result<jobs::MadeModel> made = jobs::readMade(folder.job(id));
    if (!made)
        return made.error();
    return std::move(made->made);
}

Result<Outcome> makeHere(const GenerateOptions &options, const Surroundings &surroundings)
{
    const auto start = std::chrono::steady_clock::now();
    const Result<std::vector<ViewPicture>> views = chosenViews(options);
    if (!views)
        return views.error();
    GenerationRequest request;
    request.provider = options.provider;
    request.name = displayName(std::filesystem::path(options.out).stem());
    request.settings = options.blockoutSettings();
    request.views = *views;
    std::vector<std::filesystem::path> inputs;
    for (const ViewPicture &picture : request.views)
        inputs.push_back(picture.file);
    if (const Result<void> ready = checkOutput(options.out, ".glb", inputs, leastBytes(request.settings)); !ready)
        return ready.error();
    const auto progress = [&](std::string_view stage, double done) { surroundings.progress.show(stage, done); };
    std::optional<Job> job;
    const Result<jobs::Made> made = options.noLibrary
        ? jobs::blockoutEngine().make(request, options.out, progress, surroundings.cancel)
        : makeInLibrary(options, request, surroundings, job);
    if (!made)
        return made.error();
    Outcome outcome = outcomeOf(options, *made, secondsSince(start));
    addJobFields(outcome.json, job, options.provider, {{options.out, "model"}});
    return outcome;
}

Result<Outcome> generate(const GenerateOptions &options, const Surroundings &surroundings)
{
    if (const Result<void> fits = checkFitsMaker(options); !fits)
        return fits.error();
    return options.atService() ? generateAtService(options, surroundings) : makeHere(options, surroundings);
}

} // namespace

Verb declareGenerate(CLI::App &commandLine)
{
    const auto options = std::make_shared<GenerateOptions>();
    CLI::App *verb = commandLine.add_subcommand("generate", kSummary);
    declareGenerateOptions(*verb, *options);
    verb->add_option(
            "--out", options->out,
            "the model to write; an older one is replaced when all is done.\nWith a service any other path is a "
            "folder for all files")
        ->type_name("FILE.glb")
        ->required();
    verb->add_flag("--no-library", options->noLibrary, "write FILE.glb alone: no job is kept, nothing is filed");
    verb->footer(std::string(kDetails) + kExitCodesHelp);
    return {verb, false, [options](const Surroundings &surroundings) { return generate(*options, surroundings); }};
}

} // namespace turnaround::app

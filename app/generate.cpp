// turnaround generate: views in, a textured GLB out.
#include "app/data_folder.h"
#include "app/job_session.h"
#include "app/number_text.h"
#include "app/option_values.h"
#include "app/output_file.h"
#include "app/report_output.h"
#include "app/verb.h"
#include "core/display_text.h"
#include "domain/blockout_words.h"
#include "domain/view_naming.h"
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

constexpr const char *kSummary = "Makes a textured, closed 3D model from views of a subject, offline.";

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
    "With --json: {\"state\",\"out\",\"faces\",\"seconds\",\"stages\":{name:seconds},\"report\"}; the report is\n"
    "that of 'turnaround check'. A flagged view never stops the work.\n"
    "\n";

struct GenerateOptions {
    std::string provider = "blockout";
    std::string folder;
    std::map<View, std::string> files;
    BlockoutSettings settings;
    int detail = 0;
    std::string shape = "auto";
    std::string background = "auto";
    std::string out;
    bool noLibrary = false;

    BlockoutSettings chosen() const
    {
        BlockoutSettings all = settings;
        if (detail > 0)
            all.detail = detail;
        all.shape = shapeFromName(shape).value_or(ShapePrior::Auto);
        all.background = backgroundFromName(background).value_or(Background{});
        return all;
    }
};

Result<ViewFiles> chosenViews(const GenerateOptions &options)
{
    ViewFiles given;
    for (const auto &[view, file] : options.files) {
        if (!file.empty())
            given.emplace(view, file);
    }
    if (options.folder.empty()) {
        if (given.empty())
            return Error{ErrorKind::BadUsage,
                         "No views are given: use --views DIR, or --front FILE, --left FILE and so on."};
        return given;
    }
    Result<ViewFiles> views = viewsInFolder(options.folder, given);
    if (!views) {
        Error error = views.error();
        error.message += " Or say which is which: --front FILE, --left FILE and so on.";
        return error;
    }
    return views;
}

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
                                 const Surroundings &surroundings)
{
    const Result<std::filesystem::path> data = dataFolderFor(surroundings.dataFolder, !surroundings.dataFolder.empty());
    if (!data)
        return data.error();
    const jobs::DataFolder folder{*data};
    const JobId id = jobs::newJobId();
    const Result<GenerationRequest> taken = jobs::takeViews(request, folder.job(id));
    if (!taken)
        return withWaysRound(taken.error());
    const Result<Job> job = runJob(*data, id, jobs::SubmitJob{id, *taken}, surroundings);
    if (!job)
        return withWaysRound(job.error());
    if (job->state == JobState::Cancelled)
        return Error{ErrorKind::Cancelled, "Stopped; nothing was written."};
    if (job->state != JobState::Ready)
        return withWaysRound(job->error.value_or(Error{ErrorKind::Unavailable, "The job did not end well."}));
    if (const Result<void> copied = copyOut(folder, *job, options, surroundings.cancel); !copied)
        return copied.error();
    Result<jobs::MadeModel> made = jobs::readMade(folder.job(id));
    if (!made)
        return made.error();
    return std::move(made->made);
}

Result<Outcome> generate(const GenerateOptions &options, const Surroundings &surroundings)
{
    const auto start = std::chrono::steady_clock::now();
    const Result<ViewFiles> views = chosenViews(options);
    if (!views)
        return views.error();
    GenerationRequest request;
    request.provider = options.provider;
    request.name = displayName(std::filesystem::path(options.out).stem());
    request.settings = options.chosen();
    std::vector<std::filesystem::path> inputs;
    for (const auto &[view, file] : views.value()) {
        request.views.push_back({view, file});
        inputs.push_back(file);
    }
    if (const Result<void> ready = checkOutput(options.out, ".glb", inputs, leastBytes(request.settings)); !ready)
        return ready.error();
    const auto progress = [&](std::string_view stage, double done) { surroundings.progress.show(stage, done); };
    const Result<jobs::Made> made = options.noLibrary
        ? jobs::blockoutEngine().make(request, options.out, progress, surroundings.cancel)
        : makeInLibrary(options, request, surroundings);
    if (!made)
        return made.error();
    return outcomeOf(options, *made, secondsSince(start));
}

void declareViews(CLI::App &verb, GenerateOptions &options)
{
    const std::string group = "Views";
    verb.add_option("--views", options.folder, "folder whose pictures are sorted into views by name")
        ->type_name("DIR")
        ->group(group);
    for (const View view : kAllViews) {
        std::string names = "--" + std::string(viewName(view));
        if (const std::size_t gap = names.find('_'); gap != std::string::npos)
            names += ',' + std::string(names).replace(gap, 1, "-");
        verb.add_option(names, options.files[view], "the " + std::string(viewWords(view)) + " view")
            ->type_name("FILE")
            ->group(group);
    }
}

void declareSettings(CLI::App &verb, GenerateOptions &options)
{
    const auto add = [&](const char *name, auto &value, const char *type, const char *description) {
        return verb.add_option(name, value, description)->type_name(type)->group("Model");
    };
    allowWords(
        add("--provider", options.provider, "NAME", "who makes it: blockout, the engine inside this program (default)"),
        {"blockout"});
    allowRange(add("--faces", options.settings.faces, "N", "triangles, 3000 to 1500000 (default 200000)"),
               BlockoutSettings::kMinFaces, BlockoutSettings::kMaxFaces);
    allowWords(add("--texture", options.settings.textureSize, "PIXELS",
                   "the texture's width and height: 1024, 2048 (default) or 4096"),
               {"1024", "2048", "4096"});
    allowWords(add("--detail", options.detail, "STEPS",
                   "steps along the longest side: 128, 256, 512 or 768 (default: what the faces need)"),
               {"128", "256", "512", "768"});
    allowWords(
        add("--shape", options.shape, "SHAPE", "auto (default), round: parts as deep as wide, boxy: the bare outlines"),
        {"auto", "round", "boxy"});
    allowBackground(add("--background", options.background, "KIND",
                        "auto (default), alpha: transparency only, or a colour: '#rrggbb', in quotes"));
}

} // namespace

Verb declareGenerate(CLI::App &commandLine)
{
    const auto options = std::make_shared<GenerateOptions>();
    CLI::App *verb = commandLine.add_subcommand("generate", kSummary);
    declareViews(*verb, *options);
    declareSettings(*verb, *options);
    verb->add_option("--out", options->out, "the model to write; an older one is replaced when all is done")
        ->type_name("FILE.glb")
        ->required();
    verb->add_flag("--no-library", options->noLibrary, "write FILE.glb alone: no job is kept, nothing is filed");
    verb->footer(std::string(kDetails) + kExitCodesHelp);
    return {verb, false, [options](const Surroundings &surroundings) { return generate(*options, surroundings); }};
}

} // namespace turnaround::app

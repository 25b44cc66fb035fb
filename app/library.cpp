// turnaround library: what was made and imported.
#include "library/library.h"
#include "app/data_folder.h"
#include "app/job_session.h"
#include "app/number_text.h"
#include "app/verb.h"
#include "core/display_text.h"
#include "jobs/data_folder.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace turnaround::app {

namespace {

using nlohmann::ordered_json;

constexpr const char *kSummary = "Lists what was made, imports models, rebuilds the index.";

constexpr const char *kDetails =
    "The library is a folder of folders, one for each model, that can be read without this program:\n"
    "library/2026-11-21 Knight/ in the data folder holds model.glb, views/, thumbnail.png once the window has\n"
    "drawn one, and asset.json. Folders may be renamed, added and removed by hand; a list notices by itself.\n"
    "What is deleted in the window lies in library/.trash.\n"
    "\n"
    "Examples:\n"
    "  turnaround library list --search knight\n"
    "  turnaround library import old_chair.glb\n"
    "  turnaround --data-dir /mnt/models library list --json | jq '.assets[].folder'\n"
    "\n"
    "With --json: list and rebuild print {\"assets\":[ASSET],\"total\",\"problems\":[{\"folder\",\"message\"}]},\n"
    "import prints ASSET: {\"id\",\"name\",\"folder\",\"provider\",\"made\",\"triangles\",\"vertices\",\"maps\",\n"
    "\"bytes\",\"thumbnail\"}.\n"
    "\n";

struct LibraryOptions {
    std::string search;
    std::string file;
};

ordered_json assetJson(const AssetSummary &asset)
{
    ordered_json json;
    json["id"] = asset.id.text;
    json["name"] = asset.name;
    json["folder"] = asset.folder.string();
    json["provider"] = asset.provider;
    json["made"] = utcText(asset.made);
    json["triangles"] = asset.counts.triangles;
    json["vertices"] = asset.counts.vertices;
    json["maps"] = asset.counts.maps;
    json["bytes"] = asset.bytes;
    json["thumbnail"] = asset.hasThumbnail;
    return json;
}

std::string assetLine(const AssetSummary &asset)
{
    std::string triangles = countText(static_cast<std::int64_t>(asset.counts.triangles)) + " triangles";
    std::string bytes = sizeText(static_cast<std::int64_t>(asset.bytes));
    triangles.insert(0, triangles.size() < 20 ? 20 - triangles.size() : 0, ' ');
    bytes.insert(0, bytes.size() < 10 ? 10 - bytes.size() : 0, ' ');
    return triangles + "  " + bytes + "  " + displayName(asset.folder, 160) + '\n';
}

Outcome listed(const library::Listing &listing)
{
    Outcome outcome;
    outcome.json["assets"] = ordered_json::array();
    for (const AssetSummary &asset : listing.assets) {
        outcome.json["assets"].push_back(assetJson(asset));
        outcome.text += assetLine(asset);
    }
    outcome.json["total"] = listing.total;
    outcome.json["problems"] = ordered_json::array();
    for (const library::FolderProblem &problem : listing.problems) {
        outcome.json["problems"].push_back({{"folder", problem.folder.string()}, {"message", problem.message}});
        outcome.warnings.push_back(problem.message);
    }
    outcome.text += countText(static_cast<std::int64_t>(listing.assets.size())) + " of " +
        countText(static_cast<std::int64_t>(listing.total)) + (listing.total == 1 ? " model\n" : " models\n");
    return outcome;
}

Result<library::Library> openToLook(const jobs::DataFolder &folder)
{
    return library::Library::open(folder.library(), library::Access::Reader);
}

Result<Outcome> list(const jobs::DataFolder &folder, const std::string &search)
{
    std::error_code unknown;
    if (!std::filesystem::exists(folder.library(), unknown))
        return listed({});
    const Result<library::Library> library = openToLook(folder);
    if (!library)
        return library.error();
    const Result<library::Listing> listing = library->list(search);
    if (!listing)
        return listing.error();
    return listed(*listing);
}

Result<Outcome> import(const jobs::DataFolder &folder, const std::string &file, const CancelToken &cancel)
{
    std::error_code unknown;
    const std::filesystem::path absolute = std::filesystem::absolute(file, unknown);
    const Result<jobs::Answer> answer = carryOut(folder.root, jobs::ImportModel{0, absolute}, cancel);
    if (!answer)
        return answer.error();
    const Result<library::Library> library = openToLook(folder);
    const Result<Asset> asset =
        library ? library->asset(answer->asset.value_or(AssetId{})) : Result<Asset>(library.error());
    if (!asset)
        return asset.error();
    Outcome outcome;
    outcome.json = assetJson(asset->summary);
    outcome.text = assetLine(asset->summary);
    return outcome;
}

Result<Outcome> rebuild(const jobs::DataFolder &folder, const CancelToken &cancel)
{
    const Result<jobs::Answer> answer = carryOut(folder.root, jobs::RefreshLibrary{0, true}, cancel);
    if (!answer)
        return answer.error();
    return list(folder, {});
}

} // namespace

Verb declareLibrary(CLI::App &commandLine)
{
    const auto options = std::make_shared<LibraryOptions>();
    CLI::App *verb = commandLine.add_subcommand("library", kSummary);
    verb->require_subcommand(0, 1);
    const CLI::App *listing = verb->add_subcommand("list", "the models, newest first");
    verb->get_subcommand("list")
        ->add_option("--search", options->search, "only names with all of these words, or parts of words")
        ->type_name("TEXT");
    const CLI::App *importing = verb->add_subcommand("import", "checks a GLB file and files a copy of it");
    verb->get_subcommand("import")->add_option("FILE", options->file, "the model: .glb")->type_name("")->required();
    verb->add_subcommand("rebuild", "forgets the index and reads every folder again");
    verb->footer(std::string(kDetails) + kExitCodesHelp);
    for (CLI::App *each : verb->get_subcommands([](const CLI::App *) { return true; }))
        each->group("Verbs")->footer(verb->get_footer());
    return {verb, false, [options, verb, listing, importing](const Surroundings &surroundings) -> Result<Outcome> {
                const auto data = dataFolderFor(surroundings);
                if (!data)
                    return data.error();
                if (verb->get_subcommands().empty())
                    return Error{ErrorKind::BadUsage,
                                 "No verb is given: list, import or rebuild. See 'turnaround library --help'."};
                if (listing->parsed())
                    return list({*data}, options->search);
                if (importing->parsed())
                    return import({*data}, options->file, surroundings.cancel);
                return rebuild({*data}, surroundings.cancel);
            }};
}

} // namespace turnaround::app

#include "jobs/job_folder.h"

#include "core/display_text.h"
#include "gltf/read.h"
#include "imaging/picture_file.h"
#include "jobs/job_json.h"
#include "library/durable_files.h"
#include "library/folder_name.h"

#include <set>

namespace turnaround::jobs {

namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr const char *kMadeFile = "made.json";
constexpr const char *kResultFile = "result.json";
constexpr std::uint64_t kMostMadeBytes = 1'000'000;

Result<void> checkRequest(const GenerationRequest &request)
{
    if (request.views.empty() && request.prompt.empty())
        return Error{ErrorKind::BadUsage, "No view was given: at least one picture is needed, best front and left."};
    std::set<View> seen;
    for (const ViewPicture &picture : request.views) {
        if (!seen.insert(picture.view).second)
            return Error{ErrorKind::BadUsage,
                         "Two pictures were given for the " + std::string(viewWords(picture.view)) +
                             " view: keep one."};
    }
    if (request.settings.faces < BlockoutSettings::kMinFaces || request.settings.faces > BlockoutSettings::kMaxFaces)
        return Error{ErrorKind::BadUsage,
                     "The number of faces must lie between " + std::to_string(BlockoutSettings::kMinFaces) + " and " +
                         std::to_string(BlockoutSettings::kMaxFaces) + '.'};
    return {};
}

std::string endingOf(imaging::PictureFormat format)
{
    switch (format) {
    case imaging::PictureFormat::Jpeg:
        return ".jpg";
    case imaging::PictureFormat::Png:
        return ".png";
    case imaging::PictureFormat::Webp:
        return ".webp";
    }
    return ".png";
}

Result<void> takeView(ViewPicture &picture, const fs::path &folder)
{
    const Result<imaging::PictureHeader> header = imaging::checkPictureFile(picture.file);
    if (!header)
        return header.error();
    const fs::path own = folder / (std::string(viewName(picture.view)) + endingOf(header->format));
    if (picture.file != own) {
        const Result<library::CopiedFile> copied = library::replaceByCopy(picture.file, own);
        if (!copied)
            return copied.error();
        if (const auto again = imaging::checkPictureFile(own); !again) // it may have changed in between
            return again.error();
    }
    picture.file = own;
    return {};
}

} // namespace

Result<GenerationRequest> takeViews(const GenerationRequest &request, const fs::path &folder)
{
    if (const Result<void> good = checkRequest(request); !good)
        return good.error();
    GenerationRequest taken = request;
    taken.name = library::tidyName(request.name);
    taken.prompt = displayText(request.prompt, true);
    Result<void> done = library::makeFolder(folder);
    for (ViewPicture &picture : taken.views) {
        if (done && !picture.file.empty())
            done = takeView(picture, folder);
    }
    if (!done) {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
        return done.error();
    }
    library::syncFolder(folder);
    library::syncFolder(folder.parent_path());
    return taken;
}

fs::path modelFile(const fs::path &folder)
{
    return folder / "model.glb";
}

Result<AssetCounts> measureModel(const fs::path &model, const CancelToken &cancel)
{
    const Result<gltf::Scene> scene = gltf::read(model, {}, cancel);
    if (!scene)
        return scene.error();
    AssetCounts counts;
    for (const gltf::Instance &instance : scene->instances) {
        for (const gltf::Primitive &primitive : scene->meshes[static_cast<std::size_t>(instance.mesh)].primitives) {
            counts.vertices += primitive.positions.size();
            if (primitive.topology == gltf::Topology::Triangles)
                counts.triangles += primitive.indices.size() / 3;
        }
    }
    counts.maps = scene->images.size();
    return counts;
}

Result<MadeModel> keepMade(const Made &made, const fs::path &folder, const CancelToken &cancel)
{
    const Result<AssetCounts> counts = measureModel(modelFile(folder), cancel);
    if (!counts)
        return counts.error();
    ordered_json json = madeJson(made);
    json["counts"] = {{"triangles", counts->triangles}, {"vertices", counts->vertices}, {"maps", counts->maps}};
    const std::string text = json.dump(2, ' ', false, ordered_json::error_handler_t::replace);
    if (const Result<void> written = library::writeDurably(folder / kMadeFile, text); !written)
        return written.error();
    return MadeModel{made, *counts};
}

Result<MadeModel> readMade(const fs::path &folder)
{
    const Result<std::string> text = library::readWhole(folder / kMadeFile, kMostMadeBytes);
    if (!text)
        return text.error();
    try {
        const ordered_json json = ordered_json::parse(*text);
        Result<Made> made = madeFromJson(json);
        if (!made)
            return made.error();
        const ordered_json &counts = json.at("counts");
        return MadeModel{std::move(*made),
                         {counts.at("triangles").get<std::uint64_t>(), counts.at("vertices").get<std::uint64_t>(),
                          counts.at("maps").get<std::uint64_t>()}};
    } catch (const nlohmann::json::exception &damage) {
        return Error{ErrorKind::BadInput, "What is known of this model is damaged.", damage.what()};
    }
}

void tidyFolder(const fs::path &folder)
{
    std::error_code problem;
    std::vector<fs::path> left;
    for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end; entry.increment(problem)) {
        if (entry->path().filename() != kMadeFile && entry->path().filename() != kResultFile)
            left.push_back(entry->path());
    }
    for (const fs::path &file : left)
        fs::remove_all(file, problem);
}

} // namespace turnaround::jobs

#include "jobs/result_folder.h"

#include "core/display_text.h"
#include "formats/file_kind.h"
#include "formats/obj_to_glb.h"
#include "jobs/job_folder.h"
#include "jobs/remote_json.h"
#include "library/durable_files.h"

#include <algorithm>
#include <map>

namespace turnaround::jobs {

namespace {

namespace fs = std::filesystem;
using formats::FileKind;
using nlohmann::ordered_json;

constexpr const char *kResultFile = "result.json";
constexpr std::uint64_t kMostResultBytes = 1'000'000;

bool isPicture(FileKind kind)
{
    return kind == FileKind::Png || kind == FileKind::Jpeg || kind == FileKind::Webp;
}

/// Whether a result may hold such a file under that role. A page of text is no model, whatever was promised.
bool fits(FileKind kind, FileRole role)
{
    if (role == FileRole::Picture)
        return isPicture(kind);
    return kind != FileKind::Unknown;
}

std::string stemOf(FileKind kind, FileRole role)
{
    if (role == FileRole::Picture)
        return "picture";
    if (isPicture(kind))
        return "preview";
    if (kind == FileKind::Mp4)
        return "film";
    return kind == FileKind::Zip || kind == FileKind::Obj ? "model-obj" : "model";
}

/// One result's files, by what they are.
struct Sorted {
    std::string glb, zip, obj;
    std::vector<std::string> others;
    std::string preview;
};

Sorted sorted(const Job &job, int result, const fs::path &folder)
{
    Sorted files;
    for (const RemoteFile &file : job.remote->files) {
        if (file.result != result || file.file.empty())
            continue;
        const Result<FileKind> kind = formats::sniffFile(folder / file.file);
        if (!kind)
            continue;
        if (*kind == FileKind::Glb && files.glb.empty()) {
            files.glb = file.file;
            continue;
        }
        if (*kind == FileKind::Zip && files.zip.empty())
            files.zip = file.file;
        if (*kind == FileKind::Obj && files.obj.empty())
            files.obj = file.file;
        if (isPicture(*kind) && files.preview.empty())
            files.preview = file.file;
        files.others.push_back(file.file);
    }
    return files;
}

/// The GLB of a result, made from its OBJ where the service sent none.
Result<std::string> glbOf(Sorted &files, int result, const fs::path &folder, std::vector<std::string> &notes,
                          const CancelToken &cancel)
{
    if (!files.glb.empty())
        return files.glb;
    if (files.zip.empty() && files.obj.empty())
        return Error{ErrorKind::BadInput, "It holds no model that can be read."};
    const std::string name = result == 0 ? "converted.glb" : "converted-" + std::to_string(result + 1) + ".glb";
    const Result<formats::ConvertedObj> converted = files.zip.empty()
        ? formats::objToGlb(folder / files.obj, folder / name, cancel)
        : formats::objZipToGlb(folder / files.zip, folder / name, cancel);
    if (!converted)
        return converted.error();
    notes.push_back("The service sent an OBJ; the GLB was made from it here, and the original is kept.");
    notes.insert(notes.end(), converted->notes.begin(), converted->notes.end());
    return name;
}

ordered_json resultJson(const AssembledResult &result)
{
    ordered_json json;
    json["models"] = ordered_json::array();
    for (const ResultModel &model : result.models)
        json["models"].push_back({{"model", model.model},
                                  {"triangles", model.counts.triangles},
                                  {"vertices", model.counts.vertices},
                                  {"maps", model.counts.maps},
                                  {"others", model.others},
                                  {"preview", model.preview}});
    json["pictures"] = result.pictures;
    json["notes"] = result.notes;
    return json;
}

Result<AssembledResult> kept(AssembledResult result, const fs::path &jobFolder)
{
    const std::string text = resultJson(result).dump(2, ' ', false, ordered_json::error_handler_t::replace);
    if (const Result<void> written = library::writeDurably(jobFolder / kResultFile, text); !written)
        return written.error();
    return result;
}

} // namespace

fs::path resultFolder(const fs::path &jobFolder)
{
    return jobFolder / "result";
}

Result<std::string> nameResultFile(const fs::path &jobFolder, const RemoteFile &file, std::size_t index,
                                   const fs::path &fetched)
{
    const Result<FileKind> kind = formats::sniffFile(fetched);
    std::error_code problem;
    if (!kind || !fits(*kind, file.role)) {
        fs::remove(fetched, problem);
        return Error{ErrorKind::BadInput,
                     "It is " + std::string(kind ? formats::fileKindWords(*kind) : std::string_view("an empty file")) +
                         ", and no " + (file.role == FileRole::Picture ? "picture." : "model.")};
    }
    const std::string ending(formats::fileKindEnding(*kind));
    const std::string number = file.result == 0 ? std::string() : '-' + std::to_string(file.result + 1);
    std::string name = stemOf(*kind, file.role) + number + ending;
    if (fs::exists(jobFolder / "result" / name, problem)) // two of a kind in one result
        name = stemOf(*kind, file.role) + number + "-file" + std::to_string(index + 1) + ending;
    fs::rename(fetched, resultFolder(jobFolder) / name, problem);
    if (problem)
        return library::diskError(resultFolder(jobFolder) / name, problem.value());
    library::syncFolder(resultFolder(jobFolder));
    return name;
}

Result<AssembledResult> assembleResult(const Job &job, OutputKind output, const fs::path &jobFolder,
                                       const CancelToken &cancel)
{
    AssembledResult result;
    const fs::path folder = resultFolder(jobFolder);
    if (output == OutputKind::Picture) {
        for (const RemoteFile &file : job.remote->files) {
            if (!file.file.empty())
                result.pictures.push_back(file.file);
        }
        return kept(std::move(result), jobFolder);
    }
    int results = 0;
    for (const RemoteFile &file : job.remote->files)
        results = std::max(results, file.result + 1);
    for (int i = 0; i < std::min(results, 16); ++i) {
        Sorted files = sorted(job, i, folder);
        if (files.glb.empty() && files.others.empty())
            continue;
        const Result<std::string> glb = glbOf(files, i, folder, result.notes, cancel);
        if (!glb)
            return glb.error();
        const Result<AssetCounts> counts = measureModel(folder / *glb, cancel);
        if (!counts)
            return counts.error();
        result.models.push_back({*glb, *counts, files.others, files.preview});
    }
    if (result.models.empty())
        return Error{ErrorKind::BadInput, "There is no model among it."};
    return kept(std::move(result), jobFolder);
}

AssetId assetOfResult(const AssetId &first, std::size_t result)
{
    return result == 0 ? first : AssetId{first.text + '-' + std::to_string(result + 1)};
}

Result<AssembledResult> readResult(const fs::path &jobFolder)
{
    const Result<std::string> text = library::readWhole(jobFolder / kResultFile, kMostResultBytes);
    if (!text)
        return text.error();
    try {
        const ordered_json json = ordered_json::parse(*text);
        AssembledResult result;
        for (const ordered_json &each : json.at("models")) {
            ResultModel model;
            model.model = fs::path(each.at("model").get<std::string>()).filename();
            model.counts = {each.at("triangles").get<std::uint64_t>(), each.at("vertices").get<std::uint64_t>(),
                            each.at("maps").get<std::uint64_t>()};
            model.others = each.at("others").get<std::vector<std::string>>();
            model.preview = each.at("preview").get<std::string>();
            result.models.push_back(std::move(model));
        }
        result.pictures = json.at("pictures").get<std::vector<std::string>>();
        result.notes = json.at("notes").get<std::vector<std::string>>();
        return result;
    } catch (const nlohmann::json::exception &damage) {
        return Error{ErrorKind::BadInput, "The notes that Turnaround keeps on this result are damaged.", damage.what()};
    }
}

} // namespace turnaround::jobs

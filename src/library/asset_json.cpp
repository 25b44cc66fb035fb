#include "library/asset_json.h"

#include "core/display_text.h"
#include "domain/job.h"
#include "domain/request_json.h"
#include "domain/time_json.h"
#include "library/durable_files.h"

#include <nlohmann/json.hpp>

namespace turnaround::library {

namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr std::uint64_t kMostBytes = 1'000'000;

Error wrong(const fs::path &folder, const std::string &why, std::string detail = {})
{
    return {ErrorKind::BadInput, "The folder " + quotedPath(folder.filename()) + " is not shown: " + why + '.',
            std::move(detail)};
}

constexpr const char *kImport = "Its model.glb may be whole: import that, then move the folder out of the library";

/// The model itself can be had back, without its story.
Error damaged(const fs::path &folder, const std::string &part, std::string detail = {})
{
    return wrong(folder, "its asset.json is damaged" + (part.empty() ? "" : " (" + part + ')') + ". " + kImport,
                 std::move(detail));
}

void readCounts(const ordered_json &json, AssetCounts &counts)
{
    counts.triangles = json.at("triangles").get<std::uint64_t>();
    counts.vertices = json.at("vertices").get<std::uint64_t>();
    counts.maps = json.at("maps").get<std::uint64_t>();
}

std::vector<AssetFile> filesFromJson(const ordered_json &json)
{
    std::vector<AssetFile> files;
    for (const ordered_json &file : json)
        files.push_back({file.at("path").get<std::string>(), file.at("bytes").get<std::uint64_t>(),
                         file.at("sha256").get<std::string>()});
    return files;
}

/// Throws nlohmann's exceptions where a value is missing or of another kind.
Result<Asset> assetFromJson(const ordered_json &json, const fs::path &folder)
{
    if (json.at("format").get<int>() > kFormat)
        return wrong(folder, "a newer Turnaround wrote it. Open the library with that one");
    Asset asset;
    AssetSummary &summary = asset.summary;
    summary.id.text = json.at("id").get<std::string>();
    if (!isIdText(summary.id.text))
        return damaged(folder, "its id");
    summary.name = json.at("name").get<std::string>();
    summary.provider = json.at("provider").get<std::string>();
    summary.folder = folder;
    const std::optional<UtcTime> made = timeFromJson(json.at("made"));
    if (!made)
        return damaged(folder, "its date");
    summary.made = *made;
    asset.asked = timeFromJson(json.at("asked"));
    asset.started = timeFromJson(json.at("started"));
    readCounts(json.at("counts"), summary.counts);
    asset.files = filesFromJson(json.at("files"));
    for (const AssetFile &file : asset.files)
        summary.bytes += file.bytes;
    if (!json.at("request").is_null()) {
        Result<GenerationRequest> request = requestFromJson(json.at("request"));
        if (!request)
            return damaged(folder, "what was asked for", request.error().detail);
        for (ViewPicture &picture : request->views)
            picture.file = picture.file.empty() ? picture.file : folder / picture.file;
        asset.request = std::move(*request);
    }
    if (const auto service = json.find("service"); service != json.end())
        asset.service = *service;
    return asset;
}

} // namespace

std::string assetText(const Asset &asset)
{
    const AssetSummary &summary = asset.summary;
    ordered_json json;
    json["format"] = kFormat;
    json["id"] = summary.id.text;
    json["name"] = summary.name;
    json["provider"] = summary.provider;
    json["asked"] = timeJson(asset.asked);
    json["started"] = timeJson(asset.started);
    json["made"] = utcText(summary.made);
    json["counts"]["triangles"] = summary.counts.triangles;
    json["counts"]["vertices"] = summary.counts.vertices;
    json["counts"]["maps"] = summary.counts.maps;
    json["request"] = nullptr;
    if (asset.request) {
        GenerationRequest request = *asset.request;
        for (ViewPicture &picture : request.views)
            picture.file = picture.file.empty() ? picture.file : fs::path("views") / picture.file.filename();
        json["request"] = requestJson(request);
        if (request.provider != kBlockoutProvider)
            json["request"].erase("settings"); // the engine's, which had no part in it
    }
    if (!asset.service.is_null())
        json["service"] = asset.service;
    json["files"] = ordered_json::array();
    for (const AssetFile &file : asset.files)
        json["files"].push_back({{"path", file.path}, {"bytes", file.bytes}, {"sha256", file.sha256}});
    return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

Result<Asset> readAsset(const fs::path &folder)
{
    std::error_code problem;
    if (!fs::exists(folder / kAssetFile, problem))
        return wrong(folder,
                     "it has no asset.json. To add its model, import the GLB file; then move the folder out of the "
                     "library");
    const Result<std::string> text = readWhole(folder / kAssetFile, kMostBytes);
    if (!text)
        return wrong(folder, std::string("its asset.json can't be read: check its permissions. ") + kImport,
                     text.error().message);
    try {
        Result<Asset> asset = assetFromJson(ordered_json::parse(*text), folder);
        if (!asset)
            return asset;
        if (!fs::is_regular_file(asset->summary.model(), problem))
            return wrong(folder, "its model.glb is gone. Put that file back, or move the folder out of the library");
        asset->summary.hasThumbnail = fs::is_regular_file(asset->summary.thumbnail(), problem);
        return asset;
    } catch (const nlohmann::json::exception &damage) {
        return damaged(folder, {}, damage.what());
    }
}

Result<void> writeAsset(const Asset &asset)
{
    return writeDurably(asset.summary.folder / kAssetFile, assetText(asset));
}

} // namespace turnaround::library

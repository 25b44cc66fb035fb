#include "domain/request_json.h"

#include "domain/blockout_words.h"
#include "domain/option_json.h"

#include <algorithm>

namespace turnaround {

namespace {

using nlohmann::ordered_json;

nlohmann::ordered_json settingsJson(const BlockoutSettings &settings)
{
    ordered_json json;
    json["faces"] = settings.faces;
    json["texture"] = settings.textureSize;
    json["detail"] = settings.detail ? ordered_json(*settings.detail) : ordered_json(nullptr);
    json["shape"] = shapeName(settings.shape);
    json["background"] = backgroundName(settings.background);
    return json;
}

bool isTextureSize(int size)
{
    return size == 1024 || size == 2048 || size == 4096;
}

bool isDetail(int detail)
{
    return detail == 128 || detail == 256 || detail == 512 || detail == 768;
}

/// Throws nlohmann's exceptions where a value is missing or of another kind.
std::optional<BlockoutSettings> settingsFromJson(const ordered_json &json)
{
    BlockoutSettings settings;
    settings.faces = json.at("faces").get<int>();
    settings.textureSize = json.at("texture").get<int>();
    if (!json.at("detail").is_null())
        settings.detail = json.at("detail").get<int>();
    const auto shape = shapeFromName(json.at("shape").get<std::string>());
    const auto background = backgroundFromName(json.at("background").get<std::string>());
    if (!shape || !background || settings.faces < BlockoutSettings::kMinFaces ||
        settings.faces > BlockoutSettings::kMaxFaces || !isTextureSize(settings.textureSize) ||
        (settings.detail && !isDetail(*settings.detail)))
        return std::nullopt;
    settings.shape = *shape;
    settings.background = *background;
    return settings;
}

/// What only a service's request has; older files lack it.
void addServiceJson(ordered_json &json, const GenerationRequest &request)
{
    ordered_json addresses = ordered_json::object();
    for (const ViewPicture &picture : request.views) {
        if (!picture.url.empty())
            addresses[std::string(viewName(picture.view))] = picture.url;
    }
    if (!addresses.empty())
        json["addresses"] = addresses;
    if (!request.options.empty())
        json["options"] = optionsJson(request.options);
    if (!request.hostWith.empty())
        json["host_with"] = request.hostWith;
}

/// Throws nlohmann's exceptions where a value is of another kind.
void readServiceJson(const ordered_json &json, GenerationRequest &request)
{
    if (const auto addresses = json.find("addresses"); addresses != json.end()) {
        for (ViewPicture &picture : request.views)
            picture.url = addresses->value(std::string(viewName(picture.view)), std::string());
    }
    if (const auto options = json.find("options"); options != json.end())
        request.options = optionsFromJson(*options);
    request.hostWith = json.value("host_with", std::string());
}

bool staysInside(const std::filesystem::path &file)
{
    return !file.empty() && file.is_relative() && std::ranges::find(file, "..") == file.end();
}

} // namespace

ordered_json requestJson(const GenerationRequest &request)
{
    ordered_json json;
    json["provider"] = request.provider;
    json["model"] = request.model;
    json["name"] = request.name;
    json["prompt"] = request.prompt;
    json["views"] = ordered_json::object();
    for (const ViewPicture &picture : request.views)
        json["views"][std::string(viewName(picture.view))] = picture.file.generic_string();
    json["settings"] = settingsJson(request.settings);
    addServiceJson(json, request);
    return json;
}

Result<GenerationRequest> requestFromJson(const ordered_json &json)
{
    const Error wrong{ErrorKind::BadInput, "This is not a request of Turnaround: something in it is missing or wrong."};
    try {
        GenerationRequest request;
        request.provider = json.at("provider").get<std::string>();
        request.model = json.at("model").get<std::string>();
        request.name = json.at("name").get<std::string>();
        request.prompt = json.at("prompt").get<std::string>();
        for (const auto &[name, file] : json.at("views").items()) {
            const std::optional<View> view = viewFromName(name);
            const std::filesystem::path path = file.get<std::string>();
            if (!view || (!path.empty() && !staysInside(path)))
                return wrong;
            request.views.push_back({*view, path});
        }
        if (json.contains("settings")) {
            const std::optional<BlockoutSettings> settings = settingsFromJson(json.at("settings"));
            if (!settings)
                return wrong;
            request.settings = *settings;
        } else if (request.provider == kBlockoutProvider) {
            return wrong;
        }
        readServiceJson(json, request);
        for (const ViewPicture &picture : request.views) {
            if (picture.file.empty() && picture.url.empty())
                return wrong;
        }
        return request;
    } catch (const nlohmann::json::exception &problem) {
        return Error{wrong.kind, wrong.message, problem.what()};
    }
}

GenerationRequest withViewsIn(GenerationRequest request, const std::filesystem::path &folder)
{
    for (ViewPicture &picture : request.views)
        picture.file = picture.file.empty() ? picture.file : folder / picture.file.filename();
    return request;
}

} // namespace turnaround

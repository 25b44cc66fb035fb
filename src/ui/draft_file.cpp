#include "ui/draft_file.h"

#include "core/display_text.h"
#include "domain/option_json.h"
#include "domain/request_json.h"
#include "net/transport.h"

#include <QFile>
#include <QSaveFile>

#include <nlohmann/json.hpp>

namespace turnaround::ui {

namespace {

using nlohmann::ordered_json;

constexpr qint64 kMostBytes = 32'000'000;

ordered_json toJson(const MaskEdit &mask)
{
    ordered_json json{{"tolerance", mask.tolerance}, {"inverted", mask.inverted}};
    if (mask.background)
        json["background"] = *mask.background;
    for (const MaskStroke &stroke : mask.strokes) {
        ordered_json points = ordered_json::array();
        for (const Vec2f &p : stroke.points) {
            points.push_back(p.x);
            points.push_back(p.y);
        }
        json["strokes"].push_back({{"keeps", stroke.keeps}, {"radius", stroke.radius}, {"points", points}});
    }
    return json;
}

/// As all readers here: throws nlohmann's exceptions where something is missing or of another kind.
MaskEdit maskFrom(const ordered_json &json)
{
    MaskEdit mask;
    mask.tolerance = std::clamp(json.at("tolerance").get<int>(), 0, 255);
    mask.inverted = json.at("inverted").get<bool>();
    if (json.contains("background"))
        mask.background = json["background"].get<std::array<std::uint8_t, 3>>();
    if (!json.contains("strokes"))
        return mask;
    for (const ordered_json &said : json["strokes"]) {
        MaskStroke stroke{said.at("keeps").get<bool>(), std::clamp(said.at("radius").get<float>(), 0.0f, 1.0f), {}};
        const auto numbers = said.at("points").get<std::vector<float>>();
        for (size_t i = 0; i + 1 < numbers.size(); i += 2)
            stroke.points.push_back({std::clamp(numbers[i], -1.0f, 2.0f), std::clamp(numbers[i + 1], -1.0f, 50.0f)});
        if (mask.strokes.size() < MaskEdit::kMostStrokes)
            mask.strokes.push_back(std::move(stroke));
    }
    return mask;
}

ordered_json toJson(const Draft &draft)
{
    GenerationRequest request;
    request.prompt = draft.prompt;
    request.settings = draft.settings;
    request.provider = draft.maker.provider;
    request.model = draft.maker.model;
    ordered_json json{{"request", requestJson(request)}, {"views", ordered_json::object()}};
    for (const auto &[view, slot] : draft.views) {
        ordered_json said{{"file", slot.file.string()}, {"turns", slot.quarterTurns}, {"mirrored", slot.mirrored}};
        if (!slot.mask.untouched())
            said["mask"] = toJson(slot.mask);
        if (!slot.url.empty())
            said["url"] = slot.url;
        json["views"][std::string(viewName(view))] = said;
    }
    for (const auto &[maker, options] : draft.options)
        json["options"].push_back(
            {{"provider", maker.provider}, {"model", maker.model}, {"chosen", optionsJson(options)}});
    for (const auto &[view, kind] : draft.accepted)
        json["accepted"].push_back({std::string(viewName(view)), static_cast<int>(kind)});
    return json;
}

Draft draftFrom(const ordered_json &json)
{
    Draft draft;
    const Result<GenerationRequest> request = requestFromJson(json.at("request"));
    if (request) {
        draft.prompt = request->prompt;
        draft.settings = request->settings;
        draft.maker = {request->provider, request->model};
    }
    for (const auto &[name, said] : json.at("views").items()) {
        const std::optional<View> view = viewFromName(name);
        if (!view)
            continue;
        DraftView slot{
            said.at("file").get<std::string>(), said.at("turns").get<int>() & 3, said.at("mirrored").get<bool>(), {}};
        if (said.contains("mask"))
            slot.mask = maskFrom(said["mask"]);
        if (const std::string url = said.value("url", ""); net::isAllowedAddress(url, true))
            slot.url = url;
        draft.views.emplace(*view, std::move(slot));
    }
    for (const ordered_json &said : json.value("options", ordered_json::array())) {
        const ServiceModel maker{said.at("provider").get<std::string>(), said.at("model").get<std::string>()};
        draft.options[maker] = optionsFromJson(said.at("chosen"));
    }
    for (const ordered_json &said : json.value("accepted", ordered_json::array())) {
        if (const auto view = viewFromName(said.at(0).get<std::string>()))
            draft.accepted.emplace(*view, static_cast<blockout::FindingKind>(said.at(1).get<int>()));
    }
    return draft;
}

} // namespace

Result<void> saveDraft(const Draft &draft, const std::filesystem::path &file)
{
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    const std::string text = toJson(draft).dump(1, ' ', false, ordered_json::error_handler_t::replace);
    QSaveFile out(QString::fromStdString(file.string()));
    const auto size = static_cast<qint64>(text.size());
    if (out.open(QFile::WriteOnly) && out.write(text.data(), size) == size && out.commit())
        return {};
    return Error{ErrorKind::Disk,
                 "What you put together could not be saved in " + quotedPath(file.parent_path()) +
                     ": make room there, or choose another folder with --data-dir.",
                 out.errorString().toStdString()};
}

Result<Draft> loadDraft(const std::filesystem::path &file)
{
    QFile in(QString::fromStdString(file.string()));
    if (!in.exists())
        return Draft{};
    if (!in.open(QFile::ReadOnly))
        return Error{ErrorKind::Disk, "The last draft could not be read: " + quotedPath(file) + " can't be opened.",
                     in.errorString().toStdString()};
    try {
        if (in.size() <= kMostBytes)
            return draftFrom(ordered_json::parse(in.readAll().toStdString()));
    } catch (const nlohmann::json::exception &) {
        // said below
    }
    return Error{ErrorKind::BadInput, "The last draft could not be read: " + quotedPath(file) + " is damaged.", {}};
}

} // namespace turnaround::ui

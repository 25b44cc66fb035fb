#include "providers/self_hosted_calls.h"

#include "core/base64.h"
#include "providers/answer.h"
#include "providers/chosen_options.h"
#include "providers/services.h"

namespace turnaround::providers::self_hosted_calls {

namespace {

OptionOffer whole(const char *key, const char *label, std::int64_t standard, double least, std::optional<double> most,
                  const char *help = "")
{
    return {.key = key,
            .label = label,
            .kind = OptionKind::Whole,
            .standard = standard,
            .least = least,
            .most = most,
            .help = help,
            .advanced = true};
}

ModelOffer offer(const char *id, const char *name)
{
    ModelOffer model;
    model.id = id;
    model.name = name;
    InputRule &rule = model.inputs.emplace_back();
    rule.inputs = Inputs::ViewsOnly;
    rule.views = {View::Front};
    model.pictures.mostBytes = model.pictures.mostBytesTogether = 20'000'000;
    model.options.push_back({.key = kTexture,
                             .label = "Texture",
                             .kind = OptionKind::Switch,
                             .standard = false,
                             .help = "Takes longer and needs more of the graphics card's memory."});
    model.free = true;
    return model;
}

OptionOffer faces(double least, std::optional<double> most)
{
    OptionOffer option = whole(option_keys::kFaces, "Faces", 40'000, least, most);
    option.advanced = false;
    return option;
}

OptionOffer guidance(double least, std::optional<double> most)
{
    return {.key = "guidance_scale",
            .label = "Guidance",
            .kind = OptionKind::Number,
            .standard = 5.0,
            .least = least,
            .most = most,
            .help = "How closely the shape follows the picture.",
            .advanced = true};
}

ModelOffer newer()
{
    ModelOffer model = offer("2.1", "Hunyuan3D-2.1");
    model.options.push_back(faces(1000, 100'000));
    model.options.push_back({.key = "remove_background",
                             .label = "Remove the background",
                             .kind = OptionKind::Switch,
                             .standard = true,
                             .advanced = true});
    model.options.push_back(whole("seed", "Seed", 1234, 0, 4'294'967'295.0));
    model.options.push_back(whole("octree_resolution", "Grid", 256, 64, 512, "A finer grid shows more detail."));
    model.options.push_back(whole("num_inference_steps", "Steps", 5, 1, 20, "More steps take longer."));
    model.options.push_back(guidance(0.1, 20));
    model.options.push_back(
        whole("num_chunks", "Points at once", 8000, 1000, 20'000, "Fewer need less of the graphics card's memory."));
    return model;
}

ModelOffer older()
{
    ModelOffer model = offer(kModel2, "Hunyuan3D-2");
    OptionOffer count = faces(1, {});
    count.help = "Without a texture the server does not reduce the faces.";
    count.onlyWhere = OptionCondition{kTexture, {"true"}};
    model.options.push_back(std::move(count));
    model.options.push_back(whole("seed", "Seed", 1234, 0, {}));
    model.options.push_back(whole("octree_resolution", "Grid", 128, 1, {}, "A finer grid shows more detail."));
    model.options.push_back(whole("num_inference_steps", "Steps", 5, 1, {}, "More steps take longer."));
    model.options.push_back(guidance(0, {}));
    model.note = "A texture needs the server to be started with --enable_tex.";
    return model;
}

bool isGlb(std::string_view bytes)
{
    const auto word = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i)
            value |= std::uint32_t(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
        return value;
    };
    return bytes.size() >= 12 && bytes.starts_with("glTF") && word(4) == 2 && word(8) >= 12 && word(8) <= bytes.size();
}

Finished finished(std::string bytes)
{
    Finished end;
    end.files.push_back({{.role = FileRole::Model}, std::move(bytes)});
    return end;
}

Trouble failure(const std::string &words)
{
    Trouble trouble;
    trouble.message = "Your server could not make the model." + itSays(words);
    trouble.advice = "Look into its own window or log; use another picture or a coarser grid.";
    trouble.detail = serviceWords(words);
    return trouble;
}

SubmitAnswer unclear(Trouble trouble)
{
    trouble.charged = Charged::No;
    return Unclear{std::move(trouble)};
}

} // namespace

std::vector<ModelOffer> models()
{
    return {newer(), older()};
}

const ModelOffer &offerOf(const GenerationRequest &request)
{
    const ModelOffer *named = findModel(selfHosted(), request.model);
    return named ? *named : selfHosted().info.models.front();
}

bool answersWithFile(const GenerationRequest &request)
{
    const ModelOffer &model = offerOf(request);
    return model.id != kModel2 && optionWord(request, model, kTexture) != "true";
}

std::string said(const ordered_json &body)
{
    std::string words;
    for (const ordered_json &fault : listField(body, "detail", 4)) {
        const auto place = listField(fault, "loc");
        const bool named = !place.empty() && place.back().is_string();
        words += (words.empty() ? "" : "; ") + (named ? place.back().get<std::string>() + ": " : std::string()) +
            textField(fault, "msg");
    }
    return words.empty() ? firstText(body, {"text", "message", "error", "detail"}) : words;
}

SubmitAnswer readSubmit(const GenerationRequest &request, const HttpResponse &response, const CallContext &)
{
    const bool waited = answersWithFile(request);
    if (waited && response.succeeded() && isGlb(response.body))
        return finished(response.body);
    const ordered_json body = bodyJson(response);
    if (waited && !response.succeeded() && body.is_object() &&
        (response.status >= 500 || body.contains("error_code") || body.contains("text")))
        return NotAccepted{failure(said(body))};
    if (!waited && response.succeeded()) {
        Accepted accepted;
        accepted.task.id = textField(body, "uid");
        if (isPlainTaskId(accepted.task.id))
            return accepted;
    }
    if (response.succeeded())
        return unclear(unreadable(kName, response));
    const Trouble trouble = freeTrouble(kName, response, said(body));
    SubmitAnswer answer = unacceptedAnswer(trouble, response);
    return std::holds_alternative<Unclear>(answer) ? unclear(trouble) : answer;
}

PollAnswer readPoll(const GenerationRequest &, const RemoteTask &task, const HttpResponse &response)
{
    const ordered_json body = bodyJson(response);
    const std::string status = wordField(body, "status");
    if (status == "error")
        return Ended{failure(said(body))};
    if (response.status == 404)
        return NotKnown{freeTrouble(kName, response, said(body))};
    if (!response.succeeded())
        return freeTrouble(kName, response, said(body));
    if (status.empty()) {
        Trouble trouble = unreadable(kName, response);
        trouble.charged = Charged::No;
        return trouble;
    }
    if (status == "completed") {
        const ordered_json &text = field(body, "model_base64");
        std::optional<std::string> bytes;
        if (text.is_string())
            bytes = fromBase64(text.get_ref<const std::string &>());
        if (bytes && isGlb(*bytes))
            return finished(std::move(*bytes));
        Ended end;
        end.trouble.message = "Your server sent something that is not a whole model.";
        return end;
    }
    GoOn on{task};
    on.facts["stage"] = serviceWords(status);
    return on;
}

} // namespace turnaround::providers::self_hosted_calls

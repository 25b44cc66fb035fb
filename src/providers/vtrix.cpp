// Vtrix: a gateway to Hunyuan 3D 3.1 Pro. The setting is the address that takes submits; a task's own lies below it, at
// /task/ID. It knows no id of ours, so a submit whose answer was lost is never sent again.
#include "providers/answer.h"
#include "providers/chosen_options.h"
#include "providers/hunyuan_options.h"
#include "providers/hunyuan_pictures.h"
#include "providers/request.h"
#include "providers/services.h"
#include "providers/vtrix_answers.h"

namespace turnaround::providers {

namespace {

using namespace vtrix_answers;

Result<HttpRequest> submit(const GenerationRequest &request, std::span<const Picture> pictures, const Account &account,
                           const CallContext &)
{
    const Result<const ModelOffer *> model = modelOf(vtrix(), request);
    if (!model)
        return model.error();
    if (const Result<void> checked = checkPictures(pictures); !checked)
        return checked.error();
    const ModelOffer &offer = **model;

    ordered_json params = ordered_json::object();
    if (!request.prompt.empty())
        params["prompt"] = request.prompt;
    putPictures(params, pictures, {"image_url", "image_base64", "multi_view_images"});
    params["generate_type"] = generateType(request, offer);
    putOption(params, "face_count", request, offer, option_keys::kFaces);
    putOption(params, "polygon_type", request, offer, "polygon_type");
    putOption(params, "enable_pbr", request, offer, option_keys::kPbr);

    ordered_json input = ordered_json::object();
    input["params"] = std::move(params);
    ordered_json body = ordered_json::object();
    body["model"] = offer.id;
    body["input"] = ordered_json::array({std::move(input)});
    HttpRequest call = jsonPost(account.address, bearer(account), body);
    call.patience = kSubmitPatience;
    return call;
}

HttpRequest poll(const RemoteTask &task, const Account &account, const CallContext &)
{
    return plainGet(account.address + "/task/" + percentEncoded(task.id), bearer(account));
}

ServiceInfo info()
{
    ServiceInfo info;
    info.id = "vtrix";
    info.name = "Vtrix";
    info.credentials = {{"Key", {"TURNAROUND_VTRIX_KEY"}}};
    info.addressVariable = "TURNAROUND_VTRIX_URL";
    info.address = "https://cloud.vtrix.ai/model/v1/generation";
    info.addressLabel = "Submit address";
    info.pace = {.firstPoll = std::chrono::milliseconds(3000),
                 .leastBetweenPolls = std::chrono::milliseconds(3000),
                 .mostBetweenPolls = std::chrono::milliseconds(5000)};
    info.cancelWords = "Vtrix cannot cancel: it goes on and may be billed; Turnaround only stops waiting.";
    info.help = "Make a key in the console at cloud.vtrix.ai. A refusal may mean that the balance is too low, or that "
                "the key may not use this model. Low-poly and Sketch may fail: the model behind Vtrix is 3.1, whose "
                "maker does not offer them any more.";

    const std::vector<std::string> pictured = {"normal", "lowpoly", "geometry"};
    ModelOffer model;
    model.id = "tencent_hunyuan_3d_pro";
    model.name = "Hunyuan 3D 3.1 Pro";
    model.inputs = {{{"sketch"}, Inputs::PromptAndFront, {View::Front}}, {pictured, Inputs::PromptOrViews, allViews()}};
    model.takesAddresses = true;
    model.options = {modeOption({"normal", "lowpoly", "geometry", "sketch"}),
                     facesOption(3000, {"normal", "geometry", "sketch"}), polygonsOption(),
                     pbrOption(false, {"normal", "lowpoly", "sketch"})};
    model.note = "Low-poly and Sketch may fail here: the maker of the model behind it does not offer them for 3.1.";
    info.models = {model};
    return info;
}

} // namespace

const Provider &vtrix()
{
    static const Provider provider = {
        .info = info(), .submit = submit, .readSubmit = readSubmit, .poll = poll, .readPoll = readPoll};
    return provider;
}

} // namespace turnaround::providers

// Runware: one address, one array of tasks for each call. A task's id is ours, so a submit whose answer was lost can be
// repaired: the same id is never made, nor paid, twice.
#include "core/base64.h"
#include "providers/chosen_options.h"
#include "providers/hunyuan_options.h"
#include "providers/request.h"
#include "providers/runware_answers.h"
#include "providers/services.h"
#include "providers/sha256.h"

namespace turnaround::providers {

namespace {

using namespace runware_answers;

HttpRequest taskCall(const Account &account, ordered_json task)
{
    return jsonPost(account.address, bearer(account), ordered_json::array({std::move(task)}));
}

Result<HttpRequest> submit(const GenerationRequest &request, std::span<const Picture> pictures, const Account &account,
                           const CallContext &context)
{
    const Result<const ModelOffer *> model = modelOf(runware(), request);
    if (!model)
        return model.error();
    if (const Result<void> checked = checkPictures(pictures); !checked)
        return checked.error();
    const ModelOffer &offer = **model;

    ordered_json task = {{"taskType", "3dInference"}, {"taskUUID", context.taskId}, {"model", offer.id}};
    if (!request.prompt.empty())
        task["positivePrompt"] = request.prompt;
    for (const View view : kAllViews) { // the service's order is ours
        for (const Picture &picture : pictures) {
            if (picture.view == view)
                task["inputs"]["images"].push_back(picture.reference.empty() ? base64(picture.bytes)
                                                                             : picture.reference);
        }
    }
    ordered_json settings = ordered_json::object();
    putOption(settings, "faceCount", request, offer, option_keys::kFaces);
    settings["generateType"] = generateType(request, offer);
    putOption(settings, "pbr", request, offer, option_keys::kPbr);
    task["settings"] = std::move(settings);
    task["outputType"] = "URL";
    task["outputFormat"] = "GLB";
    putOption(task, "deliveryMethod", request, offer, "deliveryMethod");
    task["includeCost"] = true;
    putOption(task, "numberResults", request, offer, option_keys::kResults);
    for (const char *name : {"ttl", "uploadEndpoint", "webhookURL"})
        putOption(task, name, request, offer, name);

    HttpRequest call = taskCall(account, std::move(task));
    call.patience = kSubmitPatience;
    if (optionOf(request, offer, "deliveryMethod") == OptionValue(std::string("sync")))
        call.patience = std::chrono::minutes(20);
    return call;
}

HttpRequest poll(const RemoteTask &task, const Account &account, const CallContext &)
{
    return taskCall(account, {{"taskType", "getResponse"}, {"taskUUID", task.id}});
}

RemoteTask taskOf(const CallContext &context)
{
    return {context.taskId, {}};
}

/// A UUID v4 by its form, another one for each text.
std::string uuidFrom(const std::string &text)
{
    std::string hash = sha256(text).substr(0, 16);
    hash[6] = char((hash[6] & 0x0F) | 0x40);
    hash[8] = char((hash[8] & 0x3F) | 0x80);
    std::string uuid = hexText(hash);
    for (const std::size_t dash : {8, 13, 18, 23})
        uuid.insert(dash, "-");
    return uuid;
}

Result<UploadNext> beginHosting(const Picture &picture, const Account &account, const CallContext &context)
{
    if (const Result<void> checked = checkPictures({&picture, 1}); !checked)
        return checked.error();
    // Every call needs a UUID of its own, and several pictures are hosted for one job.
    const std::string uuid =
        uuidFrom(context.taskId + ' ' + std::string(viewName(picture.view)) + ' ' + utcText(context.now));
    const std::string media = picture.bytes.empty() ? picture.reference : dataUri(picture);
    UploadNext next;
    next.request = taskCall(
        account, {{"taskType", "mediaStorage"}, {"taskUUID", uuid}, {"operation", "upload"}, {"media", media}});
    next.request.patience = kSubmitPatience;
    return next;
}

HttpRequest balance(const Account &account, const CallContext &context)
{
    return taskCall(account,
                    {{"taskType", "accountManagement"}, {"taskUUID", context.taskId}, {"operation", "getDetails"}});
}

std::vector<OptionOffer> options()
{
    OptionOffer results{option_keys::kResults, "Results", OptionKind::Whole, OptionValue(std::int64_t(1)), 1, 4};
    results.help = "How many models to make; each one is paid for.";
    OptionOffer delivery{"deliveryMethod", "Delivery", OptionKind::Choice, OptionValue(std::string("async"))};
    delivery.choices = {{"async", "Ask until it is ready"}, {"sync", "Wait in one call"}};
    delivery.help = "How the result comes back.";
    OptionOffer ttl{"ttl", "Keep for (seconds)", OptionKind::Whole, {}, 60};
    ttl.help = "How long Runware keeps the files.";
    OptionOffer upload{"uploadEndpoint", "Upload to", OptionKind::Address};
    upload.help = "An address of yours to which Runware uploads the result.";
    OptionOffer webhook{"webhookURL", "Webhook", OptionKind::Address};
    webhook.help = "An address of yours that Runware tells when it is done.";
    for (OptionOffer *each : {&delivery, &ttl, &upload, &webhook})
        each->advanced = true;
    return {facesOption(3000),
            modeOption({"normal", "geometry"}),
            pbrOption(false, {"normal"}),
            results,
            delivery,
            ttl,
            upload,
            webhook};
}

ServiceInfo info()
{
    ServiceInfo info;
    info.id = "runware";
    info.name = "Runware";
    info.credentials = {{"Key", {"TURNAROUND_RUNWARE_KEY"}}};
    info.addressVariable = "TURNAROUND_RUNWARE_URL";
    info.address = "https://api.runware.ai/v1";
    info.addressLabel = "Address";
    info.pace = {.firstPoll = std::chrono::milliseconds(1000),
                 .leastBetweenPolls = std::chrono::milliseconds(1500),
                 .mostBetweenPolls = std::chrono::milliseconds(10'000),
                 .callsPerMinute = 240};
    info.recognisesTaskId = true;
    info.cancelWords = "Runware cannot cancel: it goes on and is billed; Turnaround only stops waiting.";
    info.help = "Make a key at runware.ai, in the dashboard under API keys, and top up the balance there. Runware "
                "says after each model what it has cost.";

    ModelOffer model;
    model.id = "tencent:hunyuan-3d@3.1-pro";
    model.name = "Hunyuan 3D 3.1 Pro";
    model.inputs = {{{}, Inputs::PromptOrViews, allViews(), true}};
    model.leastPromptCharacters = 2;
    model.takesAddresses = true;
    model.options = options();
    info.models = {model};
    return info;
}

} // namespace

const Provider &runware()
{
    static const Provider provider = {
        .info = info(),
        .host = {beginHosting, readUpload},
        .submit = submit,
        .readSubmit = readSubmit,
        .poll = poll,
        .readPoll = readPoll,
        .taskOf = taskOf,
        .balance = balance,
        .readBalance = readBalance,
        .checkKey = balance, // free, and answered only to a good key
        .readCheckKey = readCheckKey,
    };
    return provider;
}

} // namespace turnaround::providers

// Pixazo, https://gateway.pixazo.ai: five models, each with a path of its own, and one way to ask after a job. It takes
// pictures only by public addresses.
#include "providers/answer.h"
#include "providers/chosen_options.h"
#include "providers/hunyuan_options.h"
#include "providers/pixazo_calls.h"
#include "providers/request.h"
#include "providers/services.h"

#include <algorithm>
#include <array>

namespace turnaround::providers {

namespace {

using namespace pixazo_calls;

constexpr std::size_t kMostAddress = 5000;

constexpr std::array<std::pair<View, const char *>, kViewCount> kFields = {
    {{View::Front, "input_image_url"},
     {View::Left, "left_image_url"},
     {View::Right, "right_image_url"},
     {View::Back, "back_image_url"},
     {View::Top, "top_image_url"},
     {View::Bottom, "bottom_image_url"},
     {View::LeftFront, "left_front_image_url"},
     {View::RightFront, "right_front_image_url"}}};

ServiceInfo info()
{
    ServiceInfo info;
    info.id = "pixazo";
    info.name = kName;
    info.credentials = {{"Key", {"TURNAROUND_PIXAZO_KEY"}}};
    info.addressVariable = "TURNAROUND_PIXAZO_URL";
    info.address = "https://gateway.pixazo.ai";
    info.addressLabel = "Address";
    info.models = models();
    info.pace = {.firstPoll = std::chrono::milliseconds(5000),
                 .leastBetweenPolls = std::chrono::milliseconds(5000),
                 .mostBetweenPolls = std::chrono::milliseconds(10'000)};
    info.cancelWords = "Pixazo cannot cancel: the job goes on and may be paid for; Turnaround only stops waiting.";
    info.help = "Subscribe to the models at pixazo.ai, then copy the subscription key from your account there. Pixazo "
                "takes pictures only from public addresses: give each view's address, or let another service that you "
                "have a key for host the pictures, which then get to that service too.";
    return info;
}

HttpHeaders headers(const Account &account)
{
    return {{"Ocp-Apim-Subscription-Key", account.key}, {"Cache-Control", "no-cache"}};
}

bool isWebAddress(const std::string &url)
{
    return url.starts_with("https://") && url.size() > 8 && isFileAddress(url);
}

Result<ordered_json> bodyOf(const GenerationRequest &request, const ModelOffer &model,
                            std::span<const Picture> pictures)
{
    ordered_json body = ordered_json::object();
    const InputRule &rule = model.inputs.front();
    for (const auto &[view, name] : kFields) {
        const Picture *picture =
            std::ranges::find(rule.views, view) == rule.views.end() ? nullptr : pictureOf(pictures, view);
        if (!picture || picture->reference.empty())
            continue;
        if (picture->reference.size() > kMostAddress || !isFileAddress(picture->reference)) {
            return Error{ErrorKind::BadInput,
                         "Pixazo can't fetch the " + std::string(viewWords(view)) +
                             " view from its address. Use one that starts with https:// and has at most 5,000 "
                             "characters.",
                         {}};
        }
        body[name] = picture->reference;
    }
    if (!rule.views.empty() && !body.contains("input_image_url")) {
        return Error{ErrorKind::BadInput,
                     "Pixazo needs the front view at a public address. Give its address, or choose a service to host "
                     "it.",
                     {}};
    }
    if (rule.inputs != Inputs::ViewsOnly)
        body["prompt"] = request.prompt;
    for (const OptionOffer &option : model.options) {
        if (option.key == option_keys::kMode)
            body["generate_type"] = generateType(request, model);
        else if (option.key == option_keys::kPbr)
            putSwitch(body, "enable_pbr", request, model, option.key);
        else if (option.key == option_keys::kFaces)
            putOption(body, "face_count", request, model, option.key);
        else if (option.key == option_keys::kResults)
            putOption(body, "num_images", request, model, option.key);
        else if (option.key != kWebhookUrl && option.key != kWebhookMode)
            putOption(body, option.key.c_str(), request, model, option.key);
    }
    return body;
}

Result<HttpRequest> submit(const GenerationRequest &request, std::span<const Picture> pictures, const Account &account,
                           const CallContext &)
{
    const Result<const ModelOffer *> model = modelOf(pixazo(), request);
    if (!model)
        return model.error();
    const ModelOffer &offer = **model;
    const Result<ordered_json> body = bodyOf(request, offer, pictures);
    if (!body)
        return body.error();
    HttpRequest call = jsonPost(account.address + submitPath(offer.id), headers(account), *body);
    if (const std::string url = optionWord(request, offer, kWebhookUrl); !url.empty()) {
        const std::string when = optionWord(request, offer, kWebhookMode);
        if (!isWebAddress(url) || (when != "terminal" && when != "sync"))
            return Error{ErrorKind::BadInput,
                         "Pixazo can tell only an address that starts with https:// about a job. Change it, or leave "
                         "it empty.",
                         {}};
        call.headers.emplace_back("X-Webhook-URL", url);
        call.headers.emplace_back("X-Webhook-Mode", when);
    }
    return call;
}

/// "https://host:port", in small letters.
std::string origin(const std::string &url)
{
    const std::size_t host = url.find("://");
    return host == std::string::npos ? std::string() : lowerCase(url.substr(0, url.find_first_of("/?#\\", host + 3)));
}

/// The address that the answer names gets the key, so it counts only at the host that the key belongs to.
HttpRequest poll(const RemoteTask &task, const Account &account, const CallContext &)
{
    const std::string named = kept(task.values, "polling_url");
    const bool trusted = isFileAddress(named) && origin(named) == origin(account.address);
    return plainGet(trusted ? named : account.address + "/v2/requests/status/" + percentEncoded(task.id),
                    headers(account));
}

/// Asks after a job that does not exist: the gateway looks at the key first.
HttpRequest checkKey(const Account &account, const CallContext &context)
{
    return plainGet(account.address + "/v2/requests/status/" + percentEncoded(context.taskId), headers(account));
}

Result<void> readCheckKey(const HttpResponse &response)
{
    const bool answered = response.succeeded() || response.status == 400 || response.status == 404;
    if (answered && bodyJson(response).is_object())
        return {};
    return asError(answered ? unreadable(kName, response) : refusal(response));
}

} // namespace

const Provider &pixazo()
{
    static const Provider provider = {
        .info = info(),
        .submit = submit,
        .readSubmit = readSubmit,
        .poll = poll,
        .readPoll = readPoll,
        .checkKey = checkKey,
        .readCheckKey = readCheckKey,
    };
    return provider;
}

} // namespace turnaround::providers

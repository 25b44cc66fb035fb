// Scenario, https://api.cloud.scenario.com/v1: views go up as assets, a job makes the model, its files are assets too.
#include "providers/answer.h"
#include "providers/chosen_options.h"
#include "providers/facts.h"
#include "providers/hunyuan_options.h"
#include "providers/request.h"
#include "providers/scenario_calls.h"
#include "providers/services.h"

#include <array>

namespace turnaround::providers {

namespace {

using namespace scenario_calls;

constexpr std::array<std::pair<View, const char *>, kViewCount> kFields = {{{View::Front, "frontImage"},
                                                                            {View::Left, "leftImage"},
                                                                            {View::Right, "rightImage"},
                                                                            {View::Back, "backImage"},
                                                                            {View::Top, "topImage"},
                                                                            {View::Bottom, "bottomImage"},
                                                                            {View::LeftFront, "leftFrontImage"},
                                                                            {View::RightFront, "rightFrontImage"}}};

ModelOffer multiview()
{
    ModelOffer model;
    model.id = "model_hunyuan-3d-pro-3-1-multiview";
    model.name = "Hunyuan 3D 3.1 Pro Multiview";
    model.inputs = {{.inputs = Inputs::ViewsOnly, .views = allViews()}};
    model.pictureWay = PictureWay::Uploaded;
    model.options = {modeOption({"normal", "geometry"}), facesOption(40'000), pbrOption(false, {"normal"})};
    ListedPrice &least = model.prices.emplace_back();
    least.money = {120'000'000, "CU"};
    least.date = "2026-11";
    least.from = true;
    model.canQuote = true;
    return model;
}

ServiceInfo info()
{
    ServiceInfo info;
    info.id = "scenario";
    info.name = kName;
    info.credentials = {{"Key", {"TURNAROUND_SCENARIO_KEY", "SCENARIO_SDK_API_KEY"}},
                        {"Secret", {"TURNAROUND_SCENARIO_SECRET", "SCENARIO_SDK_API_SECRET"}}};
    info.addressVariable = "TURNAROUND_SCENARIO_URL";
    info.address = "https://api.cloud.scenario.com/v1";
    info.addressLabel = "Address";
    info.settings = {{.key = "project",
                      .label = "Project",
                      .kind = OptionKind::Text,
                      .most = 200,
                      .help = "The id of the project that pays and keeps the files. Empty: the key's own.",
                      .advanced = true}};
    info.models = {multiview()};
    info.pace = {.firstPoll = std::chrono::milliseconds(3000),
                 .leastBetweenPolls = std::chrono::milliseconds(3000),
                 .mostBetweenPolls = std::chrono::milliseconds(5000),
                 .callsPerMinute = 90};
    info.help = "Make an API key in the settings of your project at app.scenario.com; it comes with a secret, and both "
                "are needed. Prices are in compute units (CU). The price of a request can be asked beforehand; the "
                "pictures are sent up for that, which costs nothing.";
    return info;
}

/// The same for the price and for the job.
Result<HttpRequest> generation(const GenerationRequest &request, std::span<const Picture> pictures,
                               const Account &account, const std::string &query)
{
    const Result<const ModelOffer *> model = modelOf(scenario(), request);
    if (!model)
        return model.error();
    ordered_json body = ordered_json::object();
    for (const auto &[view, name] : kFields) {
        const Picture *picture = pictureOf(pictures, view);
        if (picture && !picture->reference.empty())
            body[name] = picture->reference;
    }
    if (!body.contains("frontImage"))
        return Error{ErrorKind::BadInput, "Scenario needs a front view. Add one, then try again.", {}};
    const ModelOffer &offer = **model;
    putOption(body, "faceCount", request, offer, option_keys::kFaces);
    body["generateType"] = generateType(request, offer);
    putSwitch(body, "enablePbr", request, offer, option_keys::kPbr);
    return jsonPost(url(account, "/generate/custom/" + percentEncoded(offer.id), query), headers(account), body);
}

Result<HttpRequest> submit(const GenerationRequest &request, std::span<const Picture> pictures, const Account &account,
                           const CallContext &)
{
    return generation(request, pictures, account, {});
}

SubmitAnswer readSubmit(const GenerationRequest &, const HttpResponse &response, const CallContext &)
{
    if (!response.succeeded())
        return unacceptedAnswer(refusal(response), response);
    const ordered_json body = bodyJson(response);
    const ordered_json &job = field(body, "job");
    Accepted accepted;
    accepted.task.id = textField(job, "jobId");
    if (!isPlainTaskId(accepted.task.id))
        return unacceptedAnswer(unreadable(kName, response), response);
    accepted.cost = units(body, "creativeUnitsCost");
    if (const std::optional<Money> billed = units(field(job, "billing"), "cuCost"))
        accepted.cost = billed;
    if (accepted.cost)
        accepted.task.values["cost"] = std::to_string(accepted.cost->amount());
    keepFact(accepted.facts, "discount", field(body, "creativeUnitsDiscount"));
    keepMoment(accepted.facts, "createdAt", field(job, "createdAt"));
    return accepted;
}

/// The dry run must be asked for in the query: in the body it is ignored, and a paid job starts.
Result<HttpRequest> quote(const GenerationRequest &request, std::span<const Picture> pictures, const Account &account,
                          const CallContext &)
{
    return generation(request, pictures, account, "dryRun=true");
}

Result<Quote> readQuote(const HttpResponse &response)
{
    if (!response.succeeded())
        return asError(refusal(response));
    const std::optional<Money> cost = units(bodyJson(response), "creativeUnitsCost");
    if (!cost || cost->millionths < 0)
        return Error{ErrorKind::Refused, "Scenario did not tell the price. Look at the price list on its site.", {}};
    return Quote{*cost};
}

HttpRequest poll(const RemoteTask &task, const Account &account, const CallContext &)
{
    const std::string assets = kept(task.values, "assets");
    if (assets.empty())
        return plainGet(url(account, "/jobs/" + percentEncoded(task.id)), headers(account));
    const std::string next = assets.substr(0, assets.find(' '));
    return plainGet(url(account, "/assets/" + percentEncoded(next)), headers(account));
}

HttpRequest cancel(const RemoteTask &task, const Account &account, const CallContext &)
{
    return jsonPost(url(account, "/jobs/" + percentEncoded(task.id) + "/action"), headers(account),
                    {{"action", "cancel"}});
}

HttpRequest checkKey(const Account &account, const CallContext &)
{
    return plainGet(url(account, "/jobs", "pageSize=1"), headers(account));
}

Result<void> readCheckKey(const HttpResponse &response)
{
    if (response.succeeded() && field(bodyJson(response), "jobs").is_array())
        return {};
    return asError(response.succeeded() ? unreadable(kName, response) : refusal(response));
}

} // namespace

const Provider &scenario()
{
    static const Provider provider = {
        .info = info(),
        .upload = kUpload,
        .submit = submit,
        .readSubmit = readSubmit,
        .poll = poll,
        .readPoll = readPoll,
        .cancel = cancel,
        .quote = quote,
        .readQuote = readQuote,
        .quoteNeedsUploads = true,
        .checkKey = checkKey,
        .readCheckKey = readCheckKey,
    };
    return provider;
}

} // namespace turnaround::providers

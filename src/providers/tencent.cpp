// Tencent Cloud itself, which makes Hunyuan 3D: one address, the call's name in a header, every call signed. It knows
// no id of ours, so a submit whose answer was lost is never sent again.
#include "providers/answer.h"
#include "providers/chosen_options.h"
#include "providers/hunyuan_options.h"
#include "providers/hunyuan_pictures.h"
#include "providers/request.h"
#include "providers/services.h"
#include "providers/tc3_signature.h"
#include "providers/tencent_answers.h"

#include <algorithm>
#include <array>

namespace turnaround::providers {

namespace {

using namespace tencent_answers;

constexpr const char *kRegion = "region"; ///< the account's setting

struct Site {
    const char *word, *label, *address, *service, *version, *region;
};
constexpr auto kSites = std::to_array<Site>({
    {"china", "China", "https://ai3d.tencentcloudapi.com", "ai3d", "2025-05-13", "ap-guangzhou"},
    {"international", "International (Singapore)", "https://hunyuan.intl.tencentcloudapi.com", "hunyuan", "2023-09-01",
     "ap-singapore"},
    {"international_us", "International (Silicon Valley)", "https://hunyuan.intl.tencentcloudapi.com", "hunyuan",
     "2023-09-01", "na-siliconvalley"},
});

const Site &siteOf(const Account &account)
{
    const std::string word = kept(account.settings, kRegion);
    const auto *found = std::ranges::find_if(kSites, [&](const Site &site) { return word == site.word; });
    return found == kSites.end() ? kSites.front() : *found;
}

HttpRequest signedCall(const char *action, const ordered_json &body, const Account &account, const CallContext &context)
{
    const Site &site = siteOf(account);
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(context.now.time_since_epoch()).count();
    HttpRequest call;
    call.method = HttpMethod::Post;
    call.url = account.address.empty() ? std::string(site.address) : account.address;
    call.body = bodyText(body);

    Tc3Call toSign;
    toSign.host = hostOf(call.url);
    toSign.service = site.service;
    toSign.body = call.body;
    toSign.now = context.now;
    call.headers = {{"Content-Type", toSign.contentType},
                    {"Authorization", tc3Authorization(toSign, account.key, account.secret)},
                    {"X-TC-Action", action},
                    {"X-TC-Version", site.version},
                    {"X-TC-Region", site.region},
                    {"X-TC-Timestamp", std::to_string(seconds)}};
    return call;
}

Result<HttpRequest> submit(const GenerationRequest &request, std::span<const Picture> pictures, const Account &account,
                           const CallContext &context)
{
    const Result<const ModelOffer *> model = modelOf(tencent(), request);
    if (!model)
        return model.error();
    if (const Result<void> checked = checkPictures(pictures); !checked)
        return checked.error();
    const ModelOffer &offer = **model;

    ordered_json body = {{"Model", offer.id}};
    if (!request.prompt.empty())
        body["Prompt"] = request.prompt;
    putPictures(body, pictures, {"ImageUrl", "ImageBase64", "MultiViewImages"});
    body["GenerateType"] = generateType(request, offer);
    putOption(body, "FaceCount", request, offer, option_keys::kFaces);
    putOption(body, "PolygonType", request, offer, "polygon_type");
    putOption(body, "EnablePBR", request, offer, option_keys::kPbr);
    putOption(body, "ResultFormat", request, offer, "result_format");

    HttpRequest call = signedCall("SubmitHunyuanTo3DProJob", body, account, context);
    call.patience = kSubmitPatience;
    return call;
}

HttpRequest poll(const RemoteTask &task, const Account &account, const CallContext &context)
{
    return signedCall("QueryHunyuanTo3DProJob", {{"JobId", task.id}}, account, context);
}

HttpRequest checkKey(const Account &account, const CallContext &context)
{
    return poll({"1", {}}, account, context); // no job's id
}

std::vector<OptionOffer> options(const std::vector<std::string> &modes)
{
    const auto without = [&](const char *word) {
        std::vector<std::string> others = modes;
        std::erase(others, word);
        return others;
    };
    const bool lowPoly = std::ranges::find(modes, "lowpoly") != modes.end();
    OptionOffer format{"result_format", "Further format", OptionKind::Choice};
    format.choices = {{"STL", "STL"}, {"USDZ", "USDZ"}, {"FBX", "FBX"}};
    format.help = "One more file format beside GLB.";
    format.advanced = true;
    std::vector<OptionOffer> all = {modeOption(modes),
                                    facesOption(3000, lowPoly ? without("lowpoly") : std::vector<std::string>())};
    if (lowPoly)
        all.push_back(polygonsOption());
    all.push_back(pbrOption(false, without("geometry")));
    all.push_back(format);
    return all;
}

ModelOffer newest()
{
    ModelOffer model;
    model.id = "3.1";
    model.name = "Hunyuan 3D Pro 3.1";
    model.inputs = {{{}, Inputs::PromptOrViews, allViews()}};
    model.takesAddresses = true;
    model.options = options({"normal", "geometry"});
    return model;
}

ModelOffer former()
{
    ModelOffer model;
    model.id = "3.0";
    model.name = "Hunyuan 3D Pro 3.0";
    model.inputs = {{{"sketch"}, Inputs::PromptAndFront, {View::Front}},
                    {{"normal", "lowpoly", "geometry"}, Inputs::PromptOrViews, allViews()}};
    model.takesAddresses = true;
    model.options = options({"normal", "lowpoly", "geometry", "sketch"});
    return model;
}

ServiceInfo info()
{
    ServiceInfo info;
    info.id = "tencent";
    info.name = "Tencent Cloud";
    info.credentials = {{"Secret id", {"TURNAROUND_TENCENT_ID"}}, {"Secret key", {"TURNAROUND_TENCENT_KEY"}}};
    info.addressVariable = "TURNAROUND_TENCENT_URL";
    info.addressLabel = "Address"; // empty: by region
    OptionOffer region{kRegion, "Region", OptionKind::Choice, OptionValue(std::string(kSites.front().word))};
    for (const Site &site : kSites)
        region.choices.push_back({site.word, site.label});
    region.help = "Where the account is.";
    info.settings = {region};
    info.models = {newest(), former()};
    info.pace = {.firstPoll = std::chrono::milliseconds(3000),
                 .leastBetweenPolls = std::chrono::milliseconds(3000),
                 .mostBetweenPolls = std::chrono::milliseconds(10'000),
                 .callsPerMinute = 600,
                 .jobsAtOnce = 3};
    info.cancelWords = "Tencent Cloud cannot cancel: it goes on and is billed; Turnaround only stops waiting.";
    info.help = "Activate Hunyuan 3D in the console of Tencent Cloud, then make a secret id and a secret key under "
                "API keys. Choose the region in which the account is. The files of a job can be fetched for 24 hours.";
    return info;
}

} // namespace

const Provider &tencent()
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

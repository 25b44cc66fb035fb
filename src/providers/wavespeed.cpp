// WaveSpeedAI, https://api.wavespeed.ai: one picture goes up, a prediction makes the model.
#include "providers/answer.h"
#include "providers/facts.h"
#include "providers/request.h"
#include "providers/result_files.h"
#include "providers/services.h"
#include "providers/wavespeed_calls.h"

namespace turnaround::providers {

namespace {

using namespace wavespeed_calls;

constexpr const char *kModel = "wavespeed-ai/hunyuan3d/v2.1";
constexpr std::size_t kMostOutputs = 32;

ServiceInfo info()
{
    ModelOffer model;
    model.id = kModel;
    model.name = "Hunyuan 3D 2.1";
    model.inputs = {{.inputs = Inputs::ViewsOnly, .views = {View::Front}}};
    model.pictures.mostBytes = model.pictures.mostBytesTogether = 20'000'000;
    model.pictureWay = PictureWay::Uploaded;
    model.takesAddresses = true;
    model.canQuote = true;

    ServiceInfo info;
    info.id = "wavespeed";
    info.name = kName;
    info.credentials = {{"Key", {"TURNAROUND_WAVESPEED_KEY", "WAVESPEED_API_KEY"}}};
    info.addressVariable = "TURNAROUND_WAVESPEED_URL";
    info.address = "https://api.wavespeed.ai";
    info.addressLabel = "Address";
    info.models = {model};
    info.pace = {.firstPoll = std::chrono::milliseconds(2000),
                 .leastBetweenPolls = std::chrono::milliseconds(2000),
                 .mostBetweenPolls = std::chrono::milliseconds(5000)};
    info.cancelWords = "WaveSpeedAI cannot cancel: the job goes on and is paid for; Turnaround only stops waiting.";
    info.help =
        "Make a key at wavespeed.ai under API keys. A new key works only after the first top-up of the account. "
        "WaveSpeedAI gives the money for failed jobs back within three hours.";
    return info;
}

Result<HttpRequest> submit(const GenerationRequest &, std::span<const Picture> pictures, const Account &account,
                           const CallContext &)
{
    const Picture *front = pictureOf(pictures, View::Front);
    if (!front || front->reference.empty())
        return Error{ErrorKind::BadInput, "WaveSpeedAI needs a front view. Add one, then try again.", {}};
    return jsonPost(account.address + "/api/v3/" + kModel, headers(account), {{"image", front->reference}});
}

ordered_json factsOf(const ordered_json &data)
{
    ordered_json facts = ordered_json::object();
    keepMoment(facts, "createdAt", field(data, "created_at"));
    keepFact(facts, "inferenceMs", field(field(data, "timings"), "inference"));
    keepFact(facts, "contentFlags", field(data, "has_nsfw_contents"));
    keepFact(facts, "seed", field(data, "seed"));
    return facts;
}

SubmitAnswer readSubmit(const GenerationRequest &, const HttpResponse &response, const CallContext &)
{
    Opened answer = opened(response);
    if (answer.trouble)
        return unacceptedAnswer(*answer.trouble, answer.response);
    Accepted accepted;
    accepted.task.id = textField(answer.data, "id");
    if (!isPlainTaskId(accepted.task.id))
        return unacceptedAnswer(unreadable(kName, response), response);
    accepted.facts = factsOf(answer.data);
    return accepted;
}

HttpRequest poll(const RemoteTask &task, const Account &account, const CallContext &)
{
    return plainGet(account.address + "/api/v3/predictions/" + percentEncoded(task.id) + "/result", headers(account));
}

Ended ended(const std::string &status, const ordered_json &data)
{
    const std::string said = firstText(data, {"error"});
    Ended end;
    Trouble &trouble = end.trouble;
    trouble.detail = serviceWords(said.empty() ? status : status + ": " + said);
    trouble.charged = Charged::Unknown;
    if (status == "cancelled" || status == "canceled") {
        end.cancelled = true;
        trouble.kind = ErrorKind::Cancelled;
        trouble.message = "The job was cancelled at WaveSpeedAI.";
    } else if (status == "deleted") {
        trouble.message = "The job was deleted at WaveSpeedAI, and its result with it.";
    } else if (status == "timeout") {
        trouble.message = "WaveSpeedAI gave the job up because it took too long." + itSays(said);
    } else {
        trouble.message = "WaveSpeedAI could not make the model." + itSays(said);
        trouble.advice = "Use another picture.";
        trouble.refund = "WaveSpeedAI gives the money back within three hours.";
        trouble.charged = Charged::No;
    }
    return end;
}

Finished finished(const ordered_json &data)
{
    Finished end;
    for (const ordered_json &output : listField(data, "outputs", kMostOutputs)) {
        const std::string url =
            output.is_string() ? output.get<std::string>() : firstText(output, {"url", "download_url"});
        if (isFileAddress(url))
            end.files.push_back({{.url = url, .role = roleOfAddress(url)}, {}});
    }
    end.facts = factsOf(data);
    for (const ordered_json &flag : listField(data, "has_nsfw_contents")) {
        if (flag.is_boolean() && flag.get<bool>()) {
            end.notes.push_back("WaveSpeedAI marks the result as not safe for work.");
            break;
        }
    }
    return end;
}

PollAnswer readPoll(const GenerationRequest &, const RemoteTask &task, const HttpResponse &response)
{
    const Opened answer = opened(response);
    if (answer.trouble && answer.response.status == 404)
        return NotKnown{*answer.trouble};
    if (answer.trouble)
        return *answer.trouble;
    const std::string status = wordField(answer.data, "status");
    if (status.empty())
        return unreadable(kName, response);
    if (status == "completed")
        return finished(answer.data);
    for (const char *end : {"failed", "timeout", "deleted", "cancelled", "canceled"}) {
        if (status == end)
            return ended(status, answer.data);
    }
    GoOn on{task};
    on.waiting = status == "created";
    on.facts = factsOf(answer.data);
    return on;
}

/// The price does not depend on the picture, so nothing is sent up for it.
Result<HttpRequest> quote(const GenerationRequest &, std::span<const Picture> pictures, const Account &account,
                          const CallContext &)
{
    ordered_json inputs = ordered_json::object();
    if (const Picture *front = pictureOf(pictures, View::Front); front && !front->reference.empty())
        inputs["image"] = front->reference;
    return jsonPost(account.address + "/api/v3/model/price", headers(account),
                    {{"model_id", kModel}, {"inputs", inputs}});
}

Result<Quote> readQuote(const HttpResponse &response)
{
    const Opened answer = opened(response);
    if (answer.trouble)
        return asError(*answer.trouble);
    const ordered_json body = bodyJson(response);
    const ordered_json &prices = answer.data.is_object() ? answer.data : body;
    const std::string currency = textField(prices, "currency");
    const std::string unit = currency.empty() ? "USD" : serviceWords(currency);
    const std::optional<Money> full = moneyField(prices, "price", unit);
    const std::optional<Money> reduced = moneyField(prices, "discounted_price", unit);
    // A reduced price of nothing beside a full one is a field that nobody has filled.
    const bool isReduced = reduced && (reduced->millionths > 0 || !full);
    const std::optional<Money> &money = isReduced ? reduced : full;
    if (!money)
        return Error{ErrorKind::Refused, "WaveSpeedAI did not tell the price. Look at the price list on its site.", {}};
    return Quote{*money};
}

HttpRequest balance(const Account &account, const CallContext &)
{
    return plainGet(account.address + "/api/v3/balance", headers(account));
}

Result<Balance> readBalance(const HttpResponse &response)
{
    const Opened answer = opened(response);
    if (answer.trouble)
        return asError(*answer.trouble);
    const std::optional<Money> money = balanceField(answer.data, "balance", "USD");
    if (!money)
        return asError(unreadable(kName, response));
    return Balance{*money};
}

Result<void> readCheckKey(const HttpResponse &response)
{
    const Result<Balance> told = readBalance(response);
    return told ? Result<void>() : Result<void>(told.error());
}

} // namespace

const Provider &wavespeed()
{
    static const Provider provider = {
        .info = info(),
        .upload = kUpload,
        .host = kUpload,
        .submit = submit,
        .readSubmit = readSubmit,
        .poll = poll,
        .readPoll = readPoll,
        .quote = quote,
        .readQuote = readQuote,
        .balance = balance,
        .readBalance = readBalance,
        .checkKey = balance,
        .readCheckKey = readCheckKey,
    };
    return provider;
}

} // namespace turnaround::providers

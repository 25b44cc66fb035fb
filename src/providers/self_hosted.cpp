// A Hunyuan3D server that the artist runs: the api_server.py of the model's public repositories, 2 and 2.1. It knows no
// keys, and a job costs nothing.
#include "core/base64.h"
#include "providers/answer.h"
#include "providers/chosen_options.h"
#include "providers/request.h"
#include "providers/self_hosted_calls.h"
#include "providers/services.h"

namespace turnaround::providers {

namespace {

using namespace self_hosted_calls;

constexpr std::int64_t kMostModelBytes = 256 << 20;

ServiceInfo info()
{
    ServiceInfo info;
    info.id = "selfhosted";
    info.name = "Your own server";
    info.addressVariable = "TURNAROUND_SELFHOSTED_URL";
    info.address = "http://127.0.0.1:8081";
    info.addressLabel = "Address";
    info.models = models();
    info.pace = {.firstPoll = std::chrono::milliseconds(2000),
                 .leastBetweenPolls = std::chrono::milliseconds(2000),
                 .mostBetweenPolls = std::chrono::milliseconds(10'000),
                 .callsPerMinute = 120,
                 .jobsAtOnce = 1,
                 .deadline = std::chrono::minutes(60)};
    info.cancelWords = "A server of your own cannot cancel: it works on to the end, which costs nothing; Turnaround "
                       "only stops waiting.";
    info.help = "Start api_server.py of Hunyuan3D-2.1 or Hunyuan3D-2 on a computer with a strong graphics card; it "
                "needs no key. On another computer it must be reached through https or an SSH tunnel, because your "
                "pictures would be readable on the way otherwise. The licence of the model's weights does not hold in "
                "the European Union, the United Kingdom and South Korea, and companies with very many users need one "
                "of their own: read it before you use the server.";
    return info;
}

ordered_json bodyOf(const GenerationRequest &request, const ModelOffer &model, const Picture &front)
{
    ordered_json body = {{"image", base64(front.bytes)}};
    for (const OptionOffer &option : model.options)
        putOption(body, option.key == option_keys::kFaces ? "face_count" : option.key.c_str(), request, model,
                  option.key);
    // Its status looks only for GLB files.
    if (model.id == kModel2)
        body["type"] = "glb";
    return body;
}

Result<HttpRequest> submit(const GenerationRequest &request, std::span<const Picture> pictures, const Account &account,
                           const CallContext &)
{
    const Picture *front = pictureOf(pictures, View::Front);
    if (!front || front->bytes.empty())
        return Error{ErrorKind::BadInput, "Your server needs a front view. Add one, then try again.", {}};
    const ModelOffer &model = offerOf(request);
    const bool blocks = answersWithFile(request);
    HttpRequest call = jsonPost(account.address + (blocks ? "/generate" : "/send"), {}, bodyOf(request, model, *front));
    call.patience = blocks ? std::chrono::minutes(60) : std::chrono::minutes(5);
    if (blocks)
        call.mostAnswerBytes = kMostModelBytes;
    return call;
}

HttpRequest poll(const RemoteTask &task, const Account &account, const CallContext &)
{
    HttpRequest call = plainGet(account.address + "/status/" + percentEncoded(task.id), {});
    call.patience = std::chrono::minutes(5);
    call.mostAnswerBytes = kMostModelBytes / 3 * 4 + 4096;
    return call;
}

/// The older server has no such call, and says so: then it is there.
HttpRequest checkKey(const Account &account, const CallContext &)
{
    return plainGet(account.address + "/health", {});
}

Result<void> readCheckKey(const HttpResponse &response)
{
    const ordered_json body = bodyJson(response);
    if ((response.succeeded() && !textField(body, "status").empty()) ||
        (response.status == 404 && !textField(body, "detail").empty()))
        return {};
    return asError(response.succeeded() ? unreadable(kName, response) : freeTrouble(kName, response, said(body)));
}

} // namespace

const Provider &selfHosted()
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

// Pictures on their way to Scenario.
#include "providers/answer.h"
#include "providers/request.h"
#include "providers/scenario_calls.h"

#include <charconv>

namespace turnaround::providers::scenario_calls {

namespace {

using State = std::map<std::string, std::string>;

/// Bytes of a picture that still goes up in one call: its request is a third larger, and 10 MB is the end.
constexpr std::size_t kMostInOneCall = 3'500'000;
constexpr std::chrono::milliseconds kBetweenLooks{2000};
constexpr int kMostLooks = 150;
constexpr std::chrono::minutes kPatience{5};

Trouble lost(const std::string &what)
{
    Trouble trouble;
    trouble.message = "Scenario could not take a picture: " + what;
    trouble.advice = "If it happens again, save the picture anew as PNG or JPEG.";
    return trouble;
}

UploadNext look(const std::string &id, int looks, const Account &account)
{
    return {plainGet(url(account, "/uploads/" + percentEncoded(id)), headers(account)),
            {{"step", "import"}, {"upload", id}, {"looks", std::to_string(looks)}},
            kBetweenLooks};
}

Result<UploadNext> begin(const Picture &picture, const Account &account, const CallContext &)
{
    if (const Result<void> checked = checkUpload(picture); !checked)
        return checked.error();
    const std::string name = picture.name.empty() ? std::string(viewName(picture.view)) : picture.name;
    UploadNext next;
    if (picture.bytes.size() <= kMostInOneCall) {
        next.request =
            jsonPost(url(account, "/assets"), headers(account), {{"image", dataUri(picture)}, {"name", name}});
        next.request.patience = kPatience;
        next.state = {{"step", "asset"}};
        return next;
    }
    next.request = jsonPost(url(account, "/uploads"), headers(account),
                            {{"fileName", name},
                             {"fileSize", picture.bytes.size()},
                             {"contentType", picture.mime},
                             {"kind", "image"},
                             {"parts", 1}});
    next.state = {{"step", "announce"}};
    return next;
}

UploadAnswer readAnnounced(const ordered_json &body, const Picture &picture, const HttpResponse &response)
{
    const ordered_json &upload = field(body, "upload");
    const std::string id = textField(upload, "id");
    const auto parts = listField(upload, "parts");
    const std::string address = parts.empty() ? std::string() : textField(parts.front(), "url");
    if (!isPlainTaskId(id) || !isFileAddress(address))
        return unreadable(kName, response);
    // A signed address at another host: it gets the bytes, and nothing of the account.
    UploadNext next{{HttpMethod::Put, address, {}, picture.bytes}, {{"step", "put"}, {"upload", id}}};
    next.request.patience = kPatience;
    return next;
}

UploadAnswer readImport(const State &state, const ordered_json &body, const HttpResponse &response,
                        const Account &account)
{
    const ordered_json &upload = field(body, "upload");
    const std::string status = wordField(upload, "status");
    const std::string asset = textField(upload, "entityId");
    if (status == "imported" && isPlainTaskId(asset))
        return UploadDone{asset};
    if (status == "failed")
        return lost("it refused the file." + itSays(firstText(upload, {"errorMessage", "error"})));
    if (!upload.is_object())
        return unreadable(kName, response);
    int looks = 0;
    const std::string counted = kept(state, "looks"), id = kept(state, "upload");
    std::from_chars(counted.data(), counted.data() + counted.size(), looks);
    if (looks >= kMostLooks || looks < 0 || id.empty())
        return lost("it did not finish reading it within five minutes.");
    return look(id, looks + 1, account);
}

UploadAnswer read(const State &state, const Picture &picture, const HttpResponse &response, const Account &account,
                  const CallContext &)
{
    const std::string step = kept(state, "step"), id = kept(state, "upload");
    if (!response.succeeded()) {
        Trouble trouble = refusal(response);
        trouble.charged = Charged::No;
        // The storage's own refusals speak of its signature, not of the key.
        if (step == "put" && !trouble.passing) {
            const std::string detail = trouble.detail;
            trouble = lost("its storage did not accept the file.");
            trouble.detail = detail;
        }
        return trouble;
    }
    if (step == "put" && !id.empty()) {
        return UploadNext{jsonPost(url(account, "/uploads/" + percentEncoded(id) + "/action"), headers(account),
                                   {{"action", "complete"}}),
                          {{"step", "complete"}, {"upload", id}}};
    }
    if (step == "complete" && !id.empty())
        return look(id, 1, account);
    const ordered_json body = bodyJson(response);
    UploadAnswer answer = Trouble(unreadable(kName, response));
    if (step == "announce")
        answer = readAnnounced(body, picture, response);
    else if (step == "import")
        answer = readImport(state, body, response, account);
    else if (const std::string asset = textField(field(body, "asset"), "id"); isPlainTaskId(asset))
        answer = UploadDone{asset};
    if (auto *trouble = std::get_if<Trouble>(&answer))
        trouble->charged = Charged::No;
    return answer;
}

} // namespace

const UploadCalls kUpload = {begin, read};

} // namespace turnaround::providers::scenario_calls

#include "providers/wavespeed_calls.h"

#include "providers/answer.h"
#include "providers/request.h"

#include <algorithm>

namespace turnaround::providers::wavespeed_calls {

namespace {

/// A picture's name may be anything; the header that carries it may not.
std::string plainName(const Picture &picture)
{
    std::string name = picture.name;
    std::ranges::replace_if(
        name, [](char c) { return !isPlainTaskId(std::string_view(&c, 1)) || c == ':'; }, '_');
    return name.empty() ? std::string(viewName(picture.view)) : name;
}

Result<UploadNext> begin(const Picture &picture, const Account &account, const CallContext &context)
{
    if (const Result<void> checked = checkUpload(picture); !checked)
        return checked.error();
    std::string boundary = "turnaround-" + context.taskId;
    std::erase_if(boundary, [](char c) { return !isPlainTaskId(std::string_view(&c, 1)) || c == ':'; });
    boundary.resize(std::min<std::size_t>(boundary.size(), 60));
    while (picture.bytes.find("--" + boundary) != std::string::npos)
        boundary += 'x';
    UploadNext next;
    next.request.method = HttpMethod::Post;
    next.request.url = account.address + "/api/v3/media/upload/binary";
    next.request.headers = headers(account);
    next.request.headers.emplace_back("Content-Type", "multipart/form-data; boundary=" + boundary);
    next.request.body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" +
        plainName(picture) + "\"\r\nContent-Type: " + picture.mime + "\r\n\r\n" + picture.bytes + "\r\n--" + boundary +
        "--\r\n";
    next.request.patience = std::chrono::minutes(5);
    return next;
}

UploadAnswer read(const std::map<std::string, std::string> &, const Picture &, const HttpResponse &response,
                  const Account &, const CallContext &)
{
    Opened answer = opened(response);
    if (!answer.trouble) {
        const std::string address = textField(answer.data, "download_url");
        if (isFileAddress(address))
            return UploadDone{address};
        answer.trouble = unreadable(kName, response);
    }
    answer.trouble->charged = Charged::No;
    return *answer.trouble;
}

} // namespace

const UploadCalls kUpload = {begin, read};

HttpHeaders headers(const Account &account)
{
    HttpHeaders all = bearer(account);
    all.emplace_back("Accept", "application/json");
    return all;
}

Opened opened(const HttpResponse &response)
{
    Opened answer{{}, {}, response};
    const ordered_json body = bodyJson(response);
    const std::optional<double> code = numberField(body, "code");
    const bool said = code && *code >= 100 && *code <= 9999;
    if (response.succeeded() && body.is_object() && (!code || *code == 200)) {
        answer.data = field(body, "data");
        return answer;
    }
    if (response.succeeded() && (!code || *code < 400)) { // no success, and no refusal either
        answer.trouble = unreadable(kName, response);
        return answer;
    }
    // 200 outside, the real status inside. A code that is no HTTP status is a refusal as such.
    if (response.succeeded())
        answer.response.status = said && *code >= 400 && *code < 600 ? int(*code) : 400;
    answer.trouble = statusTrouble(kName, answer.response, firstText(body, {"message", "error", "detail"}));
    if (said)
        answer.trouble->detail += " (code " + std::to_string(int(*code)) + ")";
    if (const std::string word = textField(body, "error_code"); !word.empty())
        answer.trouble->detail += " (" + serviceWords(word) + ")";
    if (answer.response.status == 401)
        answer.trouble->advice += " A new key works only after the first top-up of the account.";
    return answer;
}

} // namespace turnaround::providers::wavespeed_calls

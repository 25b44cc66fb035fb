#include "recorded.h"

#include "core/base64.h"

#include <QFile>

#include <algorithm>

namespace turnaround::testing {

std::string recordedText(const std::string &name)
{
    QFile file(QString::fromStdString(TEST_DATA_DIR "/providers/" + name));
    if (!file.open(QFile::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll().toStdString();
}

ordered_json recordedJson(const std::string &name)
{
    return ordered_json::parse(recordedText(name));
}

ordered_json cases(const std::string &service, const std::string &file)
{
    return recordedJson(service + '/' + file);
}

std::string quoted(std::string text)
{
    std::ranges::replace(text, '\'', '"');
    return text;
}

HttpResponse answer(int status, std::string body)
{
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

HttpResponse answer(const ordered_json &one)
{
    HttpResponse response;
    response.status = one.at("status").get<int>();
    const ordered_json headers = one.value("headers", ordered_json::object());
    for (const auto &[name, value] : headers.items())
        response.headers.emplace_back(name, value.get<std::string>());
    if (one.contains("bytes"))
        response.body = fromBase64(one["bytes"].get<std::string>()).value();
    else
        response.body =
            one.contains("text") ? one["text"].get<std::string>() : one.value("body", ordered_json()).dump();
    return response;
}

HttpResponse said(int status, std::string body)
{
    return answer(status, quoted(std::move(body)));
}

HttpResponse recorded(const std::string &name, int status)
{
    return answer(status, recordedText(name));
}

providers::CallContext context()
{
    return {UtcTime{std::chrono::milliseconds(1'795'269'731'042)}, "0b9c6d0e-6a55-4f0e-9a5e-3f6f6a2b7c11"};
}

providers::Picture picture(View view, std::string reference, std::string bytes)
{
    return {view, "image/png", std::move(bytes), std::string(viewName(view)) + ".png", std::move(reference)};
}

std::string header(const HttpRequest &request, const std::string &name)
{
    const auto found = std::ranges::find(request.headers, name, &std::pair<std::string, std::string>::first);
    return found == request.headers.end() ? std::string() : found->second;
}

} // namespace turnaround::testing

#include "recorded.h"

#include "providers/answer.h"

#include <QByteArray>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>

namespace turnaround::testing {

using nlohmann::ordered_json;

namespace {

QString folder()
{
    return QStringLiteral(TEST_DATA_DIR "/providers/");
}

/// Every value inside, as pointers.
void collectPlaces(const ordered_json &json, const ordered_json::json_pointer &at,
                   std::vector<ordered_json::json_pointer> &places)
{
    places.push_back(at);
    if (json.is_object()) {
        for (const auto &[key, value] : json.items())
            collectPlaces(value, at / key, places);
    } else if (json.is_array()) {
        for (std::size_t i = 0; i < json.size(); ++i)
            collectPlaces(json[i], at / i, places);
    }
}

std::string faultOf(const providers::Finished &finished)
{
    for (const providers::ResultFile &file : finished.files) {
        if (!providers::isFileAddress(file.file.url))
            return "a file whose address can't be fetched: " + file.file.url;
    }
    (void)finished.facts.dump();
    return {};
}

template <class Answer>
std::string faultOfAnswer(const Answer &answer)
{
    if (const auto *finished = std::get_if<providers::Finished>(&answer))
        return faultOf(*finished);
    return {};
}

} // namespace

std::string recordedText(const std::string &name)
{
    QFile file(folder() + QString::fromStdString(name));
    return file.open(QFile::ReadOnly) ? file.readAll().toStdString() : std::string();
}

ordered_json recordedJson(const std::string &name)
{
    return ordered_json::parse(recordedText(name), nullptr, false);
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

HttpResponse said(int status, std::string body)
{
    return answer(status, quoted(std::move(body)));
}

HttpResponse recorded(const std::string &name, int status)
{
    return answer(status, recordedText(name));
}

std::vector<std::string> spoiled(const std::string &body)
{
    std::vector<std::string> bodies = {"",
                                       " ",
                                       "null",
                                       "[]",
                                       "{}",
                                       "7",
                                       "\"\"",
                                       "<html><body>502 Bad Gateway</body></html>",
                                       std::string(100'000, '['),
                                       "{\"data\":1e999,\"Response\":1e999,\"id\":1e999}",
                                       "{\"data\":" + std::string(500, '9') + "}",
                                       std::string("\0\xFF\xFE", 3)};
    const std::size_t step = std::max<std::size_t>(1, body.size() / 60);
    for (std::size_t length = 0; length < body.size(); length += step) {
        bodies.push_back(body.substr(0, length));
        bodies.push_back(body.substr(0, length) + '\xC3' + body.substr(length));
    }
    std::string nested;
    for (int i = 0; i < 60; ++i)
        nested = "[" + nested + "]";
    const ordered_json whole = ordered_json::parse(body, nullptr, false);
    std::vector<ordered_json::json_pointer> places;
    if (!whole.is_discarded())
        collectPlaces(whole, ordered_json::json_pointer(), places);
    const std::vector<ordered_json> others = {nullptr,
                                              true,
                                              0,
                                              -1,
                                              std::uint64_t(-1),
                                              1e308,
                                              "",
                                              "nonsense",
                                              "https://",
                                              "../../x",
                                              std::string(20'000, 'x'),
                                              ordered_json::array(),
                                              ordered_json::object(),
                                              ordered_json::array({1, "x", nullptr}),
                                              ordered_json::parse(nested)};
    for (const ordered_json::json_pointer &place : places) {
        for (const ordered_json &other : others) {
            ordered_json changed = whole;
            changed[place] = other;
            bodies.push_back(changed.dump());
        }
    }
    return bodies;
}

std::vector<HttpResponse> spoiledAnswers(const std::string &service)
{
    std::vector<HttpResponse> answers;
    const QDir files(folder() + QString::fromStdString(service));
    for (const QString &name : files.entryList({"*.json"}, QDir::Files, QDir::Name)) {
        int i = 0;
        for (const std::string &body : spoiled(recordedText(service + '/' + name.toStdString()))) {
            constexpr std::array statuses = {200, 200, 400, 500, 204, 302, 403, 429, 0, 999};
            answers.push_back(answer(200, body));
            answers.push_back(answer(statuses[std::size_t(i++) % statuses.size()], body));
            answers.back().headers = {{"Retry-After", "99999999999999999999"}};
        }
    }
    return answers;
}

std::string firstFaultOverSpoiledAnswers(const providers::Provider &provider, const GenerationRequest &request,
                                         const RemoteTask &task)
{
    const providers::CallContext context{UtcTime(std::chrono::milliseconds(1)), task.id};
    const std::vector<HttpResponse> answers = spoiledAnswers(provider.info.id);
    if (answers.size() < 500)
        return "only " + std::to_string(answers.size()) + " spoiled answers";
    for (const HttpResponse &response : answers) {
        std::string fault;
        try {
            fault = faultOfAnswer(provider.readSubmit(request, response, context));
            if (fault.empty())
                fault = faultOfAnswer(provider.readPoll(request, task, response));
            for (const providers::UploadCalls &calls : {provider.upload, provider.host}) {
                if (calls.read)
                    (void)calls.read({}, {}, response, {}, context);
            }
            if (provider.readQuote)
                (void)provider.readQuote(response);
            if (provider.readBalance)
                (void)provider.readBalance(response);
            if (provider.readCheckKey)
                (void)provider.readCheckKey(response);
        } catch (const std::exception &problem) {
            fault = problem.what();
        }
        if (!fault.empty())
            return fault + " for HTTP " + std::to_string(response.status) + ' ' + response.body.substr(0, 600);
    }
    return {};
}

} // namespace turnaround::testing

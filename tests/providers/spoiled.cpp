#include "spoiled.h"

#include "recorded.h"

#include "providers/answer.h"

#include <QDir>

#include <array>

namespace turnaround::testing {

using namespace providers;

namespace {

/// Each value of an answer in turn becomes each of these.
const std::vector<ordered_json> &oddValues()
{
    static const std::vector<ordered_json> values = [] {
        ordered_json deep = 1;
        for (int i = 0; i < 200; ++i)
            deep = ordered_json::array({deep});
        std::vector<ordered_json> odd = {
            nullptr,
            true,
            "",
            "nonsense",
            "https://",
            "../../x",
            "a b\r\nX: y",
            std::string(20'000, 'a'),
            0,
            -1,
            1e308,
            std::uint64_t(-1),
            std::int64_t(1) << 62,
            ordered_json::array(),
            ordered_json::object(),
            ordered_json::array({nullptr, "x", 7, ordered_json::object()}),
            ordered_json::array({"https://example.org/a.glb", "https://example.org/a.glb"}),
            ordered_json{{"message", 7}, {"url", true}}};
        odd.push_back(deep);
        return odd;
    }();
    return values;
}

void replaceEach(ordered_json &root, ordered_json &value, std::vector<std::string> &bodies)
{
    const ordered_json before = value;
    for (const ordered_json &odd : oddValues()) {
        value = odd;
        bodies.push_back(root.dump());
    }
    value = before;
    if (value.is_structured()) {
        for (ordered_json &each : value)
            replaceEach(root, each, bodies);
    }
}

std::vector<std::string> nonsense()
{
    return {"",
            " ",
            "null",
            "[]",
            "{}",
            "7",
            "\"\"",
            "<html><body>502 Bad Gateway</body></html>",
            "\xFF\xFE",
            std::string(1000, '\0'),
            std::string(100'000, '['),
            "{\"a\":" + std::string(5'000, '[') + std::string(5'000, ']') + "}",
            "{\"data\":1e999,\"Response\":1e999,\"id\":1e999}",
            "{\"data\":" + std::string(500, '9') + "}"};
}

std::vector<std::string> spoiled(const std::string &good)
{
    std::vector<std::string> all;
    const std::size_t step = std::max<std::size_t>(1, good.size() / 60);
    for (std::size_t i = 0; i < good.size(); i += step) {
        all.push_back(good.substr(0, i));
        all.push_back(good.substr(0, i) + '\xC3' + good.substr(i));
        std::string odd = good;
        odd[i] = '\xC3';
        all.push_back(odd);
        odd[i] = '9';
        all.push_back(odd);
    }
    ordered_json root = ordered_json::parse(good, nullptr, false);
    if (!root.is_discarded())
        replaceEach(root, root, all);
    return all;
}

std::vector<HttpResponse> goodAnswers(const std::string &service)
{
    std::vector<HttpResponse> good;
    const QDir folder(QString::fromStdString(TEST_DATA_DIR "/providers/" + service));
    for (const QString &name : folder.entryList({"*.json"}, QDir::Files, QDir::Name)) {
        if (name == "answers.json") {
            const ordered_json all = cases(service, "answers.json");
            for (const ordered_json &one : all)
                good.push_back(answer(one));
        } else if (name != "requests.json") {
            good.push_back(recorded(service + '/' + name.toStdString()));
        }
    }
    return good;
}

} // namespace

void feedSpoiled(const std::string &service, const std::function<void(const HttpResponse &)> &read)
{
    constexpr std::array statuses = {0, 200, 202, 204, 302, 400, 401, 402, 403, 404, 408, 429, 500, 999};
    for (const int status : statuses) {
        for (const std::string &body : nonsense())
            read(answer(status, body));
    }
    std::size_t count = 0;
    for (HttpResponse response : goodAnswers(service)) {
        const int status = response.status;
        for (const std::string &body : spoiled(response.body)) {
            response.status = status;
            response.body = body;
            read(response);
            HttpResponse other = answer(statuses[count++ % statuses.size()], body);
            other.headers = {{"Retry-After", "99999999999999999999"}};
            read(other);
        }
    }
    QVERIFY2(count > 500, service.c_str());
}

void checkShown(const ordered_json &outcome)
{
    const std::string text = outcome.dump(); // throws where a text is not UTF-8
    QVERIFY(text.size() < 400'000);
    if (outcome.contains("message")) {
        const std::string message = outcome["message"].get<std::string>();
        QVERIFY(!message.empty() && message.size() < 2000);
        QVERIFY(message.find('\n') == std::string::npos && message.find('\r') == std::string::npos);
        QVERIFY(outcome["detail"].get<std::string>().size() < 2000);
    }
    const ordered_json files = outcome.value("files", ordered_json::array());
    for (const ordered_json &file : files)
        QVERIFY2(!file.contains("url") || isFileAddress(file["url"].get<std::string>()), text.c_str());
}

void checkWithSpoiledAnswers(const Provider &provider, const GenerationRequest &request, const RemoteTask &task)
{
    const CallContext context{UtcTime(std::chrono::milliseconds(1)), task.id};
    feedSpoiled(provider.info.id, [&](const HttpResponse &response) {
        checkShown(outcome(provider.readSubmit(request, response, context)));
        checkShown(outcome(provider.readPoll(request, task, response)));
        for (const UploadCalls &calls : {provider.upload, provider.host}) {
            if (calls)
                checkShown(outcome(calls.read({}, {}, response, {}, context)));
        }
        if (provider.readQuote)
            (void)provider.readQuote(response);
        if (provider.readBalance)
            (void)provider.readBalance(response);
        if (provider.readCheckKey)
            (void)provider.readCheckKey(response);
    });
}

} // namespace turnaround::testing

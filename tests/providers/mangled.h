// Answers bent in every way that a broken or hostile server could bend them, out of good ones. The same each time.
#pragma once

#include "providers/recorded_cases.h"

#include <vector>

namespace mangled {

using namespace recorded;

/// Each value of the document in turn becomes each of these.
inline const std::vector<ordered_json> &oddValues()
{
    static const std::vector<ordered_json> values = [] {
        ordered_json deep = 1;
        for (int i = 0; i < 200; ++i)
            deep = ordered_json::array({deep});
        std::vector<ordered_json> odd = {
            nullptr,
            true,
            "",
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

inline void replaceEach(ordered_json &root, ordered_json &value, std::vector<std::string> &bodies)
{
    const ordered_json kept = value;
    for (const ordered_json &odd : oddValues()) {
        value = odd;
        bodies.push_back(root.dump());
    }
    value = kept;
    if (value.is_structured()) {
        for (ordered_json &each : value)
            replaceEach(root, each, bodies);
    }
}

inline std::vector<std::string> nonsense()
{
    std::vector<std::string> all = {"", "null", "[]", "{}", "7", "\"\"", "<html>", "\xFF\xFE", std::string(1000, '\0')};
    all.push_back(std::string(100'000, '['));
    all.push_back("{\"a\":" + std::string(5'000, '[') + std::string(5'000, ']') + "}");
    return all;
}

inline std::vector<std::string> bentForms(const std::string &good)
{
    std::vector<std::string> all;
    const std::size_t step = std::max<std::size_t>(1, good.size() / 20);
    for (std::size_t i = 0; i < good.size(); i += step) {
        all.push_back(good.substr(0, i));
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

/// Feeds the readers with nonsense under statuses good and bad, and with each bent form of each recorded answer.
/// Returns how many answers were read; what a reader throws ends the test.
template <class Read>
int feed(const std::string &service, const Read &read)
{
    int count = 0;
    const auto feedAll = [&](HttpResponse bent, const std::vector<std::string> &bodies) {
        for (const std::string &body : bodies) {
            bent.body = body;
            read(bent);
            ++count;
        }
    };
    for (const int status : {0, 200, 202, 204, 302, 400, 401, 402, 404, 408, 429, 500, 999})
        feedAll({.status = status}, nonsense());
    const ordered_json all = cases(service, "answers.json");
    for (const auto &[name, one] : all.items()) {
        const HttpResponse good = answer(one);
        feedAll(good, bentForms(good.body));
    }
    return count;
}

/// Whatever was read must be fit to store and show: valid UTF-8, no control characters, of a sane length.
template <class Answer>
void checkShown(const Answer &answer)
{
    const ordered_json json = outcome(answer);
    const std::string text = json.dump(); // throws where a text is not UTF-8
    if (json.contains("message")) {
        const std::string message = json["message"].template get<std::string>();
        QVERIFY(!message.empty() && message.size() < 2000);
        QVERIFY(message.find('\n') == std::string::npos && message.find('\r') == std::string::npos);
        QVERIFY(json["detail"].template get<std::string>().size() < 2000);
    }
    const ordered_json files = json.value("files", ordered_json::array());
    for (const ordered_json &file : files)
        QVERIFY(!file.contains("url") || file["url"].template get<std::string>().starts_with("http"));
    QVERIFY(text.size() < 400'000);
}

} // namespace mangled

#include "outcome.h"

#include "core/base64.h"

#include <array>

namespace turnaround::testing {

using namespace providers;

namespace {

ordered_json shown(const std::optional<Money> &money)
{
    return money ? ordered_json(moneyText(*money)) : ordered_json();
}

ordered_json shown(const RemoteTask &task)
{
    return {{"id", task.id}, {"values", task.values}};
}

ordered_json is(const char *word, const ordered_json &more)
{
    ordered_json json = {{"is", word}};
    json.update(more);
    return json;
}

ordered_json shown(const Trouble &trouble)
{
    return {{"kind", errorKindName(trouble.kind)},
            {"message", trouble.message},
            {"advice", trouble.advice},
            {"refund", trouble.refund},
            {"detail", trouble.detail},
            {"charged", chargedName(trouble.charged)},
            {"passing", trouble.passing},
            {"wait", trouble.wait ? ordered_json(trouble.wait->count()) : ordered_json()}};
}

} // namespace

ordered_json shown(const HttpRequest &request)
{
    ordered_json headers = ordered_json::object();
    for (const auto &[name, value] : request.headers)
        headers[name] = value;
    ordered_json json = {{"method", httpMethodName(request.method)}, {"url", request.url}, {"headers", headers}};
    const ordered_json body = ordered_json::parse(request.body, nullptr, false);
    if (!request.body.empty())
        json["body"] = body.is_discarded() ? ordered_json(request.body) : body;
    return json;
}

ordered_json shown(const Error &error)
{
    return {{"ok", false}, {"kind", errorKindName(error.kind)}, {"message", error.message}};
}

ordered_json Show::operator()(const Accepted &each) const
{
    return {{"is", "accepted"}, {"task", shown(each.task)}, {"cost", shown(each.cost)}, {"facts", each.facts}};
}

ordered_json Show::operator()(const KnownAlready &each) const
{
    return {{"is", "known"}, {"task", shown(each.task)}};
}

ordered_json Show::operator()(const Finished &each) const
{
    constexpr std::array roles = {"model", "archive", "preview", "picture"};
    ordered_json files = ordered_json::array();
    for (const ResultFile &result : each.files) {
        ordered_json file = {{"role", roles.at(std::size_t(result.file.role))}, {"result", result.file.result}};
        if (!result.file.url.empty())
            file["url"] = result.file.url;
        if (!result.bytes.empty())
            file["bytes"] = base64(result.bytes);
        files.push_back(file);
    }
    return {
        {"is", "finished"}, {"files", files}, {"cost", shown(each.cost)}, {"facts", each.facts}, {"notes", each.notes}};
}

ordered_json Show::operator()(const NotAccepted &each) const
{
    return is("not accepted", shown(each.trouble));
}

ordered_json Show::operator()(const Unclear &each) const
{
    return is("unclear", shown(each.trouble));
}

ordered_json Show::operator()(const GoOn &each) const
{
    return {{"is", "going on"},
            {"task", shown(each.task)},
            {"progress", each.progress ? ordered_json(*each.progress) : ordered_json()},
            {"waiting", each.waiting},
            {"atOnce", each.atOnce},
            {"cost", shown(each.cost)},
            {"facts", each.facts}};
}

ordered_json Show::operator()(const Ended &each) const
{
    ordered_json json = is("ended", shown(each.trouble));
    json["cancelled"] = each.cancelled;
    json["cost"] = shown(each.cost);
    return json;
}

ordered_json Show::operator()(const NotKnown &each) const
{
    return is("not known", shown(each.trouble));
}

ordered_json Show::operator()(const Trouble &each) const
{
    return is("trouble", shown(each));
}

ordered_json Show::operator()(const UploadNext &each) const
{
    return {{"is", "next"}, {"request", shown(each.request)}, {"state", each.state}, {"wait", each.wait.count()}};
}

ordered_json Show::operator()(const UploadDone &each) const
{
    return {{"is", "done"}, {"reference", each.reference}};
}

std::string difference(const ordered_json &expect, const ordered_json &got, const std::string &at)
{
    if (expect.is_object() && got.is_object()) {
        std::string all;
        for (const auto &[key, value] : expect.items())
            all += difference(value, got.value(key, ordered_json("nothing")), at + "/" + key);
        return all;
    }
    const std::string dots = "…";
    if (expect.is_string() && got.is_string() && expect.get<std::string>().starts_with(dots)) {
        if (got.get<std::string>().find(expect.get<std::string>().substr(dots.size())) != std::string::npos)
            return {};
    }
    return expect == got ? std::string() : at + ": " + got.dump() + " instead of " + expect.dump() + "\n";
}

std::string requestDifference(const ordered_json &expect, const HttpRequest &request)
{
    const ordered_json got = shown(request);
    return nlohmann::json(expect) == nlohmann::json(got) ? std::string()
                                                         : got.dump(1) + "\ninstead of\n" + expect.dump(1);
}

} // namespace turnaround::testing

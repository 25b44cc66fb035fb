// Recorded requests and answers of the services as test cases: JSON files under tests/data/providers/<service>/.
//
//   requests.json   name → {method, url, headers, body}: what a builder must make, to the letter
//   answers.json    name → {status, headers?, body | text, expect}: what a reader is given, and what it must say of it
//
// `expect` holds only what a case is about: every field in it must be in the outcome, with that value.
#pragma once

#include "core/base64.h"
#include "providers/provider.h"
#include "providers/services.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <string>

namespace recorded {

using namespace turnaround;
using namespace turnaround::providers;
using nlohmann::ordered_json;

inline ordered_json cases(const std::string &service, const std::string &file)
{
    QFile data(QString::fromStdString(TEST_DATA_DIR "/providers/" + service + "/" + file));
    if (!data.open(QFile::ReadOnly))
        qFatal("cannot read %s", qPrintable(data.fileName()));
    return ordered_json::parse(data.readAll().toStdString());
}

inline HttpResponse answer(const ordered_json &one)
{
    HttpResponse response;
    response.status = one.at("status").get<int>();
    const ordered_json headers = one.value("headers", ordered_json::object());
    for (const auto &[name, value] : headers.items())
        response.headers.emplace_back(name, value.get<std::string>());
    response.body = one.contains("text") ? one["text"].get<std::string>() : one.value("body", ordered_json()).dump();
    return response;
}

inline ordered_json shown(const HttpRequest &request)
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

inline ordered_json shown(const std::optional<Money> &money)
{
    return money ? ordered_json(moneyText(*money)) : ordered_json();
}

inline ordered_json shown(const RemoteTask &task)
{
    return {{"id", task.id}, {"values", task.values}};
}

inline ordered_json shown(const Trouble &trouble)
{
    return {{"kind", errorKindName(trouble.kind)},
            {"message", trouble.message},
            {"detail", trouble.detail},
            {"charged", chargedName(trouble.charged)},
            {"passing", trouble.passing},
            {"wait", trouble.wait ? ordered_json(trouble.wait->count()) : ordered_json()}};
}

inline ordered_json shown(const Finished &end)
{
    static const char *roles[] = {"model", "archive", "preview", "picture"};
    ordered_json files = ordered_json::array();
    for (const ResultFile &each : end.files) {
        ordered_json file = {{"role", roles[int(each.file.role)]}, {"result", each.file.result}};
        if (!each.file.url.empty())
            file["url"] = each.file.url;
        if (!each.bytes.empty())
            file["bytes"] = base64(each.bytes);
        files.push_back(file);
    }
    return {
        {"is", "finished"}, {"files", files}, {"cost", shown(end.cost)}, {"facts", end.facts}, {"notes", end.notes}};
}

inline ordered_json with(ordered_json json, const ordered_json &more)
{
    json.update(more);
    return json;
}

struct Show {
    ordered_json operator()(const Accepted &each) const
    {
        return {{"is", "accepted"}, {"task", shown(each.task)}, {"cost", shown(each.cost)}, {"facts", each.facts}};
    }
    ordered_json operator()(const KnownAlready &each) const { return {{"is", "known"}, {"task", shown(each.task)}}; }
    ordered_json operator()(const Finished &each) const { return shown(each); }
    ordered_json operator()(const NotAccepted &each) const
    {
        return with({{"is", "not accepted"}}, shown(each.trouble));
    }
    ordered_json operator()(const Unclear &each) const { return with({{"is", "unclear"}}, shown(each.trouble)); }
    ordered_json operator()(const GoOn &each) const
    {
        return {{"is", "going on"},
                {"task", shown(each.task)},
                {"progress", each.progress ? ordered_json(*each.progress) : ordered_json()},
                {"waiting", each.waiting},
                {"atOnce", each.atOnce},
                {"cost", shown(each.cost)},
                {"facts", each.facts}};
    }
    ordered_json operator()(const Ended &each) const
    {
        return with({{"is", "ended"}, {"cancelled", each.cancelled}, {"cost", shown(each.cost)}}, shown(each.trouble));
    }
    ordered_json operator()(const NotKnown &each) const { return with({{"is", "not known"}}, shown(each.trouble)); }
    ordered_json operator()(const Trouble &each) const { return with({{"is", "trouble"}}, shown(each)); }
    ordered_json operator()(const UploadNext &each) const
    {
        return {{"is", "next"}, {"request", shown(each.request)}, {"state", each.state}, {"wait", each.wait.count()}};
    }
    ordered_json operator()(const UploadDone &each) const { return {{"is", "done"}, {"reference", each.reference}}; }
};

template <class Answer>
ordered_json outcome(const Answer &answer)
{
    return std::visit(Show(), answer);
}

/// What `expect` wants and `got` has not, in words; empty: all of it is there. Objects: each field; a text that starts
/// with "…": it is contained.
inline std::string difference(const ordered_json &expect, const ordered_json &got, const std::string &at = {})
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

/// To the letter, the order of an object's fields aside.
inline std::string requestDifference(const ordered_json &expect, const HttpRequest &request)
{
    const ordered_json got = shown(request);
    return nlohmann::json(expect) == nlohmann::json(got) ? std::string()
                                                         : got.dump(1) + "\ninstead of\n" + expect.dump(1);
}

inline CallContext context()
{
    return {UtcTime{std::chrono::milliseconds(1'795'269'731'042)}, "0b9c6d0e-6a55-4f0e-9a5e-3f6f6a2b7c11"};
}

inline Picture picture(View view, std::string reference, std::string bytes = {})
{
    return {view, "image/png", std::move(bytes), std::string(viewName(view)) + ".png", std::move(reference)};
}

/// Each case of answers.json whose name starts with `start` goes to the reader.
template <class Read>
void readAll(const std::string &service, const std::string &start, const Read &read)
{
    int count = 0;
    const ordered_json all = cases(service, "answers.json");
    for (const auto &[name, one] : all.items()) {
        if (!name.starts_with(start))
            continue;
        ++count;
        const std::string wrong = difference(one.at("expect"), read(one, answer(one)));
        QVERIFY2(wrong.empty(), (name + "\n" + wrong).c_str());
    }
    QVERIFY2(count > 0, start.c_str());
}

} // namespace recorded

// QVERIFY for Result<HttpRequest> and HttpRequest.
#define COMPARE_REQUEST(service, name, request)                                                                        \
    do {                                                                                                               \
        const std::string wrong =                                                                                      \
            recorded::requestDifference(recorded::cases(service, "requests.json").at(name), request);                  \
        QVERIFY2(wrong.empty(), wrong.c_str());                                                                        \
    } while (false)

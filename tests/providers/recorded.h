// Recorded requests and answers of the services, from tests/data/providers/SERVICE:
//
//   requests.json   name → {method, url, headers, body}: what a builder must make, to the letter
//   answers.json    name → {status, headers?, body | text | bytes (Base64), expect}: what a reader is given, and what
//                   it must say of it; `expect` holds only what the case is about
//   any other file  one body
#pragma once

#include "outcome.h"

#include <QTest>

#include <string>

namespace turnaround::testing {

/// SERVICE/FILE of tests/data/providers. A file that is not there ends the test.
std::string recordedText(const std::string &name);
ordered_json recordedJson(const std::string &name);
/// requests.json or answers.json.
ordered_json cases(const std::string &service, const std::string &file);

/// JSON written with single quotes.
std::string quoted(std::string text);
HttpResponse answer(int status, std::string body);
/// One of answers.json.
HttpResponse answer(const ordered_json &one);
/// An answer written with single quotes.
HttpResponse said(int status, std::string body);
/// A file as an answer.
HttpResponse recorded(const std::string &name, int status = 200);

providers::CallContext context();
providers::Picture picture(View view, std::string reference, std::string bytes = {});
/// "" where the request has no such header.
std::string header(const HttpRequest &request, const std::string &name);

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

} // namespace turnaround::testing

// QVERIFY for Result<HttpRequest> and HttpRequest.
#define COMPARE_REQUEST(service, name, request)                                                                        \
    do {                                                                                                               \
        const std::string wrong = turnaround::testing::requestDifference(                                              \
            turnaround::testing::cases(service, "requests.json").at(name), request);                                   \
        QVERIFY2(wrong.empty(), wrong.c_str());                                                                        \
    } while (false)

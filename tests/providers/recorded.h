// Recorded answers, and ways to spoil them.
#pragma once

#include "providers/provider.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace turnaround::testing {

/// tests/data/providers/NAME; an empty text fails the test that compares it.
std::string recordedText(const std::string &name);
nlohmann::ordered_json recordedJson(const std::string &name);
/// JSON written with single quotes.
std::string quoted(std::string text);
HttpResponse answer(int status, std::string body);
/// An answer written with single quotes.
HttpResponse said(int status, std::string body);
/// The file as an answer.
HttpResponse recorded(const std::string &name, int status = 200);

/// The body with bytes cut off, each of its values replaced by values of other kinds, numbers out of all bounds, bytes
/// that are no text, nesting that never ends: some hundred variants.
std::vector<std::string> spoiled(const std::string &body);
/// Those of all recorded answers of a service, each with several statuses.
std::vector<HttpResponse> spoiledAnswers(const std::string &service);

/// Nothing that a service's functions make of spoiled answers may throw, and files must have addresses that can be
/// fetched. What went wrong first, else "".
std::string firstFaultOverSpoiledAnswers(const providers::Provider &provider, const GenerationRequest &request,
                                         const RemoteTask &task);

} // namespace turnaround::testing

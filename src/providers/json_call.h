// What the services whose keys go into headers of their own share in building requests; request_body.h has the rest.
// Any thread (pure).
#pragma once

#include "providers/answer.h"
#include "providers/request_body.h"

#include <span>
#include <string>

namespace turnaround::providers {

/// A POST of JSON; the content type is added to the headers.
HttpRequest jsonPost(std::string url, HttpHeaders headers, const ordered_json &json);
HttpRequest plainGet(std::string url, HttpHeaders headers);

/// putOption() of a switch that is always written: false where the option does not count.
void addSwitch(ordered_json &body, const char *field, const GenerationRequest &request, const ModelOffer &offer,
               const std::string &key);
/// The value as text; empty where the option has none.
std::string optionWord(const GenerationRequest &request, const ModelOffer &offer, const std::string &key);

/// "data:image/png;base64,…"
std::string dataUri(const Picture &picture);

/// Null where there is none of that view.
const Picture *pictureOf(std::span<const Picture> pictures, View view);

} // namespace turnaround::providers

// What the services' files share in building requests with JSON. Nothing here throws, whatever the text. Any thread
// (pure).
#pragma once

#include "providers/answer.h"

#include <span>
#include <string>

namespace turnaround::providers {

/// As bytes; what is not UTF-8 becomes U+FFFD.
std::string jsonBytes(const ordered_json &json);

/// A POST of JSON; the content type is added to the headers.
HttpRequest jsonPost(std::string url, HttpHeaders headers, const ordered_json &json);
HttpRequest plainGet(std::string url, HttpHeaders headers);

/// Writes the option's value, chosen or standard, under the service's own name. Left out where the option does not
/// count, or has no value.
void addOption(ordered_json &body, const char *field, const GenerationRequest &request, const ModelOffer &offer,
               const std::string &key);
/// A switch that is always written: false where the option does not count.
void addSwitch(ordered_json &body, const char *field, const GenerationRequest &request, const ModelOffer &offer,
               const std::string &key);
/// The value as text; empty where the option has none.
std::string optionWord(const GenerationRequest &request, const ModelOffer &offer, const std::string &key);

/// "normal" → "Normal", the way the model behind the services spells its modes.
std::string capitalised(std::string word);

/// "data:image/png;base64,…"
std::string dataUri(const Picture &picture);

/// Null where there is none of that view.
const Picture *pictureOf(std::span<const Picture> pictures, View view);

} // namespace turnaround::providers

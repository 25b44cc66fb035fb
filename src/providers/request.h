// What the services' files share in building requests: calls, pictures, and the model that is asked for. Any thread
// (pure).
#pragma once

#include "providers/provider.h"

#include <nlohmann/json.hpp>

#include <span>
#include <string>

namespace turnaround::providers {

using nlohmann::ordered_json;

/// Long enough for the pictures of a request on a slow line.
inline constexpr std::chrono::milliseconds kSubmitPatience{5 * 60'000};

/// A POST of JSON; the content type is added to the headers.
HttpRequest jsonPost(std::string url, HttpHeaders headers, const ordered_json &json);
HttpRequest plainGet(std::string url, HttpHeaders headers);
/// "Authorization: Bearer KEY".
HttpHeaders bearer(const Account &account);

/// The JSON as it is sent. Text that is not UTF-8 is sent with replacement characters.
std::string bodyText(const ordered_json &json);

/// The model that the request names; BadUsage where the service has none of that id.
Result<const ModelOffer *> modelOf(const Provider &provider, const GenerationRequest &request);

/// Null where there is none of that view.
const Picture *pictureOf(std::span<const Picture> pictures, View view);
/// Each picture has its bytes or an address. BadInput names the first that has neither.
Result<void> checkPictures(std::span<const Picture> pictures);
/// BadInput where a picture that is to go up has no bytes.
Result<void> checkUpload(const Picture &picture);
/// "data:image/png;base64,…"
std::string dataUri(const Picture &picture);

} // namespace turnaround::providers

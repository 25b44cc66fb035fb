// What the services' files share in writing requests. Any thread (pure).
#pragma once

#include "providers/provider.h"

#include <nlohmann/json.hpp>

#include <string>

namespace turnaround::providers {

/// The JSON as it is sent. Text that is not UTF-8 is sent with replacement characters.
std::string bodyText(const nlohmann::ordered_json &json);

/// Sets `field` to the option as it is chosen, else to its standard; leaves it out where there is neither, or where
/// the option does not count with what else is chosen.
void putOption(nlohmann::ordered_json &to, const std::string &field, const GenerationRequest &request,
               const ModelOffer &offer, const std::string &key);

/// POST with a JSON body and "Authorization: Bearer KEY".
HttpRequest postJson(const std::string &url, const std::string &key, const nlohmann::ordered_json &json);

/// Long enough for the pictures of a request on a slow line.
inline constexpr std::chrono::milliseconds kSubmitPatience{5 * 60'000};

/// The model that the request names; BadUsage where the service has none of that id.
Result<const ModelOffer *> modelOf(const Provider &provider, const GenerationRequest &request);

/// Each picture has its bytes or an address. BadInput names the first that has neither.
Result<void> checkPictures(std::span<const Picture> pictures);

} // namespace turnaround::providers

// A service and its models as JSON, for scripts. No key is in it. Any thread (pure).
#pragma once

#include "providers/provider.h"

#include <nlohmann/json.hpp>

namespace turnaround::providers {

nlohmann::ordered_json providerJson(const Provider &provider);
nlohmann::ordered_json modelJson(const ModelOffer &model);

} // namespace turnaround::providers

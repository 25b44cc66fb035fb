// A service's options as JSON, as requests and drafts keep them. Any thread (pure).
#pragma once

#include "domain/option_value.h"

#include <nlohmann/json.hpp>

namespace turnaround {

/// {"faces": 500000, "pbr": true}
nlohmann::ordered_json optionsJson(const OptionValues &options);

/// Values of other kinds are left out; whether a model has such an option is not asked here.
OptionValues optionsFromJson(const nlohmann::ordered_json &json);

} // namespace turnaround

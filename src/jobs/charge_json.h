// A line of the spending ledger as JSON. Any thread (pure).
#pragma once

#include "jobs/charge.h"

#include <nlohmann/json.hpp>

namespace turnaround::jobs {

/// {"job","attempt","provider","model","name","when","cost","reported","charged","practice"}
nlohmann::ordered_json chargeJson(const Charge &charge);
/// None where it is damaged.
std::optional<Charge> chargeFromJson(const nlohmann::ordered_json &json);

} // namespace turnaround::jobs

// What a job cost, or may have cost: one line of the spending ledger. Any thread (values).
#pragma once

#include "domain/job.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace turnaround::jobs {

struct Charge {
    JobId job;
    int attempt = 1; ///< each attempt that a service took is a charge of its own
    std::string provider, model, name;
    UtcTime when{}; ///< when the paid request left
    std::optional<Money> money; ///< none: not known
    bool reported = false; ///< the service named it; else it is the price as known before
    Charged charged = Charged::Unknown; ///< Unknown: it may have been refunded, or never taken
    bool practice = false;
    friend bool operator==(const Charge &, const Charge &) = default;
};

/// None where nothing can have been charged.
std::optional<Charge> chargeOf(const Job &job);

/// Of charges without practice, since a moment. Money that is not known is counted apart, never as zero.
struct Spending {
    Sums sums; ///< unit → millionths
    int unknown = 0; ///< charges whose amount is not known
};
Spending spendingSince(const std::vector<Charge> &charges, UtcTime since);

/// When the local day, and the local month, of a moment began.
UtcTime dayBegin(UtcTime now);
UtcTime monthBegin(UtcTime now);

/// What the artist allows, for each unit; a unit that is missing has no limit. In millionths.
struct Budget {
    Sums day, month;
    bool isSet() const { return !day.empty() || !month.empty(); }
};

/// Why a price would exceed the budget: one sentence with the figures; none: it does not. A price that is not known
/// is not zero: it exceeds a budget that is set.
std::optional<std::string> overBudget(const Budget &budget, const std::vector<Charge> &charges,
                                      const std::optional<Money> &price, UtcTime now);

} // namespace turnaround::jobs

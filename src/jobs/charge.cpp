#include "jobs/charge.h"

#include <ctime>

namespace turnaround::jobs {

namespace {

UtcTime localBegin(UtcTime now, bool month)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    std::tm local{};
    localtime_r(&seconds, &local);
    local.tm_hour = local.tm_min = local.tm_sec = 0;
    if (month)
        local.tm_mday = 1;
    local.tm_isdst = -1;
    return std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::from_time_t(std::mktime(&local)));
}

std::optional<std::string> overLimit(const Sums &limits, const Spending &spent, const std::optional<Money> &price,
                                     const char *when)
{
    if (price && price->millionths == 0)
        return {};
    for (const auto &[unit, most] : limits) {
        const auto found = spent.sums.find(unit);
        const std::int64_t soFar = found == spent.sums.end() ? 0 : found->second;
        const std::string figures = moneyText({soFar, unit}) + " of " + moneyText({most, unit}) + " are spent " + when;
        if (!price)
            return "What this costs is not known beforehand, and there is a budget: " + figures + '.';
        if (price->unit == unit && soFar + price->millionths > most)
            return "This costs " + moneyText(*price) + " and would exceed the budget: " + figures + '.';
    }
    return {};
}

} // namespace

std::optional<Charge> chargeOf(const Job &job)
{
    const bool leaving = job.remote && job.state == JobState::Submitting && job.remote->submitLeft;
    if (!job.remote || (job.remote->charged == Charged::No && !leaving))
        return {};
    const RemoteWork &remote = *job.remote;
    Charge charge;
    charge.job = job.id;
    charge.attempt = job.attempt;
    charge.provider = job.request.provider;
    charge.model = job.request.model;
    charge.name = job.request.name;
    charge.when = remote.submitted.value_or(job.started.value_or(job.created));
    charge.reported = remote.cost.has_value();
    charge.money = remote.cost ? remote.cost : remote.quoted;
    charge.charged = leaving ? Charged::Unknown : remote.charged;
    charge.practice = remote.practice;
    return charge;
}

Spending spendingSince(const std::vector<Charge> &charges, UtcTime since)
{
    Spending spending;
    for (const Charge &charge : charges) {
        if (charge.practice || charge.when < since)
            continue;
        if (charge.money)
            spending.sums[charge.money->unit] += charge.money->millionths;
        else
            ++spending.unknown;
    }
    return spending;
}

UtcTime dayBegin(UtcTime now)
{
    return localBegin(now, false);
}

UtcTime monthBegin(UtcTime now)
{
    return localBegin(now, true);
}

std::optional<std::string> overBudget(const Budget &budget, const std::vector<Charge> &charges,
                                      const std::optional<Money> &price, UtcTime now)
{
    if (auto day = overLimit(budget.day, spendingSince(charges, dayBegin(now)), price, "today"))
        return day;
    return overLimit(budget.month, spendingSince(charges, monthBegin(now)), price, "this month");
}

} // namespace turnaround::jobs

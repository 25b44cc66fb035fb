#include "jobs/waiting.h"

#include <algorithm>

namespace turnaround::jobs {

using std::chrono::milliseconds;

milliseconds pollWait(const providers::Pace &pace, milliseconds age)
{
    if (age < pace.firstPoll)
        return pace.firstPoll;
    return std::clamp(age / 5, pace.leastBetweenPolls, std::max(pace.leastBetweenPolls, pace.mostBetweenPolls));
}

milliseconds troubleWait(int troubles, double chance, std::optional<std::chrono::seconds> wish)
{
    const int doublings = std::clamp(troubles - 1, 0, 6);
    const milliseconds longest = std::min(milliseconds(1000) * (1 << doublings), milliseconds(60'000));
    const auto own = milliseconds(static_cast<milliseconds::rep>(double(longest.count()) * (1 - 0.5 * chance)));
    return wish ? std::max<milliseconds>(own, *wish) : own;
}

} // namespace turnaround::jobs

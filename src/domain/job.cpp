#include "domain/job.h"

#include <algorithm>
#include <array>

namespace turnaround {

namespace {

constexpr std::array<std::string_view, 10> kStateNames = {"queued",      "uploading",  "submitting", "generating",
                                                          "downloading", "storing",    "ready",      "failed",
                                                          "cancelled",   "unconfirmed"};

} // namespace

bool isIdText(std::string_view text)
{
    const auto allowed = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-'; };
    return !text.empty() && text.size() <= 40 && std::ranges::all_of(text, allowed);
}

std::string_view jobStateName(JobState state)
{
    return kStateNames[static_cast<std::size_t>(state)];
}

std::optional<JobState> jobStateFromName(std::string_view name)
{
    for (std::size_t i = 0; i < kStateNames.size(); ++i) {
        if (kStateNames[i] == name)
            return static_cast<JobState>(i);
    }
    return std::nullopt;
}

bool hasEnded(JobState state)
{
    return state == JobState::Ready || state == JobState::Failed || state == JobState::Cancelled;
}

} // namespace turnaround

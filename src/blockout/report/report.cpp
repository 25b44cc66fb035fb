#include "blockout/report/report.h"

#include <algorithm>

namespace turnaround::blockout {

std::string_view findingKindName(FindingKind kind)
{
    switch (kind) {
    case FindingKind::Ok:
        return "ok";
    case FindingKind::Swapped:
        return "swapped";
    case FindingKind::Mirrored:
        return "mirrored";
    case FindingKind::Turned:
        return "turned";
    case FindingKind::Scaled:
        return "scaled";
    case FindingKind::Foreign:
        return "foreign";
    }
    return "ok";
}

std::string_view certaintyName(Certainty certainty)
{
    return certainty == Certainty::Probably ? "probably" : "maybe";
}

bool Report::consistent() const
{
    return std::ranges::none_of(views, &ViewFinding::flagged);
}

} // namespace turnaround::blockout

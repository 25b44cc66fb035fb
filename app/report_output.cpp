#include "app/report_output.h"

#include "app/number_text.h"

#include <algorithm>

namespace turnaround::app {

namespace {

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

std::string verdictOf(const blockout::ViewFinding &finding)
{
    if (finding.kind == blockout::FindingKind::Ok)
        return "ok";
    const std::string kind(findingKindName(finding.kind));
    return finding.flagged ? std::string(certaintyName(finding.certainty)) + ' ' + kind : kind;
}

std::string findingText(const blockout::ViewFinding &finding)
{
    std::string text = finding.flagged ? "  !! " : "     ";
    text += padded(std::string(viewWords(finding.view)), 13) + padded(verdictOf(finding), 19);
    text += finding.iou ? decimalText(*finding.iou, 3) : "    -";
    text += '\n';
    for (const std::string &sentence : {finding.reason, finding.suggestion}) {
        if (!sentence.empty())
            text += "       " + sentence + '\n';
    }
    return text;
}

} // namespace

std::string reportText(const blockout::Report &report)
{
    std::string text = "     view         verdict            outline agreement\n";
    for (const blockout::ViewFinding &finding : report.views)
        text += findingText(finding);
    for (const std::string &note : report.notes)
        text += "  - " + note + '\n';
    const auto flagged = std::ranges::count_if(report.views, &blockout::ViewFinding::flagged);
    if (flagged == 0)
        text += "No view is flagged.\n";
    else
        text += std::to_string(flagged) + " of " + std::to_string(report.views.size()) +
            (flagged == 1 ? " views is flagged (!!).\n" : " views are flagged (!!).\n");
    return text;
}

} // namespace turnaround::app

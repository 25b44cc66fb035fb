// turnaround check: do the views fit together?
#include "app/report_output.h"
#include "app/verb.h"
#include "blockout/blockout.h"
#include "domain/view_naming.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace turnaround::app {

namespace {

constexpr const char *kSummary = "Says whether the views in a folder fit together, and which one is wrong.";

constexpr const char *kDetails =
    "A view can be swapped with another, mirrored, turned, drawn at another scale, or of another subject\n"
    "(foreign). 'probably' means that the outlines show it, 'maybe' that only the colours hint at it. The\n"
    "outline agreement (iou) goes from 0 to 1; '-' or null where there is nothing to compare with.\n"
    "Nothing is written.\n"
    "\n"
    "Examples:\n"
    "  turnaround check knight/\n"
    "  turnaround check knight/ --json | jq '.views[] | select(.flagged)'\n"
    "\n"
    "With --json: {\"views\":[{\"view\",\"kind\":\"ok|swapped|mirrored|turned|scaled|foreign\",\"iou\",\n"
    "\"flagged\",\"certainty\":\"probably|maybe\",\"reason\",\"suggestion\"}],\"consistent\",\"notes\"}.\n"
    "Exit code 1 when a view is flagged.\n"
    "\n";

Result<Outcome> check(const std::string &folder, const Surroundings &surroundings)
{
    const Result<ViewFiles> views = viewsInFolder(folder);
    if (!views)
        return views.error();
    std::vector<blockout::ViewFile> files;
    for (const auto &[view, file] : views.value())
        files.push_back({view, file});
    const Result<blockout::Report> report = blockout::check(files, {}, surroundings.cancel);
    if (!report)
        return report.error();
    Outcome outcome;
    outcome.exitCode = report.value().consistent() ? Done : Finding;
    outcome.json = reportJson(report.value());
    outcome.text = reportText(report.value());
    return outcome;
}

} // namespace

Verb declareCheck(CLI::App &commandLine)
{
    const auto folder = std::make_shared<std::string>();
    CLI::App *verb = commandLine.add_subcommand("check", kSummary);
    verb->add_option("DIR", *folder, "folder with the views, named as for 'generate --views'")
        ->type_name("")
        ->required();
    verb->footer(std::string(kDetails) + kExitCodesHelp);
    return {verb, false, [folder](const Surroundings &surroundings) { return check(*folder, surroundings); }};
}

} // namespace turnaround::app

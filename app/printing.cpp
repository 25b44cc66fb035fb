#include "app/printing.h"

#include "core/display_text.h"

#include <cstdio>

namespace turnaround::app {

namespace {

void say(const std::string &message)
{
    const std::string line = "turnaround: " + displayText(message, true) + '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

bool printed(const std::string &text)
{
    const bool whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (std::fflush(stdout) == 0 && whole)
        return true;
    say("Standard output can't be written: the disk is full, or the program that reads it has ended.");
    return false;
}

bool printedJson(const nlohmann::ordered_json &json)
{
    return printed(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n');
}

} // namespace

ExitCode printOutcome(const Outcome &outcome, bool json)
{
    for (const std::string &warning : outcome.warnings)
        say(warning);
    const bool done = json ? printedJson(outcome.json) : printed(displayText(outcome.text, true));
    return done ? outcome.exitCode : DiskTrouble;
}

ExitCode printError(const Error &error, bool json)
{
    const ExitCode code = exitCodeFor(error.kind);
    if (!json) {
        say(error.message);
        return code;
    }
    nlohmann::ordered_json object;
    object["error"]["kind"] = errorKindName(error.kind);
    object["error"]["message"] = displayText(error.message, true);
    return printedJson(object) ? code : DiskTrouble;
}

} // namespace turnaround::app

#include "providers/runware_errors.h"

#include "providers/answer.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace turnaround::providers {

namespace {

enum class Place { Whole, Start, End, Anywhere };

struct Pattern {
    std::string_view text; ///< lower case
    Place place;
    RunwareFault fault;
};

// The first that fits counts.
constexpr auto kPatterns = std::to_array<Pattern>({
    {"conflicttaskuuid", Place::Whole, RunwareFault::Conflict},
    {"apikey", Place::End, RunwareFault::Key},
    {"unauthorized", Place::Anywhere, RunwareFault::Key},
    {"forbidden", Place::Anywhere, RunwareFault::Key},
    {"tokenexpired", Place::Anywhere, RunwareFault::Key},
    {"credits", Place::Anywhere, RunwareFault::Balance},
    {"quota", Place::Anywhere, RunwareFault::Balance},
    {"balance", Place::Anywhere, RunwareFault::Balance},
    {"paymentrequired", Place::Anywhere, RunwareFault::Balance},
    {"ratelimit", Place::Anywhere, RunwareFault::Busy},
    {"contentpolicy", Place::Anywhere, RunwareFault::Content},
    {"blocked", Place::End, RunwareFault::Content},
    {"timeout", Place::Anywhere, RunwareFault::Slow},
    {"taskcancelled", Place::Whole, RunwareFault::Cancelled},
    {"taskfailedornotfound", Place::Whole, RunwareFault::NotFound},
    {"notfound", Place::End, RunwareFault::NotFound},
    {"expired", Place::End, RunwareFault::NotFound},
    {"internalservererror", Place::Anywhere, RunwareFault::Server},
    {"serviceunavailable", Place::Anywhere, RunwareFault::Server},
    {"provider", Place::Start, RunwareFault::Maker},
    {"inferenceerror", Place::Anywhere, RunwareFault::Maker},
    {"noavailableserver", Place::Anywhere, RunwareFault::Maker},
    {"modelunavailable", Place::Anywhere, RunwareFault::Maker},
    {"invalid", Place::Start, RunwareFault::Request},
    {"missing", Place::Start, RunwareFault::Request},
    {"unsupported", Place::Start, RunwareFault::Request},
    {"conflict", Place::Start, RunwareFault::Request},
    {"value", Place::Start, RunwareFault::Request},
    {"max", Place::Start, RunwareFault::Request},
    {"min", Place::Start, RunwareFault::Request},
});

bool fits(const Pattern &pattern, std::string_view code)
{
    switch (pattern.place) {
    case Place::Whole:
        return code == pattern.text;
    case Place::Start:
        return code.starts_with(pattern.text);
    case Place::End:
        return code.ends_with(pattern.text);
    case Place::Anywhere:
        return code.find(pattern.text) != std::string_view::npos;
    }
    return false;
}

/// "parameter" is a text or a list of texts.
std::string parameterNames(const ordered_json &error)
{
    std::string names = textField(error, "parameter");
    for (const ordered_json &each : listField(error, "parameter")) {
        if (each.is_string())
            names += (names.empty() ? "" : ", ") + each.get<std::string>();
    }
    return names;
}

TroubleWords faultWords(RunwareFault fault)
{
    switch (fault) {
    case RunwareFault::Conflict:
        return {"Runware has had this job before.", "Look at it in your account there."};
    case RunwareFault::Key:
        return {"Runware does not accept the key.", "Check the key that is set for Runware."};
    case RunwareFault::Balance:
        return {"The balance at Runware is too low.", "Top it up there."};
    case RunwareFault::Busy:
        return {"Runware has too much to do right now.", {}};
    case RunwareFault::Content:
        return {"Runware refuses this subject: its content rules don't allow it.",
                "Change the prompt or the pictures."};
    case RunwareFault::Slow:
        return {"Runware gave the job up because it took too long.", {}};
    case RunwareFault::NotFound:
        return {"Runware does not know this job (any more), or it failed there.", "Look for it in your account there."};
    case RunwareFault::Cancelled:
        return {"The job was cancelled at Runware.", {}};
    case RunwareFault::Server:
        return {"Runware has a fault of its own.", {}};
    case RunwareFault::Maker:
        return {"The model behind Runware failed.", "Use other pictures or words."};
    case RunwareFault::Request:
        return {"Runware does not accept what was asked for.", "Change what it names."};
    case RunwareFault::Other:
        return {"Runware reports a fault.", {}};
    }
    return {};
}

/// A code that is not known here means what its status says.
RunwareFault faultOf(const std::string &code, int status)
{
    if (status == 429)
        return RunwareFault::Busy;
    const RunwareFault byCode = runwareFault(code);
    if (byCode != RunwareFault::Other)
        return byCode;
    if (status == 401 || status == 403)
        return RunwareFault::Key;
    return status == 402 ? RunwareFault::Balance : RunwareFault::Other;
}

} // namespace

RunwareFault runwareFault(const std::string &code)
{
    const std::string lower = lowerCase(code.substr(0, 200));
    const auto *found = std::ranges::find_if(kPatterns, [&](const Pattern &each) { return fits(each, lower); });
    return found == kPatterns.end() ? RunwareFault::Other : found->fault;
}

Trouble runwareTrouble(const ordered_json &error, const HttpResponse &response)
{
    const std::string code = textField(error, "code");
    const std::string message = textField(error, "message");
    const std::string parameter = parameterNames(error);
    const RunwareFault fault = faultOf(code, response.status);

    Trouble trouble;
    TroubleWords words = faultWords(fault);
    trouble.message = std::move(words.what);
    trouble.advice = std::move(words.advice);
    const bool telling = fault == RunwareFault::Request || fault == RunwareFault::Other ||
        fault == RunwareFault::Content || fault == RunwareFault::Maker;
    if (telling)
        trouble.message += itSays(message);
    const std::string last = parameter.substr(parameter.rfind(' ') + 1); // of a path; npos + 1 is the beginning
    if (fault == RunwareFault::Request && !last.empty() && message.find(last) == std::string::npos)
        trouble.message += " It is about " + serviceWords(parameter) + '.';
    trouble.detail = serviceWords(code + (parameter.empty() ? "" : " (" + parameter + ")") +
                                  (message.empty() ? "" : ": " + message));
    trouble.wait = response.retryAfter();
    trouble.passing = fault == RunwareFault::Busy || fault == RunwareFault::Slow || fault == RunwareFault::Server;
    const bool nothingDone = fault == RunwareFault::Key || fault == RunwareFault::Balance ||
        fault == RunwareFault::Busy || fault == RunwareFault::Request;
    trouble.charged = nothingDone ? Charged::No : Charged::Unknown;
    return trouble;
}

} // namespace turnaround::providers

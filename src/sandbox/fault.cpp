#include "sandbox/fault.h"

#include "core/display_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace turnaround::sandbox {

namespace {

constexpr auto kProviders =
    std::to_array<std::string_view>({"runware", "vtrix", "scenario", "wavespeed", "pixazo", "tencent", "selfhosted"});

enum class Scope { Call, Download, Job, Answer };

struct Row {
    Scope scope;
    std::string_view provider; ///< "*": all
    std::string_view name; ///< for Scope::Call without the call's name
    std::string_view help;
};

constexpr auto kTable = std::to_array<Row>({
    // of two that share a name, the first strikes
    {Scope::Download, "*", "download-cut", "the file stops in its middle; ranges then work"},
    {Scope::Download, "*", "download-redirect", "302 to another host, where the file is"},
    {Scope::Download, "*", "download-expired", "this and the job's other links answer 403 until asked for afresh"},
    {Scope::Call, "*", "reset-before", "connection reset; the request was not processed"},
    {Scope::Call, "*", "reset-after", "processed and charged, then a reset instead of the answer"},
    {Scope::Call, "*", "slow", "processed; the answer trickles a byte at a time"},
    {Scope::Call, "*", "truncated-json", "processed; the answer's body stops in its middle"},
    {Scope::Call, "*", "html-502", "502 with a page of HTML; not processed"},
    {Scope::Call, "*", "html-502-after", "processed and charged, then 502 with a page of HTML"},
    {Scope::Call, "*", "redirect", "307 to another host; not processed"},
    {Scope::Call, "*", "gzip", "processed; the answer comes gzip-coded"},
    {Scope::Call, "*", "rate-limit", "429 with Retry-After: 1; not processed"},
    {Scope::Call, "*", "server-500", "500 in the service's shape; not processed"},
    {Scope::Job, "*", "job-failed", "the job ends as failed"},
    {Scope::Job, "*", "job-endless", "the job never ends"},
    {Scope::Job, "*", "job-wrong-type", "the model comes as output.mp4, video/mp4"},
    {Scope::Answer, "runware", "submit-parameter-text", "a validation error that names one parameter"},
    {Scope::Answer, "runware", "submit-parameter-list", "a validation error that names several parameters"},
    {Scope::Answer, "runware", "poll-data-and-errors", "data and errors in one answer"},
    {Scope::Job, "runware", "job-one-error", "the last of several results is an error"},
    {Scope::Job, "vtrix", "job-13001095", "upstream generation error"},
    {Scope::Job, "vtrix", "job-13001096", "result parse error"},
    {Scope::Job, "vtrix", "job-13001097", "upstream HTTP error"},
    {Scope::Job, "vtrix", "job-13001098", "polling error inside the gateway"},
    {Scope::Job, "vtrix", "job-13001099", "upstream task creation error"},
    {Scope::Job, "vtrix", "job-error-text", "the job fails, its error is a text"},
    {Scope::Job, "vtrix", "job-empty-cost", "usage.cost is empty"},
    {Scope::Answer, "vtrix", "submit-no-id", "an answer without an id: the submit failed"},
    {Scope::Answer, "scenario", "submit-remaining-seconds", "429 with remainingSeconds and details"},
    {Scope::Answer, "scenario", "poll-asset-unknown", "the result's asset id is not known"},
    {Scope::Job, "scenario", "job-canceled", "the service cancels the job"},
    {Scope::Answer, "wavespeed", "submit-code", "HTTP 200 with a code that is not 200; not processed"},
    {Scope::Answer, "wavespeed", "poll-code", "HTTP 200 with a code that is not 200"},
    {Scope::Job, "wavespeed", "job-timeout", "the job ends as timeout"},
    {Scope::Job, "wavespeed", "job-cancelled", "the job ends as cancelled"},
    {Scope::Answer, "pixazo", "submit-402", "402: no balance"},
    {Scope::Job, "pixazo", "job-error", "the job ends as ERROR, which is not charged"},
    {Scope::Job, "pixazo", "job-media-url", "image to 3D answers with media_url"},
    {Scope::Job, "pixazo", "job-other-dates", "dates as YYYY-MM-DD HH:MM:SS"},
    {Scope::Job, "pixazo", "job-no-extension", "the files' names have no extension"},
    {Scope::Answer, "tencent", "submit-error", "ResourceUnavailable with HTTP 200: service not activated"},
    {Scope::Answer, "tencent", "submit-limit", "RequestLimitExceeded with HTTP 200"},
    {Scope::Answer, "tencent", "poll-error", "InternalError with HTTP 200"},
    {Scope::Job, "selfhosted", "job-endless-texturing", "the job says texturing for ever"},
    {Scope::Answer, "selfhosted", "submit-404", "404 with JSON instead of the file"},
});

constexpr auto kCalls =
    std::to_array<CallKind>({CallKind::Submit, CallKind::Poll, CallKind::Upload, CallKind::Download});

bool meets(std::string_view provider, std::string_view rule)
{
    return rule == "*" || provider == "*" || provider == rule;
}

bool isFault(std::string_view provider, std::string_view name)
{
    return std::any_of(kTable.begin(), kTable.end(), [&](const Row &row) {
        if (!meets(provider, row.provider))
            return false;
        if (row.scope != Scope::Call)
            return name == row.name;
        return std::any_of(kCalls.begin(), kCalls.end(), [&](CallKind call) {
            return name == std::string(callName(call)) + '-' + std::string(row.name);
        });
    });
}

std::string helpLine(std::string_view name, std::string_view help)
{
    std::string line = "  " + std::string(name);
    line.resize(std::max<std::size_t>(line.size() + 1, 28), ' ');
    return line + std::string(help) + '\n';
}

} // namespace

std::string_view callName(CallKind kind)
{
    switch (kind) {
    case CallKind::Submit:
        return "submit";
    case CallKind::Poll:
        return "poll";
    case CallKind::Upload:
        return "upload";
    case CallKind::Download:
        return "download";
    case CallKind::Other:
        break;
    }
    return "other";
}

Result<Fault> parseFault(std::string_view text)
{
    const auto bad = [&](const std::string &why) {
        return Error{ErrorKind::BadUsage,
                     "The fault '" + displayText(std::string(text)) + "' " + why +
                         ". It is written PROVIDER:FAULT or PROVIDER:FAULT:TIMES, as in runware:submit-reset-after:2."};
    };
    const std::size_t first = text.find(':');
    if (first == std::string_view::npos)
        return bad("names no provider");
    Fault fault;
    fault.provider = text.substr(0, first);
    const std::size_t second = text.find(':', first + 1);
    fault.name = text.substr(first + 1, second == std::string_view::npos ? second : second - first - 1);
    if (fault.provider != "*" && std::find(kProviders.begin(), kProviders.end(), fault.provider) == kProviders.end())
        return bad("names a provider that the sandbox does not have");
    if (!isFault(fault.provider, fault.name))
        return bad("is none that this provider can have");
    if (second != std::string_view::npos) {
        const std::string_view times = text.substr(second + 1);
        const auto read = std::from_chars(times.data(), times.data() + times.size(), fault.times);
        if (read.ec != std::errc() || read.ptr != times.data() + times.size() || fault.times < 1)
            return bad("strikes a number of times that is not a whole number from 1 on");
    }
    return fault;
}

std::string faultsHelp()
{
    std::string text = "Faults: --fault PROVIDER:FAULT[:TIMES], as often as you like; once where TIMES is not given.\n"
                       "PROVIDER is";
    for (const std::string_view provider : kProviders)
        text += ' ' + std::string(provider) + ',';
    text += " or * for whichever comes first.\n\n"
            "For a call; put submit-, poll-, upload- or download- before it, as in poll-rate-limit:\n";
    for (const Row &row : kTable) {
        if (row.scope == Scope::Call)
            text += helpLine(row.name, row.help);
    }
    text += "\nFor files and jobs of every provider:\n";
    for (const Row &row : kTable) {
        if (row.scope != Scope::Call && row.provider == "*")
            text += helpLine(row.name, row.help);
    }
    for (const std::string_view provider : kProviders) {
        text += "\nFor " + std::string(provider) + " alone:\n";
        for (const Row &row : kTable) {
            if (row.provider == provider)
                text += helpLine(row.name, row.help);
        }
    }
    return text;
}

void FaultPlan::add(Fault fault)
{
    const std::lock_guard lock(m_mutex);
    m_faults.push_back(std::move(fault));
}

bool FaultPlan::take(std::string_view provider, std::string_view name)
{
    const std::lock_guard lock(m_mutex);
    for (Fault &fault : m_faults) {
        if (fault.times > 0 && fault.name == name && meets(provider, fault.provider)) {
            --fault.times;
            return true;
        }
    }
    return false;
}

std::optional<std::string> FaultPlan::takeForCall(std::string_view provider, CallKind kind)
{
    for (const Row &row : kTable) {
        if (row.scope == Scope::Call && take(provider, std::string(callName(kind)) + '-' + std::string(row.name)))
            return std::string(row.name);
        if (row.scope == Scope::Download && kind == CallKind::Download && take(provider, row.name))
            return std::string(row.name);
    }
    return {};
}

std::set<std::string> FaultPlan::takeForJob(std::string_view provider)
{
    std::set<std::string> taken;
    for (const Row &row : kTable) {
        if (row.scope == Scope::Job && meets(provider, row.provider) && take(provider, row.name))
            taken.insert(std::string(row.name));
    }
    return taken;
}

} // namespace turnaround::sandbox

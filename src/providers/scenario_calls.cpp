#include "providers/scenario_calls.h"

#include "core/base64.h"
#include "providers/answer.h"

#include <algorithm>
#include <cmath>

namespace turnaround::providers::scenario_calls {

HttpHeaders headers(const Account &account)
{
    return {{"Authorization", "Basic " + base64(account.key + ':' + account.secret)}, {"Accept", "application/json"}};
}

std::string url(const Account &account, const std::string &path, const std::string &query)
{
    std::string address = account.address + path;
    char separator = '?';
    if (!query.empty()) {
        address += separator + query;
        separator = '&';
    }
    if (const std::string project = kept(account.settings, "project"); !project.empty())
        address += separator + ("projectId=" + percentEncoded(project));
    return address;
}

Trouble refusal(const HttpResponse &response)
{
    const ordered_json body = bodyJson(response);
    const std::string said = firstText(body, {"reason", "message", "error", "detail"});
    Trouble trouble = statusTrouble(kName, response, said);
    std::optional<double> remaining = numberField(body, "remainingSeconds");
    if (!remaining)
        remaining = numberField(field(body, "details"), "remainingSeconds");
    if (!trouble.wait && trouble.passing && remaining && *remaining >= 0)
        trouble.wait = std::chrono::seconds(std::int64_t(std::ceil(std::min(*remaining, 3600.0))));
    if (const std::string trace = textField(body, "trace_id"); !trace.empty())
        trouble.detail += " (trace " + serviceWords(trace) + ")";
    return trouble;
}

std::optional<Money> units(const ordered_json &object, std::string_view key)
{
    return moneyField(object, key, "CU");
}

} // namespace turnaround::providers::scenario_calls

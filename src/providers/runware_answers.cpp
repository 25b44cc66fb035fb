#include "providers/runware_answers.h"

#include "providers/answer.h"
#include "providers/facts.h"
#include "providers/result_files.h"
#include "providers/runware_envelope.h"
#include "providers/runware_errors.h"

#include <algorithm>

namespace turnaround::providers::runware_answers {

namespace {

constexpr const char *kService = "Runware";
constexpr const char *kAccepted = "accepted"; ///< a task's value: Runware said that it has it

int resultsAsked(const GenerationRequest &request)
{
    const auto chosen = request.options.find(option_keys::kResults);
    const auto *count = chosen == request.options.end() ? nullptr : std::get_if<std::int64_t>(&chosen->second);
    return count ? int(std::clamp<std::int64_t>(*count, 1, 100)) : 1;
}

ordered_json factsOf(const Entries &items)
{
    const std::vector<std::string_view> known = {"taskType", "taskUUID", "status", "progress",
                                                 "outputs",  "error",    "cost"};
    ordered_json facts = ordered_json::object();
    if (items.size() == 1) {
        keepAllBut(facts, *items.front(), known);
        return facts;
    }
    ordered_json results = ordered_json::array();
    for (const ordered_json *item : items) {
        ordered_json each = ordered_json::object();
        keepAllBut(each, *item, known);
        results.push_back(std::move(each));
    }
    if (std::ranges::any_of(results, [](const ordered_json &each) { return !each.empty(); }))
        facts["results"] = std::move(results);
    return facts;
}

Finished finished(const Envelope &envelope, const Tally &tally)
{
    Finished result;
    result.cost = tally.cost;
    result.facts = factsOf(envelope.items);
    int unusable = 0;
    for (std::size_t i = 0; i < envelope.items.size(); ++i) {
        const ordered_json &item = *envelope.items[i];
        if (itemState(item) != ItemState::Done)
            continue;
        const std::size_t before = result.files.size();
        for (const ordered_json &file : listField(field(item, "outputs"), "files")) {
            const std::string url = textField(file, "url");
            if (isFileAddress(url))
                result.files.push_back({RemoteFile{url, FileRole::Model, int(i), {}}, {}});
        }
        unusable += result.files.size() == before;
    }
    const auto of = " of " + std::to_string(tally.asked) + " results ";
    if (!tally.failures.empty()) {
        const std::string code = textField(*tally.failures.front(), "message");
        result.notes.push_back(std::to_string(tally.failures.size()) + of +
                               "failed: " + (code.empty() ? "Runware gave no reason." : serviceWords(code)));
    }
    if (tally.repeats > 0)
        result.notes.push_back(std::to_string(tally.repeats) + of + "are the same as another one.");
    if (unusable > 0)
        result.notes.push_back(std::to_string(unusable) + of + "came without a file that can be fetched.");
    return result;
}

RemoteTask acceptedTask(const std::string &id)
{
    return {id, {{kAccepted, "yes"}}};
}

/// Whether a submit's error proves that the task was not taken. What is unclear is asked after under our own id, which
/// costs nothing. protocols.md 0.2.
bool isRefusal(RunwareFault fault, const HttpResponse &response)
{
    if (response.status == 429)
        return true;
    switch (fault) {
    case RunwareFault::Server:
    case RunwareFault::Slow:
    case RunwareFault::Cancelled:
        return false;
    case RunwareFault::Maker:
    case RunwareFault::Other:
        return provesRefusal(response.status) && response.status != 409; // 409: it may be the id that is in use
    default:
        return response.succeeded() || (provesRefusal(response.status) && response.status != 409);
    }
}

SubmitAnswer refusedSubmit(const ordered_json &error, const HttpResponse &response)
{
    Trouble trouble = runwareTrouble(error, response);
    const RunwareFault fault = runwareFault(textField(error, "code"));
    if (!isRefusal(fault, response)) {
        trouble.charged = Charged::Unknown;
        return Unclear{std::move(trouble)};
    }
    if (provesRefusal(response.status))
        trouble.charged = Charged::No;
    if (response.status == 429)
        return NotAccepted{std::move(trouble)};
    if (fault == RunwareFault::NotFound) { // not the task: the model, a picture's id
        trouble.message = "Runware does not know something that this job names." + itSays(textField(error, "message"));
        trouble.advice = "Choose another model, or other pictures.";
        trouble.charged = Charged::No;
    }
    return NotAccepted{std::move(trouble)};
}

/// The task has failed. What it cost counts where the service says so of each part of it.
Ended ended(Trouble trouble, bool cancelled, std::optional<Money> cost, bool eachPriced)
{
    trouble.passing = false;
    trouble.charged = Charged::Unknown;
    if (cost && cost->millionths > 0)
        trouble.charged = Charged::Yes;
    else if (cost && eachPriced)
        trouble.charged = Charged::No;
    if (trouble.charged != Charged::Yes)
        cost.reset();
    return {std::move(trouble), cancelled, std::move(cost)};
}

/// An answer to a poll that holds errors, and nothing else about the task.
PollAnswer refusedPoll(const ordered_json &error, const RemoteTask &task, const HttpResponse &response)
{
    Trouble trouble = runwareTrouble(error, response);
    if (response.status == 429)
        return trouble;
    const bool ofTask = isOf(error, task.id);
    const std::string type = wordField(error, "taskType");
    const bool ofGateway = !response.succeeded() && !provesRefusal(response.status);
    const RunwareFault fault = runwareFault(textField(error, "code"));
    bool ofCall = false; // it says nothing about the task
    switch (fault) {
    case RunwareFault::NotFound:
        return NotKnown{std::move(trouble)};
    case RunwareFault::Cancelled:
        break;
    case RunwareFault::Key:
        ofCall = true;
        break;
    case RunwareFault::Busy:
    case RunwareFault::Slow:
    case RunwareFault::Server:
        ofCall = !ofTask || type != "3dinference" || ofGateway;
        break;
    case RunwareFault::Other:
    case RunwareFault::Conflict:
    case RunwareFault::Request:
    case RunwareFault::Balance:
        ofCall = !ofTask || type == "getresponse" || ofGateway;
        break;
    case RunwareFault::Content:
    case RunwareFault::Maker:
        ofCall = ofGateway && (!ofTask || type == "getresponse");
        break;
    }
    if (ofCall) {
        trouble.passing = trouble.passing || ofGateway;
        return trouble;
    }
    return ended(std::move(trouble), fault == RunwareFault::Cancelled, moneyField(error, "cost", kUnit), true);
}

/// The first item of an answer to a call that is no job, or what is wrong.
Result<ordered_json> soleItem(const HttpResponse &response)
{
    const ordered_json json = bodyJson(response);
    const auto data = listField(json, "data");
    if (const auto errors = listField(json, "errors"); !errors.empty())
        return asError(runwareTrouble(errors.front(), response));
    if (response.succeeded() && !data.empty() && data.front().is_object())
        return data.front();
    return asError(unknownAnswer(kService, response));
}

} // namespace

SubmitAnswer readSubmit(const GenerationRequest &request, const HttpResponse &response, const CallContext &context)
{
    const Envelope envelope(response, context.taskId);
    for (const Entries &errors : {envelope.errors, envelope.strays}) {
        for (const ordered_json *error : errors) {
            if (runwareFault(textField(*error, "code")) == RunwareFault::Conflict)
                return KnownAlready{acceptedTask(context.taskId)};
        }
    }
    if (!envelope.items.empty()) {
        const Tally counted = tally(envelope, resultsAsked(request));
        if (counted.complete() && counted.done > 0) {
            if (Finished result = finished(envelope, counted); !result.files.empty())
                return result;
        }
        return Accepted{acceptedTask(context.taskId), counted.cost, factsOf(envelope.items)};
    }
    if (const ordered_json *error = envelope.error())
        return refusedSubmit(*error, response);
    return unacceptedAnswer(unknownAnswer(kService, response), response);
}

PollAnswer readPoll(const GenerationRequest &request, const RemoteTask &task, const HttpResponse &response)
{
    const Envelope envelope(response, task.id);
    if (envelope.items.empty()) {
        if (const ordered_json *error = envelope.error())
            return refusedPoll(*error, task, response);
        const bool accepted = task.values.contains(kAccepted);
        if (response.succeeded() && envelope.readable && accepted)
            return GoOn{task, {}, true};
        return unknownAnswer(kService, response);
    }
    const Tally counted = tally(envelope, resultsAsked(request));
    if (!counted.complete())
        return GoOn{acceptedTask(task.id), counted.progress, false, false, counted.cost, factsOf(envelope.items)};
    if (counted.done == 0) {
        const ordered_json &failure = *counted.failures.front();
        const bool cancelled = runwareFault(textField(failure, "code")) == RunwareFault::Cancelled;
        return ended(runwareTrouble(failure, response), cancelled, counted.cost, counted.eachPriced);
    }
    return finished(envelope, counted);
}

UploadAnswer readUpload(const std::map<std::string, std::string> &, const Picture &, const HttpResponse &response,
                        const Account &, const CallContext &)
{
    const ordered_json json = bodyJson(response);
    if (const auto errors = listField(json, "errors"); !errors.empty()) {
        Trouble trouble = runwareTrouble(errors.front(), response);
        trouble.charged = Charged::No;
        return trouble;
    }
    for (const ordered_json &item : listField(json, "data")) {
        for (const char *name : {"mediaURL", "imageURL"}) {
            if (const std::string url = textField(item, name); isFileAddress(url))
                return UploadDone{url};
        }
    }
    Trouble trouble = unknownAnswer(kService, response);
    trouble.charged = Charged::No;
    return trouble;
}

Result<Balance> readBalance(const HttpResponse &response)
{
    const Result<ordered_json> item = soleItem(response);
    if (!item)
        return item.error();
    // An object in the newest schema, a plain number before.
    const ordered_json &balance = field(*item, "balance");
    const std::string currency = textField(balance, "currency");
    const std::string unit = currency.empty() ? "USD" : serviceWords(currency);
    const std::optional<Money> money =
        balance.is_object() ? balanceField(balance, "amount", unit) : balanceField(*item, "balance", unit);
    if (!money)
        return asError(unreadable(kService, response));
    return Balance{*money};
}

Result<void> readCheckKey(const HttpResponse &response)
{
    const Result<ordered_json> item = soleItem(response);
    return item ? Result<void>() : item.error();
}

} // namespace turnaround::providers::runware_answers

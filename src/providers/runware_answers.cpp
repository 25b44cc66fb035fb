#include "providers/runware_answers.h"

#include "providers/answer.h"
#include "providers/facts.h"
#include "providers/result_files.h"
#include "providers/runware_errors.h"

#include <algorithm>

namespace turnaround::providers::runware_answers {

namespace {

constexpr const char *kService = "Runware";
constexpr const char *kAccepted = "accepted"; ///< a task's value: Runware said that it has it

using Entries = std::vector<const ordered_json *>;

/// What of an answer is about one task.
struct Envelope {
    ordered_json json;
    bool readable = false; ///< it has "data" or "errors"
    Entries items;
    Entries errors; ///< of the task
    Entries strays; ///< errors that name no task

    Envelope(const HttpResponse &response, const std::string &taskId)
        : json(bodyJson(response))
    {
        const bool list = field(json, "errors").is_array();
        const ordered_json &sole = field(json, "error");
        readable = field(json, "data").is_array() || list || sole.is_object();
        for (const ordered_json &each : listField(json, "data")) {
            if (isOf(each, taskId))
                items.push_back(&each);
        }
        for (const ordered_json &each : listField(json, "errors")) {
            if (isOf(each, taskId))
                errors.push_back(&each);
            else if (each.is_object() && textField(each, "taskUUID").empty())
                strays.push_back(&each);
        }
        if (!list && sole.is_object())
            strays.push_back(&sole);
    }
    /// The error that tells most about the task; null where there is none.
    const ordered_json *error() const
    {
        return !errors.empty() ? errors.front() : !strays.empty() ? strays.front() : nullptr;
    }
    Envelope(const Envelope &) = delete;
    Envelope &operator=(const Envelope &) = delete;

    static bool isOf(const ordered_json &entry, const std::string &taskId)
    {
        return !taskId.empty() && wordField(entry, "taskUUID") == lowerCase(taskId);
    }
};

int resultsAsked(const GenerationRequest &request)
{
    const auto chosen = request.options.find(option_keys::kResults);
    const auto *count = chosen == request.options.end() ? nullptr : std::get_if<std::int64_t>(&chosen->second);
    return count ? int(std::clamp<std::int64_t>(*count, 1, 100)) : 1;
}

enum class ItemState { Running, Done, Failed };

ItemState itemState(const ordered_json &item)
{
    const std::string status = wordField(item, "status");
    if (status == "success")
        return ItemState::Done;
    if (status == "error" || (status.empty() && field(item, "error").is_object()))
        return ItemState::Failed;
    const bool hasFiles = field(field(item, "outputs"), "files").is_array();
    return status.empty() && hasFiles ? ItemState::Done : ItemState::Running;
}

/// An item's own error, else the item.
const ordered_json &itemError(const ordered_json &item)
{
    const ordered_json &error = field(item, "error");
    return error.is_object() ? error : item;
}

struct Tally {
    int asked = 1, done = 0, running = 0;
    Entries failures; ///< the errors
    std::optional<double> progress;
    std::optional<Money> cost;

    bool complete() const { return running == 0 && done + int(failures.size()) >= asked; }
};

Tally tally(const Envelope &envelope, int asked)
{
    Tally tally;
    tally.asked = asked;
    double shares = 0, cost = 0;
    bool told = false, priced = false;
    for (const ordered_json *item : envelope.items) {
        const ItemState state = itemState(*item);
        if (const std::optional<double> amount = numberField(*item, "cost")) {
            cost += *amount;
            priced = true;
        }
        if (state == ItemState::Failed) {
            tally.failures.push_back(&itemError(*item));
        } else if (state == ItemState::Done) {
            ++tally.done;
            shares += 1;
            told = true;
        } else {
            ++tally.running;
            const std::optional<double> progress = numberField(*item, "progress");
            shares += progress ? std::clamp(*progress / 100, 0.0, 1.0) : 0;
            told = told || progress;
        }
    }
    // A failed result may stand as an item, among the errors, or in both places.
    Entries errors = envelope.errors;
    std::erase_if(errors, [](const ordered_json *each) { // about the question, not about the task
        return wordField(*each, "taskType") == "getresponse";
    });
    if (errors.size() > tally.failures.size())
        tally.failures = std::move(errors);
    tally.failures.resize(std::min(tally.failures.size(), std::size_t(std::max(0, asked - tally.done))));
    if (told)
        tally.progress = std::clamp(shares / std::max(asked, int(envelope.items.size())), 0.0, 1.0);
    if (priced)
        tally.cost = Money::of(cost, "USD");
    return tally;
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
    if (unusable > 0)
        result.notes.push_back(std::to_string(unusable) + of + "came without a file that can be fetched.");
    return result;
}

RemoteTask acceptedTask(const std::string &id)
{
    return {id, {{kAccepted, "yes"}}};
}

SubmitAnswer refusedSubmit(const ordered_json &error, const HttpResponse &response)
{
    Trouble trouble = runwareTrouble(error, response);
    const RunwareFault fault = runwareFault(textField(error, "code"));
    const bool odd = fault == RunwareFault::Other && response.status >= 500;
    if (fault == RunwareFault::Server || fault == RunwareFault::Slow || odd) {
        trouble.charged = Charged::Unknown;
        return Unclear{std::move(trouble)};
    }
    if (fault == RunwareFault::NotFound) { // not the task: the model, a picture's id
        trouble.message = "Runware does not know something that this job names." + itSays(textField(error, "message"));
        trouble.advice = "Choose another model, or other pictures.";
        trouble.charged = Charged::No;
    }
    return NotAccepted{std::move(trouble)};
}

/// An answer to a poll that holds errors, and nothing else about the task.
PollAnswer refusedPoll(const ordered_json &error, const RemoteTask &task, const HttpResponse &response)
{
    Trouble trouble = runwareTrouble(error, response);
    const bool ofTask = Envelope::isOf(error, task.id);
    const std::string type = wordField(error, "taskType");
    switch (runwareFault(textField(error, "code"))) {
    case RunwareFault::NotFound:
        return NotKnown{std::move(trouble)};
    case RunwareFault::Cancelled:
        return Ended{std::move(trouble), true, {}};
    case RunwareFault::Key:
        return trouble;
    case RunwareFault::Busy:
    case RunwareFault::Slow:
    case RunwareFault::Server:
        if (!ofTask || type != "3dinference" || response.status >= 500)
            return trouble;
        break;
    case RunwareFault::Other:
        trouble.passing = response.status >= 500;
        [[fallthrough]];
    case RunwareFault::Conflict:
    case RunwareFault::Request:
    case RunwareFault::Balance:
        if (!ofTask || type == "getresponse" || response.status >= 500)
            return trouble;
        break;
    case RunwareFault::Content:
    case RunwareFault::Maker:
        break;
    }
    trouble.charged = Charged::Unknown;
    trouble.passing = false;
    return Ended{std::move(trouble), false, {}};
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
        if (counted.complete() && counted.done == 0)
            return refusedSubmit(*counted.failures.front(), response);
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
        Trouble trouble = runwareTrouble(*counted.failures.front(), response);
        trouble.charged = Charged::Unknown;
        trouble.passing = false;
        const RunwareFault fault = runwareFault(textField(*counted.failures.front(), "code"));
        return Ended{std::move(trouble), fault == RunwareFault::Cancelled, counted.cost};
    }
    Finished result = finished(envelope, counted);
    if (!result.files.empty())
        return result;
    return noFilesTrouble(kService);
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
        balance.is_object() ? moneyField(balance, "amount", unit) : moneyField(*item, "balance", unit);
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

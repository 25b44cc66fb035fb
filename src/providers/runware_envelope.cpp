#include "providers/runware_envelope.h"

#include "providers/answer.h"

#include <algorithm>
#include <set>

namespace turnaround::providers::runware_answers {

namespace {

/// An item's own error, else the item.
const ordered_json &itemError(const ordered_json &item)
{
    const ordered_json &error = field(item, "error");
    return error.is_object() ? error : item;
}

/// Whether each file of a result has been seen, by its id or its address; every result has files of its own.
bool isRepeated(const ordered_json &item, std::set<std::string> &seen)
{
    int files = 0, known = 0;
    for (const ordered_json &file : listField(field(item, "outputs"), "files")) {
        bool had = false, named = false;
        for (const std::string &name : {textField(file, "uuid"), textField(file, "url")}) {
            if (name.empty())
                continue;
            named = true;
            had = !seen.insert(name).second || had;
        }
        files += named;
        known += had;
    }
    return files > 0 && known == files;
}

} // namespace

bool isOf(const ordered_json &entry, const std::string &taskId)
{
    return !taskId.empty() && wordField(entry, "taskUUID") == lowerCase(taskId);
}

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

Envelope::Envelope(const HttpResponse &response, const std::string &taskId)
    : json(bodyJson(response))
{
    const bool list = field(json, "errors").is_array();
    const ordered_json &sole = field(json, "error");
    readable = field(json, "data").is_array() || list || sole.is_object();
    std::set<std::string> seen;
    for (const ordered_json &each : listField(json, "data")) {
        if (!isOf(each, taskId))
            continue;
        if (itemState(each) == ItemState::Done && isRepeated(each, seen))
            ++repeats;
        else
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

const ordered_json *Envelope::error() const
{
    return !errors.empty() ? errors.front() : !strays.empty() ? strays.front() : nullptr;
}

Tally tally(const Envelope &envelope, int asked)
{
    Tally tally;
    tally.asked = asked;
    tally.repeats = envelope.repeats;
    double shares = 0;
    std::int64_t cost = 0; // millionths
    bool told = false, priced = false;
    for (const ordered_json *item : envelope.items) {
        const ItemState state = itemState(*item);
        if (const std::optional<Money> amount = moneyField(*item, "cost", kUnit)) {
            cost += amount->millionths;
            priced = true;
        } else {
            tally.eachPriced = false;
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
    const int missing = std::max(0, asked - tally.done - tally.repeats);
    tally.failures.resize(std::min(tally.failures.size(), std::size_t(missing)));
    if (told)
        tally.progress = std::clamp(shares / std::max(asked, int(envelope.items.size())), 0.0, 1.0);
    if (priced)
        tally.cost = Money{cost, kUnit};
    return tally;
}

} // namespace turnaround::providers::runware_answers

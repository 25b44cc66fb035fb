// What Scenario tells about a job, and about the files that it made.
#include "providers/answer.h"
#include "providers/facts.h"
#include "providers/request.h"
#include "providers/result_files.h"
#include "providers/scenario_calls.h"

#include <algorithm>
#include <charconv>

namespace turnaround::providers::scenario_calls {

namespace {

constexpr std::size_t kMostAssets = 32;

/// The cost that an earlier answer told: a finished job may not repeat it.
std::optional<Money> knownCost(const RemoteTask &task)
{
    const std::string cost = kept(task.values, "cost");
    double amount = 0;
    if (std::from_chars(cost.data(), cost.data() + cost.size(), amount).ec != std::errc())
        return {};
    return Money::of(amount, "CU");
}

ordered_json factsOf(const ordered_json &job)
{
    ordered_json facts = ordered_json::object();
    const ordered_json &metadata = field(job, "metadata");
    keepFact(facts, "seed", field(metadata, "seed"));
    keepMoment(facts, "createdAt", field(job, "createdAt"));
    keepMoment(facts, "updatedAt", field(job, "updatedAt"));
    keepFact(facts, "refundDisabled", field(field(job, "billing"), "disableRefund"));
    return facts;
}

/// `cost`: as it is known; the job's own figure may say more.
Ended ended(const ordered_json &job, bool cancelled, std::optional<Money> cost)
{
    Ended end;
    end.cancelled = cancelled;
    end.cost = std::move(cost);
    const std::optional<Money> billed = units(field(job, "billing"), "cuCost");
    const ordered_json &metadata = field(job, "metadata");
    std::string said = firstText(metadata, {"error"});
    if (said.empty())
        said = firstText(job, {"error", "reason"});
    const std::string hint = firstText(metadata, {"hint"});
    Trouble &trouble = end.trouble;
    trouble.kind = cancelled ? ErrorKind::Cancelled : ErrorKind::Refused;
    if (cancelled) {
        trouble.message = "The job was cancelled at Scenario.";
    } else {
        trouble.message = "Scenario could not make the model." + itSays(said);
        if (!hint.empty())
            trouble.message += " Its hint: " + inQuotes(hint);
        trouble.advice = "Use other pictures or options.";
    }
    trouble.detail = serviceWords(textField(job, "status") + (said.empty() ? "" : ": " + said));
    const ordered_json &kept = field(field(job, "billing"), "disableRefund");
    if (billed && billed->millionths == 0)
        trouble.charged = Charged::No;
    else if (!kept.is_boolean() || (cancelled && !kept.get<bool>()))
        trouble.charged = Charged::Unknown;
    else
        trouble.charged = kept.get<bool>() ? Charged::Yes : Charged::No;
    // The figure stays in the answer when the units are given back.
    if (trouble.charged == Charged::No)
        end.cost.reset();
    return end;
}

/// The job is done and paid for, and none of its models is to be had now.
Trouble assetsMissing(const HttpResponse &response)
{
    Trouble trouble = refusal(response);
    trouble.message = "Scenario has made the model, but does not know its file.";
    trouble.advice = "Try again later, or look for the model in your account there.";
    trouble.charged = Charged::Yes;
    trouble.passing = false;
    return trouble;
}

PollAnswer readJob(const RemoteTask &task, const ordered_json &body, const HttpResponse &response)
{
    const ordered_json &job = field(body, "job");
    const std::string status = wordField(job, "status");
    if (status.empty())
        return unreadable(kName, response);
    GoOn on{task};
    on.cost = units(field(job, "billing"), "cuCost");
    if (on.cost)
        on.task.values["cost"] = std::to_string(on.cost->amount());
    else
        on.cost = knownCost(task);
    if (status == "failure" || status == "failed")
        return ended(job, false, on.cost);
    if (status == "canceled" || status == "cancelled")
        return ended(job, true, on.cost);
    on.facts = factsOf(job);
    on.waiting = status == "pending" || status == "queued" || status == "warming-up";
    const std::optional<double> progress = numberField(job, "progress");
    if (progress && *progress >= 0 && *progress <= 1)
        on.progress = progress;
    if (status != "success")
        return on;

    std::string assets;
    for (const ordered_json &each : listField(field(job, "metadata"), "assetIds", kMostAssets)) {
        const std::string id = each.is_string() ? each.get<std::string>() : std::string();
        if (isPlainTaskId(id))
            assets += (assets.empty() ? "" : " ") + id;
    }
    if (assets.empty())
        return Finished{{}, on.cost, on.facts, {}};
    on.task.values["assets"] = assets;
    on.progress = 1;
    on.atOnce = true;
    return on;
}

void addFile(ordered_json &files, const std::string &url, FileRole role)
{
    if (isFileAddress(url))
        files.push_back({{"url", url}, {"role", int(role)}});
}

void addAsset(ordered_json &files, const ordered_json &asset)
{
    const std::string mime = wordField(asset, "mimeType");
    const std::string url = textField(asset, "url");
    FileRole role = roleOfAddress(url);
    if (mime.starts_with("image/"))
        role = FileRole::Preview;
    else if (mime.find("zip") != std::string::npos)
        role = FileRole::Archive;
    addFile(files, url, role);
    for (const char *picture : {"thumbnail", "preview"}) {
        const std::string small = textField(field(asset, picture), "url");
        if (small.empty() || role == FileRole::Preview)
            continue;
        addFile(files, small, FileRole::Preview);
        break;
    }
}

Finished finished(const RemoteTask &task, const ordered_json &files)
{
    Finished end;
    end.cost = knownCost(task);
    for (const ordered_json &each : files) {
        const std::string url = textField(each, "url");
        const double role = numberField(each, "role").value_or(0);
        if (isFileAddress(url) && role >= 0 && role <= int(FileRole::Picture))
            end.files.push_back({{.url = url, .role = FileRole(int(role))}, {}});
    }
    return end;
}

bool holdsModel(const ordered_json &files)
{
    return std::ranges::any_of(files, [](const ordered_json &each) {
        return numberField(each, "role").value_or(0) != double(FileRole::Preview);
    });
}

std::string firstOf(const std::string &words)
{
    return words.substr(0, words.find(' '));
}

/// The answer to GET /assets/{id} for the first of the ids that are still to be asked. One that is not there moves to
/// the end, behind those that nobody has asked for; "missing" names the first of these.
PollAnswer readAsset(const RemoteTask &task, const std::string &assets, const HttpResponse &response)
{
    ordered_json files = ordered_json::parse(kept(task.values, "files"), nullptr, false);
    if (!files.is_array())
        files = ordered_json::array();
    const std::size_t space = assets.find(' ');
    std::string rest = space == std::string::npos ? std::string() : assets.substr(space + 1);
    std::string missing = kept(task.values, "missing");
    if (response.status == 404) {
        const bool allAsked =
            rest.empty() || (!missing.empty() && (firstOf(rest) == missing || firstOf(assets) == missing));
        if (allAsked && !holdsModel(files))
            return assetsMissing(response);
        if (allAsked)
            rest.clear();
        else
            rest += ' ' + firstOf(assets);
        if (missing.empty())
            missing = firstOf(assets);
    } else {
        const ordered_json body = bodyJson(response);
        const ordered_json &asset = field(body, "asset");
        if (!asset.is_object())
            return unreadable(kName, response);
        const std::string status = wordField(asset, "status");
        if (textField(asset, "url").empty() && !status.empty() && status != "success" && status != "failure")
            return GoOn{task};
        addAsset(files, asset);
    }
    if (rest.empty())
        return finished(task, files);
    GoOn on{task};
    on.task.values["assets"] = rest;
    on.task.values["files"] = bodyText(files);
    if (!missing.empty())
        on.task.values["missing"] = missing;
    on.progress = 1;
    on.atOnce = true;
    on.cost = knownCost(task);
    return on;
}

} // namespace

PollAnswer readPoll(const GenerationRequest &, const RemoteTask &task, const HttpResponse &response)
{
    const std::string assets = kept(task.values, "assets");
    const bool asset = !assets.empty();
    if (response.status == 404 && !asset)
        return NotKnown{refusal(response)};
    if (!response.succeeded() && response.status != 404)
        return refusal(response);
    return asset ? readAsset(task, assets, response) : readJob(task, bodyJson(response), response);
}

} // namespace turnaround::providers::scenario_calls

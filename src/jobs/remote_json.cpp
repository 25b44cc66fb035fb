#include "jobs/remote_json.h"

#include "domain/time_json.h"

#include <algorithm>
#include <array>

namespace turnaround::jobs {

namespace {

using nlohmann::ordered_json;

constexpr std::array kRoles = {FileRole::Model, FileRole::Archive, FileRole::Preview, FileRole::Picture};

ordered_json taskJson(const std::optional<RemoteTask> &task)
{
    if (!task)
        return nullptr;
    return {{"id", task->id}, {"values", task->values}};
}

ordered_json filesJson(const std::vector<RemoteFile> &files)
{
    ordered_json json = ordered_json::array();
    for (const RemoteFile &file : files)
        json.push_back({{"url", file.url},
                        {"role", fileRoleName(file.role)},
                        {"result", file.result},
                        {"file", file.file},
                        {"lost", file.lost}});
    return json;
}

RemoteFile fileFromJson(const ordered_json &json)
{
    RemoteFile file;
    file.url = json.at("url").get<std::string>();
    for (const FileRole role : kRoles) {
        if (fileRoleName(role) == json.at("role").get<std::string>())
            file.role = role;
    }
    file.result = json.at("result").get<int>();
    file.file = json.at("file").get<std::string>();
    file.lost = json.at("lost").get<bool>();
    if (file.file.find('/') != std::string::npos || file.file == "..")
        file.file.clear();
    return file;
}

} // namespace

std::string_view fileRoleName(FileRole role)
{
    switch (role) {
    case FileRole::Model:
        return "model";
    case FileRole::Archive:
        return "archive";
    case FileRole::Preview:
        return "preview";
    case FileRole::Picture:
        return "picture";
    }
    return "model";
}

ordered_json moneyJson(const std::optional<Money> &money)
{
    if (!money)
        return nullptr;
    return {{"amount", money->amount()}, {"unit", money->unit}};
}

std::optional<Money> moneyFromJson(const ordered_json &json)
{
    if (json.is_null())
        return {};
    return Money::of(json.at("amount").get<double>(), json.at("unit").get<std::string>());
}

ordered_json remoteJson(const RemoteWork &remote)
{
    ordered_json json;
    json["task_id"] = remote.taskId;
    json["recognised"] = remote.recognised;
    json["cancellable"] = remote.cancellable;
    json["free"] = remote.free;
    json["lost_submits"] = remote.lostSubmits;
    json["submit_left"] = remote.submitLeft;
    json["submitted"] = timeJson(remote.submitted);
    json["waited"] = remote.waited.count();
    json["cancel_wanted"] = remote.cancelWanted;
    json["ended_there"] = remote.endedThere;
    json["fresh_links"] = remote.freshLinks;
    json["uploaded"] = ordered_json::object();
    for (const SentPicture &picture : remote.uploaded)
        json["uploaded"][std::string(viewName(picture.view))] = picture.reference;
    json["task"] = taskJson(remote.task);
    json["files"] = filesJson(remote.files);
    json["quoted"] = moneyJson(remote.quoted);
    json["cost"] = moneyJson(remote.cost);
    json["charged"] = chargedName(remote.charged);
    json["facts"] = remote.facts;
    json["notes"] = remote.notes;
    json["practice"] = remote.practice;
    json["over_budget"] = remote.overBudget;
    json["held_by_budget"] = remote.heldByBudget;
    json["link_given"] = remote.linkGiven;
    json["stopped_waiting"] = remote.stoppedWaiting;
    return json;
}

RemoteWork remoteFromJson(const ordered_json &json)
{
    RemoteWork remote;
    remote.taskId = json.at("task_id").get<std::string>();
    remote.recognised = json.at("recognised").get<bool>();
    remote.cancellable = json.at("cancellable").get<bool>();
    remote.free = json.value("free", false);
    remote.lostSubmits = json.value("lost_submits", 0);
    remote.submitLeft = json.at("submit_left").get<bool>();
    remote.submitted = timeFromJson(json.value("submitted", ordered_json()));
    remote.waited = std::chrono::milliseconds(std::max<std::int64_t>(0, json.value("waited", std::int64_t(0))));
    remote.cancelWanted = json.at("cancel_wanted").get<bool>();
    remote.endedThere = json.at("ended_there").get<bool>();
    remote.freshLinks = json.at("fresh_links").get<int>();
    for (const auto &[name, reference] : json.at("uploaded").items()) {
        if (const std::optional<View> view = viewFromName(name))
            remote.uploaded.push_back({*view, reference.get<std::string>()});
    }
    if (const ordered_json &task = json.at("task"); !task.is_null())
        remote.task =
            RemoteTask{task.at("id").get<std::string>(), task.at("values").get<std::map<std::string, std::string>>()};
    for (const ordered_json &file : json.at("files"))
        remote.files.push_back(fileFromJson(file));
    remote.quoted = moneyFromJson(json.at("quoted"));
    remote.cost = moneyFromJson(json.at("cost"));
    remote.charged = chargedFromName(json.at("charged").get<std::string>()).value_or(Charged::Unknown);
    remote.facts = json.at("facts");
    remote.notes = json.at("notes").get<std::vector<std::string>>();
    remote.practice = json.at("practice").get<bool>();
    remote.overBudget = json.at("over_budget").get<bool>();
    remote.heldByBudget = json.value("held_by_budget", false);
    remote.linkGiven = json.value("link_given", false);
    remote.stoppedWaiting = json.at("stopped_waiting").get<bool>();
    return remote;
}

ordered_json assetServiceJson(const RemoteWork &remote)
{
    ordered_json json;
    json["task_id"] = remote.taskId;
    json["job"] = remote.task ? ordered_json(remote.task->id) : ordered_json(nullptr);
    json["cost"] = moneyJson(remote.cost);
    json["quoted"] = moneyJson(remote.quoted);
    json["practice"] = remote.practice;
    json["facts"] = remote.facts;
    json["notes"] = remote.notes;
    return json;
}

} // namespace turnaround::jobs

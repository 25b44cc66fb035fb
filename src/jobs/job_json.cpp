#include "jobs/job_json.h"

#include "blockout/report/report_json.h"
#include "domain/request_json.h"
#include "domain/time_json.h"
#include "jobs/remote_json.h"

namespace turnaround::jobs {

namespace {

using nlohmann::ordered_json;

Error damaged(std::string detail = {})
{
    return {ErrorKind::BadInput, "The notes that Turnaround keeps on this job are damaged.", std::move(detail)};
}

} // namespace

ordered_json errorJson(const Error &error)
{
    return {{"kind", errorKindName(error.kind)}, {"message", error.message}, {"detail", error.detail}};
}

Error errorFromJson(const ordered_json &json)
{
    Error error;
    error.message = json.at("message").get<std::string>();
    error.detail = json.at("detail").get<std::string>();
    const auto kind = json.at("kind").get<std::string>();
    for (const ErrorKind each : {ErrorKind::BadUsage, ErrorKind::BadInput, ErrorKind::Unavailable, ErrorKind::Refused,
                                 ErrorKind::Network, ErrorKind::Disk, ErrorKind::Unconfirmed, ErrorKind::Cancelled}) {
        if (errorKindName(each) == kind)
            error.kind = each;
    }
    return error;
}

ordered_json jobJson(const Job &job)
{
    GenerationRequest request = job.request;
    for (ViewPicture &picture : request.views)
        picture.file = picture.file.filename();
    ordered_json json;
    json["id"] = job.id.text;
    json["state"] = jobStateName(job.state);
    json["stage"] = job.stage;
    json["progress"] = job.progress ? ordered_json(*job.progress) : ordered_json(nullptr);
    json["attempt"] = job.attempt;
    json["interruptions"] = job.interruptions;
    json["created"] = utcText(job.created);
    json["started"] = timeJson(job.started);
    json["ended"] = timeJson(job.ended);
    json["error"] = job.error ? errorJson(*job.error) : ordered_json(nullptr);
    json["asset"] = job.asset ? ordered_json(job.asset->text) : ordered_json(nullptr);
    json["request"] = requestJson(request);
    if (job.remote)
        json["remote"] = remoteJson(*job.remote);
    return json;
}

Result<Job> jobFromJson(const ordered_json &json, const std::filesystem::path &folder)
{
    try {
        Job job;
        job.id.text = json.at("id").get<std::string>();
        const auto state = jobStateFromName(json.at("state").get<std::string>());
        const auto created = timeFromJson(json.at("created"));
        Result<GenerationRequest> request = requestFromJson(json.at("request"));
        if (!isIdText(job.id.text) || !state || !created || !request)
            return damaged();
        job.state = *state;
        job.created = *created;
        job.request = withViewsIn(std::move(*request), folder);
        job.stage = json.at("stage").get<std::string>();
        if (!json.at("progress").is_null())
            job.progress = json.at("progress").get<double>();
        job.attempt = json.at("attempt").get<int>();
        job.interruptions = json.at("interruptions").get<int>();
        job.started = timeFromJson(json.at("started"));
        job.ended = timeFromJson(json.at("ended"));
        if (!json.at("error").is_null())
            job.error = errorFromJson(json.at("error"));
        if (!json.at("asset").is_null())
            job.asset = AssetId{json.at("asset").get<std::string>()};
        if (const auto remote = json.find("remote"); remote != json.end())
            job.remote = remoteFromJson(*remote);
        if (job.asset && !isIdText(job.asset->text))
            return damaged();
        return job;
    } catch (const nlohmann::json::exception &problem) {
        return damaged(problem.what());
    }
}

ordered_json madeJson(const Made &made)
{
    ordered_json json;
    json["faces"] = made.faces;
    json["stages"] = ordered_json::array();
    for (const auto &[stage, seconds] : made.stageSeconds)
        json["stages"].push_back({stage, seconds});
    json["report"] = made.report ? blockout::reportJson(*made.report) : ordered_json(nullptr);
    return json;
}

Result<Made> madeFromJson(const ordered_json &json)
{
    try {
        Made made;
        made.faces = json.at("faces").get<std::int64_t>();
        for (const ordered_json &stage : json.at("stages"))
            made.stageSeconds.emplace_back(stage.at(0).get<std::string>(), stage.at(1).get<double>());
        if (!json.at("report").is_null()) {
            Result<blockout::Report> report = blockout::reportFromJson(json.at("report"));
            if (!report)
                return report.error();
            made.report = std::move(*report);
        }
        return made;
    } catch (const nlohmann::json::exception &problem) {
        return damaged(problem.what());
    }
}

} // namespace turnaround::jobs

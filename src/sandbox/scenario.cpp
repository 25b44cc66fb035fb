#include "sandbox/scenario.h"

#include "domain/utc_time.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace turnaround::sandbox {

namespace {

const std::string kModel = "model_hunyuan-3d-pro-3-1-multiview";
constexpr double kPrice = 120; ///< compute units
constexpr int kDryRunStatus = 269; ///< what the service answers a price question with
constexpr auto kFields =
    std::to_array<const char *>({"frontImage", "leftImage", "rightImage", "backImage", "topImage", "bottomImage",
                                 "leftFrontImage", "rightFrontImage"}); // in the order of kAllViews

/// "Basic base64(key:secret)": both parts must be there.
Key keyOf(const Request &request)
{
    const std::string value = request.get_header_value("Authorization");
    if (!value.starts_with("Basic "))
        return Key::Missing;
    const auto decoded = QByteArray::fromBase64Encoding(QByteArray::fromStdString(value.substr(6)),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    const std::string both = decoded ? decoded.decoded.toStdString() : std::string();
    const std::size_t colon = both.find(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == both.size())
        return Key::Missing;
    return judgeKey(both);
}

std::string timeText(Moment moment)
{
    return utcText(std::chrono::time_point_cast<std::chrono::milliseconds>(moment));
}

/// The service's eight words.
std::string statusWord(const JobProgress &progress)
{
    switch (progress.phase) {
    case Phase::Queued:
        return progress.share < 0.05 ? "pending" : progress.share < 0.12 ? "queued" : "warming-up";
    case Phase::Running:
        return progress.share < 0.9 ? "in-progress" : "finalizing";
    case Phase::Done:
        return "success";
    case Phase::Failed:
        return "failure";
    case Phase::Cancelled:
        break;
    }
    return "canceled";
}

/// "/jobs/ID/action" -> ID, where prefix and suffix are as said.
std::optional<std::string> between(const std::string &path, std::string_view prefix, std::string_view suffix = {})
{
    if (!path.starts_with(prefix) || !path.ends_with(suffix) || path.size() <= prefix.size() + suffix.size())
        return {};
    std::string id = path.substr(prefix.size(), path.size() - prefix.size() - suffix.size());
    return id.find('/') == std::string::npos ? std::optional(id) : std::nullopt;
}

} // namespace

Answer scenarioRefusal(int status, const std::string &reason)
{
    return refusal({{"reason", reason}, {"trace_id", newId()}}, status, reason);
}

Scenario::Scenario(World &world)
    : m_world(world)
    , m_jobs(world, "scenario")
{
}

std::unique_ptr<Service> makeScenario(World &world)
{
    return std::make_unique<Scenario>(world);
}

CallKind Scenario::kindOf(const Request &request, const std::string &path) const
{
    if (path.starts_with("/v1/generate/"))
        return request.has_param("dryRun") ? CallKind::Other : CallKind::Submit;
    if (path.starts_with("/v1/uploads") || path.starts_with("/storage/") ||
        (path == "/v1/assets" && request.method == "POST"))
        return CallKind::Upload;
    if (request.method == "GET" && (path.starts_with("/v1/jobs/") || path.starts_with("/v1/assets/")))
        return CallKind::Poll;
    return CallKind::Other;
}

Answer Scenario::trouble(int status) const
{
    return status == 429 ? scenarioRefusal(status, "Too many requests") : scenarioRefusal(status, "Internal error");
}

Answer Scenario::answer(const Request &request, const std::string &path)
{
    if (path.starts_with("/storage/"))
        return putPart(request, path.substr(9));
    const Key key = keyOf(request);
    if (key == Key::Missing || key == Key::Wrong)
        return scenarioRefusal(401, "Invalid API key or secret");
    const bool post = request.method == "POST";
    const bool get = request.method == "GET";
    if (post && path == "/v1/assets")
        return addAsset(request);
    if (const auto id = between(path, "/v1/assets/"); get && id)
        return getAsset(*id);
    if (post && path == "/v1/uploads")
        return addUpload(request);
    if (const auto id = between(path, "/v1/uploads/", "/action"); post && id)
        return uploadAction(request, *id);
    if (const auto id = between(path, "/v1/uploads/"); get && id)
        return getUpload(*id);
    if (post && path == "/v1/generate/custom/" + kModel)
        return generate(request, key);
    if (path.starts_with("/v1/generate/"))
        return scenarioRefusal(404, "The model is not known");
    if (get && path == "/v1/jobs")
        return listJobs(request);
    if (const auto id = between(path, "/v1/jobs/", "/action"); post && id)
        return jobAction(request, *id);
    if (const auto id = between(path, "/v1/jobs/"); get && id)
        return getJob(*id);
    return scenarioRefusal(404, "Not found");
}

std::optional<Problem> Scenario::check(const Json &body, Pictures &pictures) const
{
    Fields fields(body);
    fields.need("frontImage");
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        const auto id = fields.text(kFields.at(i), 1, 200);
        if (!id)
            continue;
        const auto asset = m_assets.find(*id);
        if (asset == m_assets.end() || !asset->second.job.empty()) {
            fields.blame(Problem::Range, kFields.at(i), "is the id of no picture that was uploaded");
            continue;
        }
        if (const Result<void> fit = checkPicture(asset->second.bytes, i == 0 ? kMainPicture : kViewPicture); !fit)
            fields.blame(Problem::Range, kFields.at(i), fit.error().message);
        pictures[kAllViews.at(i)] = asset->second.bytes;
    }
    fields.whole("faceCount", 40'000, 1'500'000);
    fields.word("generateType", {"Normal", "Geometry"});
    fields.flag("enablePbr");
    fields.ignore("dryRun"); // counts in the query only: in the body the service ignores it, and charges
    fields.others();
    return fields.problem();
}

Answer Scenario::generate(const Request &request, Key key)
{
    const bool dryRun = request.get_param_value("dryRun") == "true";
    if (!dryRun && m_world.faults.take("scenario", "submit-remaining-seconds")) {
        return refusal({{"reason", "Too many jobs at once"},
                        {"remainingSeconds", 1},
                        {"details", {{"actionName", "custom"}, {"actionLimit", 1}}},
                        {"trace_id", newId()}},
                       429, "too many jobs at once");
    }
    const std::optional<Json> body = parseBody(request.body);
    if (!body)
        return scenarioRefusal(400, "The body is not JSON");
    Pictures pictures;
    if (const std::optional<Problem> problem = check(*body, pictures))
        return scenarioRefusal(400, sentence(*problem));
    if (dryRun)
        return jsonAnswer(
            {{"creativeUnitsCost", kPrice}, {"creativeUnitsDiscount", 0}, {"costDetails", {{"base", kPrice}}}},
            kDryRunStatus);
    if (key == Key::Poor)
        return scenarioRefusal(403, "Not enough creative units");
    const PracticeJob *job = m_jobs.accept("job_" + newId().substr(0, 24), kModel, pictures, *body, kPrice, "CU");
    if (!job)
        return scenarioRefusal(500, "The charge could not be noted");
    Asset result{"asset_" + newId().substr(0, 24), "model.glb", "model/gltf-binary", {}, job->id};
    m_assets[result.id] = result;
    return jsonAnswer({{"job", jobJson(*job)}, {"creativeUnitsCost", kPrice}, {"creativeUnitsDiscount", 0}});
}

Json Scenario::jobJson(const PracticeJob &job) const
{
    const JobProgress progress = m_jobs.progress(job);
    const std::string status = statusWord(progress);
    Json metadata = {{"input", job.request}};
    if (progress.phase == Phase::Done) {
        metadata["assetIds"] = Json::array();
        for (const auto &[id, asset] : m_assets) {
            if (asset.job == job.id)
                metadata["assetIds"].push_back(id);
        }
    }
    if (progress.phase == Phase::Failed) {
        metadata["error"] = "The generation failed.";
        metadata["hint"] = "Try pictures on a plain background.";
    }
    const std::string now = timeText(m_world.now());
    return {{"jobId", job.id},
            {"jobType", "custom"},
            {"status", status},
            {"progress", progress.share},
            {"metadata", metadata},
            {"statusHistory", Json::array({{{"status", status}, {"date", now}}})},
            {"createdAt", timeText(job.submitted)},
            {"updatedAt", now},
            {"billing", {{"cuCost", job.price}, {"cuDiscount", 0}, {"disableRefund", false}}}};
}

Answer Scenario::getJob(const std::string &id)
{
    if (const PracticeJob *job = m_jobs.find(id))
        return jsonAnswer({{"job", jobJson(*job)}});
    for (const auto &[uploadId, upload] : m_uploads) {
        if (upload.jobId != id)
            continue;
        const bool done = uploadStatus(upload) == "imported";
        Json metadata = Json::object();
        if (done)
            metadata["output"] = {{"entityId", upload.asset}};
        return jsonAnswer({{"job",
                            {{"jobId", id},
                             {"jobType", "upload"},
                             {"status",
                              done                ? "success"
                                  : upload.failed ? "failure"
                                                  : "in-progress"},
                             {"progress", done ? 1 : 0},
                             {"metadata", metadata}}}});
    }
    return scenarioRefusal(404, "There is no such job");
}

Answer Scenario::jobAction(const Request &request, const std::string &id)
{
    const std::optional<Json> body = parseBody(request.body);
    if (!body)
        return scenarioRefusal(400, "The body is not JSON");
    Fields fields(*body);
    fields.need("action");
    fields.word("action", {"cancel"});
    fields.others();
    if (fields.problem())
        return scenarioRefusal(400, sentence(*fields.problem()));
    PracticeJob *job = m_jobs.find(id);
    if (!job)
        return scenarioRefusal(404, "There is no such job");
    const Phase phase = m_jobs.progress(*job).phase;
    if (phase != Phase::Queued && phase != Phase::Running)
        return scenarioRefusal(400, "The job has ended already");
    job->cancelled = true;
    return jsonAnswer({{"job", jobJson(*job)}});
}

Answer Scenario::listJobs(const Request &request) const
{
    const std::string wanted = request.get_param_value("status");
    const std::size_t size = std::clamp(std::atoi(request.get_param_value("pageSize").c_str()), 0, 201);
    if (size > 200)
        return scenarioRefusal(400, "pageSize must be at most 200");
    std::vector<const PracticeJob *> jobs;
    for (const auto &[id, job] : m_jobs.all()) {
        if (wanted.empty() || statusWord(m_jobs.progress(job)) == wanted)
            jobs.push_back(&job);
    }
    std::sort(jobs.begin(), jobs.end(), [](const auto *a, const auto *b) { return a->submitted > b->submitted; });
    const std::size_t from =
        std::min(jobs.size(), std::size_t(std::max(0, std::atoi(request.get_param_value("paginationToken").c_str()))));
    const std::size_t to = std::min(jobs.size(), from + (size == 0 ? 50 : size));
    Json list = Json::array();
    for (std::size_t i = from; i < to; ++i)
        list.push_back(jobJson(*jobs[i]));
    Json answer = {{"jobs", list}};
    if (to < jobs.size())
        answer["nextPaginationToken"] = std::to_string(to);
    return jsonAnswer(answer);
}

} // namespace turnaround::sandbox

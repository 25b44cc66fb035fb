// Scenario's pictures: inline as an asset, or uploaded in three steps; and the results' assets.
#include "sandbox/scenario.h"

#include "domain/utc_time.h"

#include <charconv>

namespace turnaround::sandbox {

namespace {

constexpr std::size_t kMostInlineBody = 10'000'000; ///< bytes of the whole request
constexpr std::size_t kLeastPart = 5 * 1024 * 1024; ///< bytes of every part but the last
constexpr std::int64_t kMostUpload = std::int64_t(1) << 30;
constexpr auto kPartsValid = std::chrono::hours(1);

std::string timeText(Moment moment)
{
    return utcText(std::chrono::time_point_cast<std::chrono::milliseconds>(moment));
}

} // namespace

std::string Scenario::keepAsset(const std::string &name, const std::string &bytes)
{
    Asset asset{"asset_" + newId().substr(0, 24), name, pictureType(bytes), bytes, {}};
    std::string id = asset.id;
    m_assets[id] = std::move(asset);
    return id;
}

Json Scenario::assetJson(const Asset &asset) const
{
    std::string url;
    std::string preview;
    std::size_t size = asset.bytes.size();
    if (asset.job.empty()) {
        url = m_world.files.link(
            {"scenario", asset.id, "picture", asset.type, std::make_shared<const std::string>(asset.bytes)});
    } else if (const PracticeJob *job = m_jobs.find(asset.job)) {
        url = m_jobs.modelLink(*job);
        if (const auto model = m_jobs.made(*job)) {
            size = model->glb->size();
            preview = m_jobs.link(*job, "preview.png", "image/png", model->preview);
        }
    }
    const bool picture = asset.job.empty();
    Json json = {{"id", asset.id},
                 {"url", url},
                 {"mimeType", asset.type},
                 {"metadata",
                  {{"type", picture ? "uploaded" : "3d"},
                   {"kind", picture ? "image" : "3d"},
                   {"name", asset.name},
                   {"size", size}}},
                 {"properties", Json::object()},
                 {"kind", picture ? "image" : "3d"},
                 {"status", "success"}};
    if (!preview.empty()) {
        json["outputIndex"] = 0;
        json["thumbnail"] = {{"assetId", asset.id}, {"url", preview}};
        json["preview"] = {{"assetId", asset.id}, {"url", preview}};
    }
    return json;
}

Answer Scenario::addAsset(const Request &request)
{
    if (request.body.size() > kMostInlineBody)
        return scenarioRefusal(413, "The request has more than 10 MB");
    const std::optional<Json> body = parseBody(request.body);
    if (!body)
        return scenarioRefusal(400, "The body is not JSON");
    Fields fields(*body);
    fields.need("image");
    fields.need("name");
    const auto image = fields.text("image", 1, kMostInlineBody);
    const auto name = fields.text("name", 1, 255);
    fields.flag("hide");
    fields.text("parentId", 1, 200);
    fields.list("collectionIds", 0, 100);
    fields.others();
    if (fields.problem())
        return scenarioRefusal(400, sentence(*fields.problem()));
    const Result<std::string> bytes = image->starts_with("data:") ? fromDataUri(*image) : fromBase64(*image);
    if (!bytes)
        return scenarioRefusal(400, "image " + bytes.error().message);
    if (const Result<void> fit = checkPicture(*bytes, kMainInline); !fit)
        return scenarioRefusal(400, "image " + fit.error().message);
    return jsonAnswer({{"asset", assetJson(m_assets.at(keepAsset(*name, *bytes)))}});
}

Answer Scenario::getAsset(const std::string &id)
{
    const auto asset = m_assets.find(id);
    const bool known = asset != m_assets.end();
    const PracticeJob *job = known && !asset->second.job.empty() ? m_jobs.find(asset->second.job) : nullptr;
    if (!known || (job && !m_jobs.made(*job)) || m_world.faults.take("scenario", "poll-asset-unknown"))
        return scenarioRefusal(404, "There is no such asset");
    return jsonAnswer({{"asset", assetJson(asset->second)}});
}

Answer Scenario::addUpload(const Request &request)
{
    const std::optional<Json> body = parseBody(request.body);
    if (!body)
        return scenarioRefusal(400, "The body is not JSON");
    Fields fields(*body);
    for (const char *name : {"fileName", "fileSize", "contentType", "kind", "parts"})
        fields.need(name);
    const auto name = fields.text("fileName", 1, 255);
    const auto size = fields.whole("fileSize", 1, kMostUpload);
    const auto type = fields.word("contentType", {"image/png", "image/jpeg", "image/webp"});
    fields.word("kind", {"image"});
    const auto parts = fields.whole("parts", 1, 100);
    fields.others();
    if (fields.problem())
        return scenarioRefusal(400, sentence(*fields.problem()));
    Upload upload;
    upload.id = "upload_" + newId().substr(0, 24);
    upload.jobId = "job_" + newId().substr(0, 24);
    upload.name = *name;
    upload.type = *type;
    upload.size = std::size_t(*size);
    upload.parts.resize(std::size_t(*parts));
    const Json json = uploadJson(upload);
    m_uploads[upload.id] = std::move(upload);
    return jsonAnswer({{"upload", json}});
}

Json Scenario::uploadJson(const Upload &upload) const
{
    Json json = {{"id", upload.id}, {"status", uploadStatus(upload)}, {"jobId", upload.jobId}};
    json["parts"] = Json::array();
    for (std::size_t i = 1; i <= upload.parts.size(); ++i) {
        json["parts"].push_back(
            {{"number", i},
             {"url",
              m_world.origin + "/scenario/storage/" + upload.id + '/' + std::to_string(i) + "?X-Signature=practice"},
             {"expires", timeText(m_world.now() + kPartsValid)}});
    }
    if (upload.failed)
        json["errorMessage"] = upload.error;
    if (json["status"] == "imported")
        json["entityId"] = upload.asset;
    return json;
}

std::string Scenario::uploadStatus(const Upload &upload) const
{
    if (upload.failed)
        return "failed";
    if (upload.asset.empty())
        return "pending";
    const auto importTime = m_world.jobTime / 4;
    const auto elapsed = m_world.now() - upload.completed;
    if (elapsed >= importTime)
        return "imported";
    return elapsed < importTime / 2 ? "validating" : "validated";
}

Answer Scenario::putPart(const Request &request, const std::string &path)
{
    if (request.has_header("Authorization"))
        return scenarioRefusal(400, "A part was put with the header Authorization");
    const std::size_t slash = path.find('/');
    const auto upload = m_uploads.find(path.substr(0, slash));
    std::size_t number = 0;
    if (slash != std::string::npos)
        std::from_chars(path.data() + slash + 1, path.data() + path.size(), number);
    if (request.method != "PUT" || upload == m_uploads.end() || number < 1 || number > upload->second.parts.size())
        return scenarioRefusal(404, "There is no such part");
    if (request.get_param_value("X-Signature") != "practice")
        return scenarioRefusal(403, "The part's address lacks its signature");
    upload->second.parts[number - 1] = request.body;
    Answer answer;
    answer.headers = {{"ETag", '"' + newId() + '"'}};
    return answer;
}

Answer Scenario::uploadAction(const Request &request, const std::string &id)
{
    const auto found = m_uploads.find(id);
    if (found == m_uploads.end())
        return scenarioRefusal(404, "There is no such upload");
    const std::optional<Json> body = parseBody(request.body);
    if (!body)
        return scenarioRefusal(400, "The body is not JSON");
    Fields fields(*body);
    fields.need("action");
    fields.word("action", {"complete"});
    fields.others();
    if (fields.problem())
        return scenarioRefusal(400, sentence(*fields.problem()));
    Upload &upload = found->second;
    if (!upload.asset.empty() || upload.failed)
        return scenarioRefusal(400, "The upload is complete already");
    std::string bytes;
    for (std::size_t i = 0; i < upload.parts.size(); ++i) {
        if (upload.parts[i].empty() || (i + 1 < upload.parts.size() && upload.parts[i].size() < kLeastPart))
            return scenarioRefusal(400, "Part " + std::to_string(i + 1) + " is missing or too small");
        bytes += upload.parts[i];
    }
    const Result<void> fit = checkPicture(bytes, kMainPicture);
    if (bytes.size() != upload.size || pictureType(bytes) != upload.type || !fit) {
        upload.failed = true;
        upload.error = fit ? "The file's size or type is not what was announced." : "The file " + fit.error().message;
        Answer answer = jsonAnswer({{"upload", uploadJson(upload)}});
        answer.refusal = upload.error;
        return answer;
    }
    upload.asset = keepAsset(upload.name, bytes);
    upload.completed = m_world.now();
    return jsonAnswer({{"upload", uploadJson(upload)}});
}

Answer Scenario::getUpload(const std::string &id) const
{
    const auto upload = m_uploads.find(id);
    if (upload == m_uploads.end())
        return scenarioRefusal(404, "There is no such upload");
    return jsonAnswer({{"upload", uploadJson(upload->second)}});
}

} // namespace turnaround::sandbox

#include "sandbox/wavespeed.h"

#include "domain/utc_time.h"
#include "sandbox/ledger.h"

#include <QDateTime>

#include <algorithm>

namespace turnaround::sandbox {

namespace {

const std::string kModel = "wavespeed-ai/hunyuan3d/v2.1";
constexpr double kPrice = 0.3; ///< USD, practice only
constexpr double kBalance = 100; ///< USD, before the first charge
constexpr std::string_view kPredictions = "/api/v3/predictions/";

std::string statusWord(const PracticeJob &job, Phase phase)
{
    switch (phase) {
    case Phase::Queued:
        return "created";
    case Phase::Running:
        return "processing";
    case Phase::Done:
        return "completed";
    case Phase::Failed:
        return job.struckBy("job-timeout") ? "timeout" : "failed";
    case Phase::Cancelled:
        break;
    }
    return "cancelled";
}

/// An ISO 8601 time.
std::optional<Moment> readMoment(Fields &fields, const std::string &name)
{
    const auto text = fields.text(name, 1, 40);
    const QDateTime time = QDateTime::fromString(QString::fromStdString(text.value_or("")), Qt::ISODateWithMs);
    if (text && !time.isValid())
        fields.blame(Problem::Type, name, "must be a time as ISO 8601 has it");
    if (!time.isValid())
        return {};
    return Moment(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace

Answer waveSpeedData(const Json &data)
{
    return jsonAnswer({{"code", 200}, {"message", "success"}, {"data", data}});
}

Answer waveSpeedRefusal(int status, const std::string &message)
{
    return refusal({{"code", status}, {"message", message}}, status, message);
}

WaveSpeed::WaveSpeed(World &world)
    : m_world(world)
    , m_jobs(world, "wavespeed")
{
}

std::unique_ptr<Service> makeWaveSpeed(World &world)
{
    return std::make_unique<WaveSpeed>(world);
}

CallKind WaveSpeed::kindOf(const Request &request, const std::string &path) const
{
    if (path == "/api/v3/" + kModel && request.method == "POST")
        return CallKind::Submit;
    if (path.starts_with(kPredictions) && path.ends_with("/result"))
        return CallKind::Poll;
    if (path.starts_with("/api/v3/media/") || path == "/api/v3/upload" || path.starts_with("/storage/"))
        return CallKind::Upload;
    return CallKind::Other;
}

Answer WaveSpeed::trouble(int status) const
{
    return waveSpeedRefusal(status, status == 429 ? "rate limit exceeded" : "internal server error");
}

Answer WaveSpeed::answer(const Request &request, const std::string &path)
{
    if (path.starts_with("/storage/"))
        return putUpload(request, path.substr(9));
    if (path.starts_with("/cdn/"))
        return download(path.substr(5));
    const Key key = judgeKey(bearerKey(request));
    if (key == Key::Missing || key == Key::Wrong)
        return waveSpeedRefusal(401, "invalid api key");
    if (request.method == "GET") {
        if (path.starts_with(kPredictions) && path.ends_with("/result"))
            return result(path.substr(kPredictions.size(), path.size() - kPredictions.size() - 7));
        if (path == "/api/v3/balance")
            return waveSpeedData({{"balance", key == Key::Poor ? 0 : kBalance - m_world.ledger.spent("wavespeed")}});
        return path == "/api/v3/models" ? models() : waveSpeedRefusal(404, "not found");
    }
    if (request.method != "POST")
        return waveSpeedRefusal(405, "method not allowed");
    if (path == "/api/v3/media/upload/binary" || path == "/api/v3/upload")
        return uploadForm(request, path == "/api/v3/upload");
    if (path == "/api/v3/" + kModel)
        return submit(request, key);
    const std::optional<Json> body = parseBody(request.body);
    if (!body)
        return waveSpeedRefusal(400, "the body is not JSON");
    if (path == "/api/v3/media/uploads")
        return giveTicket(*body);
    if (path == "/api/v3/model/price")
        return price(*body);
    if (path == "/api/v3/predictions")
        return history(*body);
    if (path == "/api/v3/predictions/delete")
        return remove(*body);
    return path == "/api/v3/billings/search" ? billings() : waveSpeedRefusal(404, "not found");
}

Answer WaveSpeed::submit(const Request &request, Key key)
{
    if (m_world.faults.take("wavespeed", "submit-code"))
        return refusal({{"code", 500}, {"message", "the model is not available"}}, 200, "a code that is not 200");
    const std::optional<Json> body = parseBody(request.body);
    if (!body)
        return waveSpeedRefusal(400, "the body is not JSON");
    Fields fields(*body);
    fields.need("image");
    const auto image = fields.address("image", 5'000);
    if (fields.flag("enable_sync_mode").value_or(false))
        fields.blame(Problem::Unknown, "enable_sync_mode", "is not practised by this sandbox");
    fields.others();
    Pictures pictures;
    if (!fields.problem()) {
        std::string own = *image;
        if (const std::size_t cdn = own.find("/wavespeed/cdn/"); cdn != std::string::npos) {
            const auto ticket = m_tickets.find(own.substr(cdn + 15, 32));
            own = ticket == m_tickets.end() ? m_world.origin + "/files/none" : ticket->second.link;
        }
        const Result<std::string> bytes =
            own.empty() ? Error{ErrorKind::BadInput, "was not uploaded yet"} : fromAddress(own, m_world.files);
        const Result<void> fit = bytes && !bytes->empty() ? checkPicture(*bytes, {20'000'000, true}) : Result<void>();
        if (!bytes || !fit)
            fields.blame(Problem::Range, "image", bytes ? fit.error().message : bytes.error().message);
        else if (!bytes->empty())
            pictures[View::Front] = *bytes;
    }
    if (fields.problem())
        return waveSpeedRefusal(400, sentence(*fields.problem()));
    if (key == Key::Poor)
        return waveSpeedRefusal(402, "insufficient credits, please top up");
    const PracticeJob *job = m_jobs.accept(newId(), kModel, pictures, *body, kPrice, "USD");
    return job ? waveSpeedData(prediction(*job)) : waveSpeedRefusal(500, "the charge could not be noted");
}

Json WaveSpeed::prediction(const PracticeJob &job) const
{
    const JobProgress progress = m_jobs.progress(job);
    const bool done = progress.phase == Phase::Done;
    Json outputs = Json::array();
    Json flags = Json::array();
    if (done) {
        outputs.push_back(m_jobs.modelLink(job));
        flags.push_back(false);
    }
    return {{"id", job.id},
            {"model", kModel},
            {"outputs", outputs},
            {"urls", {{"get", m_world.origin + "/wavespeed" + std::string(kPredictions) + job.id + "/result"}}},
            {"has_nsfw_contents", flags},
            {"status", statusWord(job, progress.phase)},
            {"created_at", utcText(std::chrono::time_point_cast<std::chrono::milliseconds>(job.submitted))},
            {"error", progress.phase == Phase::Failed ? "the generation failed" : ""},
            {"timings", {{"inference", done ? m_world.jobTime.count() : 0}}}};
}

Answer WaveSpeed::result(const std::string &id)
{
    if (m_world.faults.take("wavespeed", "poll-code"))
        return refusal({{"code", 500}, {"message", "could not read the prediction"}}, 200, "a code that is not 200");
    const PracticeJob *job = m_jobs.find(id);
    if (!job || m_deleted.contains(id))
        return waveSpeedRefusal(404, "there is no such prediction");
    return waveSpeedData(prediction(*job));
}

Answer WaveSpeed::price(const Json &body) const
{
    Fields fields(body);
    fields.need("model_id");
    const auto model = fields.text("model_id", 1, 200);
    fields.object("inputs");
    fields.others();
    if (fields.problem())
        return waveSpeedRefusal(400, sentence(*fields.problem()));
    if (*model != kModel)
        return waveSpeedRefusal(404, "there is no such model");
    return waveSpeedData({{"price", kPrice}, {"discounted_price", kPrice}, {"discount_rate", 1}, {"currency", "USD"}});
}

Answer WaveSpeed::models() const
{
    return waveSpeedData(Json::array({{{"model_id", kModel}, {"base_price", kPrice}, {"api_schema", Json::object()}}}));
}

Answer WaveSpeed::history(const Json &body) const
{
    Fields fields(body);
    const std::int64_t page = fields.whole("page", 1, 1'000'000).value_or(1);
    const std::int64_t size = fields.whole("page_size", 1, 100).value_or(10);
    const auto model = fields.text("model", 1, 200);
    const auto status = fields.text("status", 1, 40);
    const auto after = readMoment(fields, "created_after");
    const auto before = readMoment(fields, "created_before");
    fields.others();
    if (fields.problem())
        return waveSpeedRefusal(400, sentence(*fields.problem()));
    std::vector<const PracticeJob *> jobs;
    for (const auto &[id, job] : m_jobs.all()) {
        const bool wanted = !m_deleted.contains(id) && (!model || *model == job.model) &&
            (!status || *status == statusWord(job, m_jobs.progress(job).phase)) &&
            (!after || job.submitted >= *after) && (!before || job.submitted <= *before);
        if (wanted)
            jobs.push_back(&job);
    }
    std::sort(jobs.begin(), jobs.end(), [](const auto *a, const auto *b) { return a->submitted > b->submitted; });
    Json items = Json::array();
    for (std::size_t i = std::size_t((page - 1) * size); i < std::min(jobs.size(), std::size_t(page * size)); ++i) {
        Json item = prediction(*jobs[i]);
        item["inputs"] = jobs[i]->request;
        items.push_back(std::move(item));
    }
    return waveSpeedData({{"page", {{"page", page}, {"page_size", size}, {"total", jobs.size()}}}, {"items", items}});
}

Answer WaveSpeed::remove(const Json &body)
{
    Fields fields(body);
    fields.need("ids");
    const Json *ids = fields.list("ids", 1, 100);
    fields.others();
    if (fields.problem())
        return waveSpeedRefusal(400, sentence(*fields.problem()));
    int deleted = 0;
    for (const Json &id : *ids) {
        if (id.is_string() && m_jobs.find(id.get<std::string>()))
            deleted += m_deleted.insert(id.get<std::string>()).second ? 1 : 0;
    }
    return waveSpeedData({{"deleted_count", deleted}});
}

Answer WaveSpeed::billings() const
{
    Json items = Json::array();
    for (const Charge &charge : m_world.ledger.all()) {
        if (charge.provider == "wavespeed")
            items.push_back({{"prediction_id", charge.task}, {"price", charge.amount}, {"created_at", charge.time}});
    }
    return waveSpeedData({{"items", items}});
}

} // namespace turnaround::sandbox

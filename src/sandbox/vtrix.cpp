// The gateway of Vtrix: one submit, one poll. Source: doc.vtrix.ai and its CLI, protocols section 2.
#include "sandbox/hunyuan_inputs.h"
#include "sandbox/job_book.h"

namespace turnaround::sandbox {

namespace {

constexpr const char *kModel = "tencent_hunyuan_3d_pro";
constexpr double kPrice = 0.225; ///< USD; practice only, the service publishes none
constexpr HunyuanNames kNames = {"prompt",        "image_url",  "image_base64", "multi_view_images",
                                 "generate_type", "face_count", "enable_pbr",   "polygon_type"};

Answer reject(int status, const std::string &message)
{
    return refusal({{"error", {{"code", status}, {"message", message}}}}, status, message);
}

std::int64_t milliseconds(Moment moment)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(moment.time_since_epoch()).count();
}

/// The words for a failed task's code.
std::string failureWords(int code)
{
    switch (code) {
    case 13001096:
        return "Failed to parse the generation result";
    case 13001097:
        return "Upstream HTTP error";
    case 13001098:
        return "Error while polling the upstream task";
    case 13001099:
        return "Failed to create the upstream task";
    default:
        return "Upstream generation error";
    }
}

class Vtrix : public Service
{
public:
    explicit Vtrix(World &world)
        : m_world(world)
        , m_jobs(world, "vtrix")
    {
    }

    CallKind kindOf(const Request &request, const std::string &path) const override
    {
        if (path == "/model/v1/generation" && request.method == "POST")
            return CallKind::Submit;
        return path.starts_with(kTaskPath) ? CallKind::Poll : CallKind::Other;
    }
    Answer trouble(int status) const override
    {
        return refusal({{"message", status == 429 ? "Too many requests" : "Internal server error"}}, status, "");
    }
    Answer answer(const Request &request, const std::string &path) override
    {
        const Key key = judgeKey(bearerKey(request));
        if (key == Key::Missing || key == Key::Wrong)
            return refusal({{"message", "Invalid API key"}}, 401, "the key is missing or wrong");
        switch (kindOf(request, path)) {
        case CallKind::Submit:
            return submit(request, key);
        case CallKind::Poll:
            return request.method == "GET" ? poll(path.substr(kTaskPath.size())) : reject(405, "GET only");
        default:
            return reject(404, "no such path");
        }
    }

private:
    static constexpr std::string_view kTaskPath = "/model/v1/generation/task/";

    /// The model by body or header, then the one input's parameters.
    std::optional<Problem> check(const Request &request, const Json &body, Pictures &pictures)
    {
        Fields fields(body);
        for (const char *extra : {"dash_scope", "moderation", "metadata"})
            fields.ignore(extra);
        auto model = fields.text("model", 1, 200);
        if (!model && request.has_header("X-Model"))
            model = request.get_header_value("X-Model");
        if (!model)
            fields.blame(Problem::Missing, "model", "is required");
        else if (*model != kModel)
            fields.blame(Problem::Word, "model", std::string("must be ") + kModel);
        fields.need("input");
        const Json *input = fields.list("input", 1, 1);
        fields.others();
        if (fields.problem())
            return fields.problem();
        Fields item(input->front(), "input[0]");
        item.need("params");
        const Json *params = item.object("params");
        item.others();
        if (item.problem())
            return item.problem();
        Fields inner(*params, "params");
        pictures = readHunyuanInputs(inner, *params, kNames, m_world.files);
        inner.others();
        return inner.problem();
    }

    Answer submit(const Request &request, Key key)
    {
        const std::optional<Json> body = parseBody(request.body);
        if (!body)
            return reject(400, "the body is not JSON");
        Pictures pictures;
        if (const std::optional<Problem> problem = check(request, *body, pictures))
            return reject(400, sentence(*problem));
        if (key == Key::Poor)
            return reject(403, "Insufficient balance");
        if (m_world.faults.take("vtrix", "submit-no-id"))
            return jsonAnswer({{"created_at", milliseconds(m_world.now())}, {"status", "in_progress"}});
        const PracticeJob *job = m_jobs.accept({}, kModel, pictures, body->at("input")[0].at("params"), kPrice, "USD");
        return job ? jsonAnswer(task(*job)) : reject(500, "the charge could not be noted");
    }

    Answer poll(const std::string &id)
    {
        const PracticeJob *job = m_jobs.find(id);
        return job ? jsonAnswer(task(*job)) : refusal({{"message", "task not found"}}, 404, "no such task");
    }

    Json task(const PracticeJob &job) const
    {
        const JobProgress progress = m_jobs.progress(job);
        Json task = {{"id", job.id}, {"created_at", milliseconds(job.submitted)}, {"status", "in_progress"}};
        task["model"] = kModel;
        if (progress.phase == Phase::Done) {
            task["status"] = "completed";
            finish(job, task);
        } else if (progress.phase == Phase::Failed) {
            task["status"] = "failed";
            task["error"] = failure(job);
        } else {
            task["progress"] = progress.share;
        }
        return task;
    }

    static Json failure(const PracticeJob &job)
    {
        if (job.struckBy("job-error-text"))
            return "Upstream generation error";
        int code = 13001095;
        for (int other = 13001095; other <= 13001099; ++other) {
            if (job.struckBy("job-" + std::to_string(other)))
                code = other;
        }
        return {{"code", code}, {"message", failureWords(code)}};
    }

    void finish(const PracticeJob &job, Json &task) const
    {
        const auto model = m_jobs.made(job);
        const std::string preview = m_jobs.link(job, "preview.png", "image/png", model->preview);
        Json content = Json::array();
        content.push_back({{"type", "glb"},
                           {"format", "glb"},
                           {"url", m_jobs.modelLink(job)},
                           {"preview_url", preview},
                           {"jobId", job.id}});
        if (job.request.value("generate_type", "Normal") != "Geometry") {
            content.push_back({{"type", "glb"}, // as the service has it: format tells
                               {"format", "obj"},
                               {"url", m_jobs.link(job, "model.zip", "application/zip", model->obj)},
                               {"preview_url", preview},
                               {"jobId", job.id}});
        }
        task["output"] = Json::array({{{"content", content}}});
        const std::string cost = job.struckBy("job-empty-cost") ? std::string() : Json(job.price).dump();
        task["usage"] = {{"cost", cost},
                         {"unit_price", cost},
                         {"quantity", 1},
                         {"user_discount", "1"},
                         {"input_tokens", nullptr},
                         {"output_tokens", nullptr},
                         {"total_tokens", nullptr},
                         {"extra_info", {{"ResultCreditConsumed", 20}}}};
        const std::int64_t start = milliseconds(job.submitted) / 1000;
        task["metadata"] = {
            {"in_queue_at", start}, {"upload_at", start}, {"completed_at", start + m_world.jobTime.count() / 1000}};
    }

    World &m_world;
    JobBook m_jobs;
};

} // namespace

std::unique_ptr<Service> makeVtrix(World &world)
{
    return std::make_unique<Vtrix>(world);
}

} // namespace turnaround::sandbox

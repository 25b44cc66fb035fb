// Pixazo's gateway: five models with an address each, one poll for all. Pictures are given by address only.
// Source: pixazo.ai's API pages, protocols section 5.
#include "domain/utc_time.h"
#include "sandbox/drawing.h"
#include "sandbox/job_book.h"
#include "sandbox/pixazo_models.h"

namespace turnaround::sandbox {

namespace {

constexpr std::string_view kStatusPath = "/v2/requests/status/";

Answer reject(int status, const std::string &error, const std::string &message)
{
    return refusal({{"error", error}, {"message", message}}, status, message);
}

class Pixazo : public Service
{
public:
    explicit Pixazo(World &world)
        : m_world(world)
        , m_jobs(world, "pixazo")
    {
    }

    CallKind kindOf(const Request &, const std::string &path) const override
    {
        if (findPixazoModel(path))
            return CallKind::Submit;
        return path.starts_with(kStatusPath) ? CallKind::Poll : CallKind::Other;
    }
    Answer trouble(int status) const override
    {
        return status == 429 ? reject(status, "Too Many Requests", "Rate limit exceeded.")
                             : reject(status, "Internal Server Error", "Something went wrong.");
    }
    Answer answer(const Request &request, const std::string &path) override
    {
        const Key key = judgeKey(request.get_header_value("Ocp-Apim-Subscription-Key"));
        if (key == Key::Missing || key == Key::Wrong)
            return reject(401, "Unauthorized", "Access denied due to missing or invalid subscription key.");
        const PixazoModel *model = findPixazoModel(path);
        if (model && request.method == "POST")
            return submit(*model, request, key);
        if (path.starts_with(kStatusPath) && request.method == "GET")
            return status(path.substr(kStatusPath.size()));
        return reject(404, "Not Found", "Resource not found.");
    }

private:
    Answer submit(const PixazoModel &model, const Request &request, Key key)
    {
        if (request.get_header_value("Cache-Control") != "no-cache")
            return reject(400, "Bad Request", "The header Cache-Control: no-cache is missing.");
        const std::optional<Json> body = parseBody(request.body);
        if (!body)
            return reject(400, "Bad Request", "The body is not JSON.");
        Fields fields(*body);
        const Pictures pictures = readPixazoInputs(fields, model, m_world.files);
        if (fields.problem())
            return reject(400, "Bad Request", sentence(*fields.problem()));
        if (key == Key::Poor || m_world.faults.take("pixazo", "submit-402"))
            return reject(402, "Payment Required", "Insufficient balance.");
        const PracticeJob *job = m_jobs.accept({}, model.id, pictures, *body, pixazoPrice(model, *body), "USD");
        if (!job)
            return reject(500, "Internal Server Error", "The charge could not be noted.");
        return jsonAnswer({{"request_id", job->id},
                           {"status", "QUEUED"},
                           {"polling_url", m_world.origin + "/pixazo" + std::string(kStatusPath) + job->id}},
                          202);
    }

    static std::string timeText(const PracticeJob &job, Moment moment)
    {
        std::string text = utcText(std::chrono::time_point_cast<std::chrono::milliseconds>(moment));
        if (job.struckBy("job-other-dates"))
            text = text.substr(0, 10) + ' ' + text.substr(11, 8);
        return text;
    }

    Answer status(const std::string &id) const
    {
        const PracticeJob *job = m_jobs.find(id);
        if (!job)
            return reject(404, "Not Found", "There is no such request.");
        const Phase phase = m_jobs.progress(*job).phase;
        Json json = {{"request_id", job->id}, {"status", "PROCESSING"}, {"model_id", job->model},
                     {"error", nullptr},      {"output", nullptr},      {"created_at", timeText(*job, job->submitted)}};
        const bool ended = phase != Phase::Queued && phase != Phase::Running;
        const Moment end = job->submitted + m_world.jobTime;
        json["updated_at"] = timeText(*job, ended ? end : m_world.now());
        json["completed_at"] = ended ? Json(timeText(*job, end)) : Json();
        if (phase == Phase::Queued)
            json["status"] = "QUEUED";
        if (phase == Phase::Failed) {
            json["status"] = job->struckBy("job-error") ? "ERROR" : "FAILED";
            json["error"] = job->struckBy("job-error") ? "A system error occurred." : "The model failed.";
        }
        if (phase == Phase::Done) {
            json["status"] = "COMPLETED";
            json["output"] = output(*job);
        }
        return jsonAnswer(json);
    }

    Json output(const PracticeJob &job) const
    {
        const PixazoModel &model = *findPixazoModelById(job.model);
        if (model.picture)
            return drawn(job);
        const std::string extension = job.struckBy("job-no-extension") ? "" : ".glb";
        const bool film = job.struckBy("job-wrong-type");
        const std::string link = m_jobs.modelLink(job, "output" + extension);
        if (!model.views || job.struckBy("job-media-url"))
            return {{"media_url", Json::array({link})}, {"media_type", film ? "video/mp4" : "model/gltf-binary"}};
        const auto made = m_jobs.made(job);
        const auto file = [](const std::string &url, const SharedBytes &bytes, const char *type) -> Json {
            return {{"file_name", url.substr(url.find_last_of('/') + 1)},
                    {"url", url},
                    {"file_size", bytes->size()},
                    {"content_type", type}};
        };
        const Json glb = file(link, made->glb, film ? "video/mp4" : "model/gltf-binary");
        const std::string obj = m_jobs.link(job, "model.zip", "application/zip", made->obj);
        const std::string preview = m_jobs.link(job, "preview.png", "image/png", made->preview);
        return {{"model_glb", glb},
                {"thumbnail", file(preview, made->preview, "image/png")},
                {"model_urls", {{"obj", file(obj, made->obj, "application/zip")}, {"glb", glb}}}};
    }

    /// The pictures of the image models, of the size that was asked for.
    Json drawn(const PracticeJob &job) const
    {
        const PixazoPicture wanted = pixazoPicture(job.request);
        const Result<Pictures> sample = m_world.maker.sample();
        const std::string subject = sample && sample->contains(View::Front) ? sample->at(View::Front) : std::string();
        Json links = Json::array();
        for (int number = 0; number < wanted.count; ++number) {
            const auto bytes = std::make_shared<const std::string>(
                draw({wanted.width, wanted.height, wanted.format, number}, subject));
            links.push_back(m_jobs.link(job, "image" + std::to_string(number) + '.' + wanted.format,
                                        "image/" + wanted.format, bytes));
        }
        return {{"media_url", links}, {"media_type", "image/" + wanted.format}};
    }

    World &m_world;
    JobBook m_jobs;
};

} // namespace

std::unique_ptr<Service> makePixazo(World &world)
{
    return std::make_unique<Pixazo>(world);
}

} // namespace turnaround::sandbox

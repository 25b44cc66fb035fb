// A server on one's own graphics card: api_server.py of Hunyuan3D-2 and of Hunyuan3D-2.1, without keys or charges,
// with their traps. Source: the official repository and its later versions, protocols section 7.
#include "sandbox/job_book.h"

#include <QByteArray>

namespace turnaround::sandbox {

namespace {

constexpr std::size_t kMostText = std::size_t(64) << 20;
constexpr int kUnprocessable = 422;

/// FastAPI's words for a field that is wrong.
Answer unprocessable(const Problem &problem)
{
    const Json detail = {{"loc", Json::array({"body", problem.field})},
                         {"msg", problem.field + ' ' + problem.message},
                         {"type", problem.kind == Problem::Missing ? "missing" : "value_error"}};
    return refusal({{"detail", Json::array({detail})}}, kUnprocessable, sentence(problem));
}

Answer genericFailure()
{
    return refusal(
        {{"text", "**NETWORK ERROR DUE TO HIGH TRAFFIC. PLEASE REGENERATE OR REFRESH THIS PAGE.**"}, {"error_code", 1}},
        404, "the generation failed");
}

class SelfHosted : public Service
{
public:
    SelfHosted(World &world, int version)
        : m_world(world)
        , m_version(version)
        , m_jobs(world, "selfhosted")
    {
    }

    CallKind kindOf(const Request &request, const std::string &path) const override
    {
        if (request.method == "POST" && (path == "/generate" || path == "/send"))
            return CallKind::Submit;
        return path.starts_with("/status/") ? CallKind::Poll : CallKind::Other;
    }
    Answer trouble(int status) const override
    {
        return refusal({{"detail", "Internal Server Error"}}, status, "Internal Server Error");
    }
    Answer answer(const Request &request, const std::string &path) override
    {
        if (request.method == "GET" && path.starts_with("/status/"))
            return status(path.substr(8));
        if (request.method == "GET" && path == "/health" && m_version != 2)
            return jsonAnswer({{"status", "healthy"}, {"worker_id", "practice"}});
        if (request.method != "POST" || (path != "/generate" && path != "/send"))
            return refusal({{"detail", "Not Found"}}, 404, "no such path");
        if (m_world.faults.take("selfhosted", "submit-404"))
            return genericFailure();
        const std::optional<Json> body = parseBody(request.body);
        if (!body)
            return unprocessable({Problem::Type, "body", "is not JSON"});
        Pictures pictures;
        const bool newer = isNewer(*body);
        if (const std::optional<Problem> problem = newer ? checkNewer(*body, pictures) : checkOlder(*body, pictures))
            return newer ? unprocessable(*problem) : refusedOlder(*problem);
        const PracticeJob *job = m_jobs.accept({}, newer ? "Hunyuan3D-2.1" : "Hunyuan3D-2", pictures, *body, 0, {});
        if (!job)
            return trouble(500);
        return path == "/send" ? jsonAnswer({{"uid", job->id}}) : wholeFile(*job);
    }

private:
    /// Where both are played, the fields tell which one is meant.
    bool isNewer(const Json &body) const
    {
        return m_version == 0 ? body.contains("num_chunks") || body.contains("remove_background") : m_version >= 21;
    }
    /// Any failure of the older server looks the same; the log knows why.
    static Answer refusedOlder(const Problem &problem)
    {
        Answer answer = genericFailure();
        answer.refusal = sentence(problem);
        return answer;
    }

    void readPicture(Fields &fields, Pictures &pictures) const
    {
        const auto image = fields.text("image", 1, kMostText);
        if (!image)
            return;
        const Result<std::string> bytes = fromBase64(*image);
        const Result<void> fit = bytes ? checkPicture(*bytes, kMainPicture) : Result<void>();
        if (!bytes || !fit)
            fields.blame(Problem::Range, "image", bytes ? fit.error().message : bytes.error().message);
        else
            pictures[View::Front] = *bytes;
    }

    std::optional<Problem> checkNewer(const Json &body, Pictures &pictures) const
    {
        Fields fields(body);
        fields.need("image");
        readPicture(fields, pictures);
        fields.flag("remove_background");
        fields.flag("texture");
        fields.whole("seed", 0, 4'294'967'295);
        fields.whole("octree_resolution", 64, 512);
        fields.whole("num_inference_steps", 1, 20);
        fields.number("guidance_scale", 0.1, 20);
        fields.whole("num_chunks", 1'000, 20'000);
        fields.whole("face_count", 1'000, 100'000);
        return fields.problem(); // unknown fields are ignored
    }

    std::optional<Problem> checkOlder(const Json &body, Pictures &pictures) const
    {
        Fields fields(body);
        if (fields.has("text"))
            fields.blame(Problem::Unknown, "text", "needs the text model, which is commented out");
        if (!fields.has("mesh"))
            fields.need("image");
        readPicture(fields, pictures);
        fields.flag("texture");
        fields.text("type", 1, 20);
        return fields.problem();
    }

    Answer status(const std::string &uid) const
    {
        const PracticeJob *job = m_jobs.find(uid);
        const auto waiting = [](const char *word) { return jsonAnswer({{"status", word}}); };
        if (!job)
            return waiting("processing"); // an unknown uid looks like a job at work, for ever
        const bool newer = isNewer(job->request);
        if (newer && job->struckBy("job-endless-texturing"))
            return waiting("texturing");
        const JobProgress progress = m_jobs.progress(*job);
        if (progress.phase == Phase::Failed) {
            return newer ? jsonAnswer({{"status", "error"}, {"message", "The generation failed."}}, 500)
                         : waiting("processing"); // the older server's crashed job never ends
        }
        const bool textured = job->request.value("texture", false);
        if (newer && progress.share > 0.5 && (progress.phase == Phase::Running || !textured))
            return waiting("texturing"); // 2.1 counts the textured file only: untextured jobs stay here
        if (progress.phase != Phase::Done || (!newer && job->request.value("type", "glb") != "glb"))
            return waiting("processing");
        const std::string &glb = *m_jobs.made(*job)->glb;
        return jsonAnswer(
            {{"status", "completed"},
             {"model_base64", QByteArray::fromRawData(glb.data(), qsizetype(glb.size())).toBase64().toStdString()}});
    }

    /// Blocks, and lets nothing else in meanwhile: that is how the server is.
    Answer wholeFile(const PracticeJob &job)
    {
        const std::shared_ptr<const MadeModel> made = m_world.maker.wait(job.ticket);
        if (!made || !made->glb || job.struckBy("job-failed"))
            return genericFailure();
        Answer answer;
        const bool film = job.struckBy("job-wrong-type");
        answer.type = film ? "video/mp4" : "application/octet-stream";
        answer.headers = {{"Content-Disposition",
                           "attachment; filename=\"" + (film ? std::string("output.mp4") : job.id + ".glb") + '"'}};
        answer.body = *made->glb;
        return answer;
    }

    World &m_world;
    const int m_version;
    JobBook m_jobs;
};

} // namespace

std::unique_ptr<Service> makeSelfHosted(World &world, int version)
{
    return std::make_unique<SelfHosted>(world, version);
}

} // namespace turnaround::sandbox

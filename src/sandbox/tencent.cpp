// Tencent Cloud's signed API 3.0 for Hunyuan 3D Pro: all calls are POST /, errors come with HTTP 200. Not practised
// here: the Rapid jobs, Convert3DFormat, and STL, USDZ and FBX results.
// Source: Tencent Cloud's SDKs and API pages, protocols section 6a.
#include "sandbox/hunyuan_inputs.h"
#include "sandbox/job_book.h"
#include "sandbox/tc3_signature.h"

namespace turnaround::sandbox {

namespace {

constexpr double kCredits = 20; ///< practice only
constexpr HunyuanNames kNames = {"Prompt",       "ImageUrl",  "ImageBase64", "MultiViewImages",
                                 "GenerateType", "FaceCount", "EnablePBR",   "PolygonType"};

Answer wrap(Json response)
{
    response["RequestId"] = newUuid();
    return jsonAnswer({{"Response", response}});
}

Answer reject(const std::string &code, const std::string &message)
{
    Answer answer = wrap({{"Error", {{"Code", code}, {"Message", message}}}});
    answer.refusal = code + ": " + message;
    return answer;
}

std::string codeOf(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Missing:
        return "MissingParameter";
    case Problem::Unknown:
        return "UnknownParameter";
    case Problem::Range:
    case Problem::Word:
        return "InvalidParameterValue";
    case Problem::Type:
    case Problem::Conflict:
        break;
    }
    return "InvalidParameter";
}

class Tencent : public Service
{
public:
    explicit Tencent(World &world)
        : m_world(world)
        , m_jobs(world, "tencent")
    {
    }

    CallKind kindOf(const Request &request, const std::string &) const override
    {
        const std::string action = request.get_header_value("X-TC-Action");
        if (action == "SubmitHunyuanTo3DProJob")
            return CallKind::Submit;
        return action == "QueryHunyuanTo3DProJob" ? CallKind::Poll : CallKind::Other;
    }
    Answer trouble(int status) const override
    {
        return status == 429 ? reject("RequestLimitExceeded", "The request rate is too high.")
                             : reject("InternalError", "An internal error occurred.");
    }
    Answer answer(const Request &request, const std::string &path) override
    {
        if (request.method != "POST" || (path != "/" && !path.empty()))
            return reject("UnsupportedProtocol", "Every call is POST /.");
        std::string secretId;
        if (const auto error = checkSignature(request, m_world.now(), secretId))
            return reject(error->code, error->message);
        const std::string version = request.get_header_value("X-TC-Version");
        if (version != "2025-05-13" && version != "2023-09-01")
            return reject("NoSuchVersion", "X-TC-Version must be 2025-05-13.");
        if (request.get_header_value("X-TC-Region").empty())
            return reject("MissingParameter", "X-TC-Region is missing.");
        if (!request.get_header_value("Content-Type").starts_with("application/json"))
            return reject("UnsupportedProtocol", "Content-Type must be application/json.");
        const std::optional<Json> body = parseBody(request.body);
        if (!body)
            return reject("InvalidParameter", "The body is not JSON.");
        switch (kindOf(request, path)) {
        case CallKind::Submit:
            return submit(*body, judgeKey(secretId));
        case CallKind::Poll:
            return query(*body);
        default:
            return reject("InvalidAction", "There is no such action.");
        }
    }

private:
    std::optional<Problem> check(const Json &body, Pictures &pictures) const
    {
        Fields fields(body);
        const std::string model = fields.word("Model", {"3.0", "3.1"}).value_or("3.0");
        pictures = readHunyuanInputs(fields, body, kNames, m_world.files);
        if (fields.word("ResultFormat", {"STL", "USDZ", "FBX"}))
            fields.blame(Problem::Unknown, "ResultFormat", "is not practised by this sandbox");
        fields.others();
        const std::string type = fields.problem() ? std::string() : body.value("GenerateType", "Normal");
        if (model == "3.1" && (type == "LowPoly" || type == "Sketch"))
            fields.blame(Problem::Word, "GenerateType", type + " is not available with Model 3.1");
        return fields.problem();
    }

    Answer submit(const Json &body, Key key)
    {
        if (m_world.faults.take("tencent", "submit-error"))
            return reject("ResourceUnavailable.NotExist", "The service is not activated for this account.");
        if (m_world.faults.take("tencent", "submit-limit"))
            return reject("RequestLimitExceeded.JobNumExceed", "Too many jobs at once.");
        Pictures pictures;
        if (const std::optional<Problem> problem = check(body, pictures))
            return reject(codeOf(problem->kind), sentence(*problem));
        if (key == Key::Poor)
            return reject("ResourceInsufficient", "The account has no credits left.");
        const PracticeJob *job = m_jobs.accept(newJobId(), "hunyuan-3d-pro " + body.value("Model", "3.0"), pictures,
                                               body, kCredits, "credits");
        return job ? wrap({{"JobId", job->id}}) : reject("InternalError", "The charge could not be noted.");
    }

    Answer query(const Json &body)
    {
        Fields fields(body);
        fields.need("JobId");
        const auto id = fields.text("JobId", 1, 100);
        fields.others();
        if (fields.problem())
            return reject(codeOf(fields.problem()->kind), sentence(*fields.problem()));
        if (m_world.faults.take("tencent", "poll-error"))
            return reject("InternalError", "An internal error occurred.");
        const PracticeJob *job = m_jobs.find(*id);
        if (!job)
            return reject("InvalidParameterValue.JobNotExist", "There is no such job.");
        return wrap(state(*job));
    }

    Json state(const PracticeJob &job) const
    {
        Json state = {{"Status", "RUN"}, {"ErrorCode", ""}, {"ErrorMessage", ""}, {"ResultFile3Ds", Json::array()}};
        switch (m_jobs.progress(job).phase) {
        case Phase::Queued:
            state["Status"] = "WAIT";
            break;
        case Phase::Running:
            break;
        case Phase::Failed:
        case Phase::Cancelled:
            state["Status"] = "FAIL";
            state["ErrorCode"] = "FailedOperation.InnerError";
            state["ErrorMessage"] = "The job failed.";
            break;
        case Phase::Done:
            state["Status"] = "DONE";
            state["ResultFile3Ds"] = files(job);
            state["ResultCreditConsumed"] = kCredits;
            break;
        }
        return state;
    }

    Json files(const PracticeJob &job) const
    {
        const auto model = m_jobs.made(job);
        const std::string preview = m_jobs.link(job, "preview.png", "image/png", model->preview);
        Json files = Json::array();
        files.push_back({{"Type", "GLB"}, {"Url", m_jobs.modelLink(job)}, {"PreviewImageUrl", preview}});
        if (job.request.value("GenerateType", "Normal") != "Geometry") {
            files.push_back({{"Type", "OBJ"},
                             {"Url", m_jobs.link(job, "model.zip", "application/zip", model->obj)},
                             {"PreviewImageUrl", preview}});
        }
        return files;
    }

    /// Digits only, as the service's.
    std::string newJobId() { return std::to_string(1'357'237'233'311'637'504 + m_nextJob++); }

    World &m_world;
    JobBook m_jobs;
    std::int64_t m_nextJob = 0;
};

} // namespace

std::unique_ptr<Service> makeTencent(World &world)
{
    return std::make_unique<Tencent>(world);
}

} // namespace turnaround::sandbox

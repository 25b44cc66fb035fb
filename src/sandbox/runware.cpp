#include "sandbox/runware.h"

#include "sandbox/ledger.h"

#include <algorithm>
#include <array>

namespace turnaround::sandbox {

namespace {

constexpr std::size_t kMostTasks = 100;
constexpr double kBalance = 100; ///< USD, before the first charge

Answer reject(int status, const std::string &code, const std::string &message)
{
    const Json error = {{"code", code}, {"message", message}};
    return refusal({{"errors", Json::array({error})}}, status, message);
}

std::string textOf(const Json &task, const char *name)
{
    const auto found = task.is_object() ? task.find(name) : task.end();
    return task.is_object() && found != task.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A link's random part, as a UUID.
std::string uuidOfLink(const std::string &link)
{
    std::string uuid = link.substr(link.find("/files/") + 7, 32);
    for (const std::size_t dash : {8, 13, 18, 23})
        uuid.insert(dash, 1, '-');
    return uuid;
}

std::string codeOf(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Missing:
        return "missingParameter";
    case Problem::Unknown:
        return "unsupportedParameter";
    case Problem::Conflict:
        return "conflictParameters";
    case Problem::Type:
    case Problem::Range:
    case Problem::Word:
        break;
    }
    return "invalidParameter";
}

} // namespace

void Runware::Reply::refuse(const Json &task, const std::string &code, const std::string &message,
                            const Json &parameter)
{
    Json error = {{"code", code}, {"message", message}};
    if (!parameter.is_null())
        error["parameter"] = parameter;
    for (const char *name : {"taskType", "taskUUID"}) {
        if (const std::string value = textOf(task, name); !value.empty())
            error[name] = value;
    }
    errors.push_back(std::move(error));
}

void Runware::Reply::refuse(const Json &task, const Problem &problem)
{
    refuse(task, codeOf(problem.kind), sentence(problem), problem.field);
}

Runware::Runware(World &world)
    : m_world(world)
    , m_jobs(world, "runware")
{
}

std::unique_ptr<Service> makeRunware(World &world)
{
    return std::make_unique<Runware>(world);
}

CallKind Runware::kindOf(const Request &request, const std::string &) const
{
    const std::optional<Json> body = parseBody(request.body);
    if (!body || !body->is_array())
        return CallKind::Other;
    CallKind kind = CallKind::Other;
    for (const Json &task : *body) {
        const std::string type = textOf(task, "taskType");
        if (type == "3dInference")
            return CallKind::Submit;
        if (type == "getResponse" || type == "getTaskDetails")
            kind = CallKind::Poll;
        if (type == "imageUpload" || type == "mediaStorage")
            kind = CallKind::Upload;
    }
    return kind;
}

Answer Runware::trouble(int status) const
{
    return status == 429 ? reject(status, "rateLimitExceeded", "Too many requests.")
                         : reject(status, "internalServerError", "An internal error occurred.");
}

Answer Runware::answer(const Request &request, const std::string &path)
{
    if (path != "/v1" || request.method != "POST")
        return reject(404, "invalidEndpoint", "Every call is a POST to /v1.");
    const std::optional<Json> body = parseBody(request.body);
    if (!body || !body->is_array() || body->empty() || body->size() > kMostTasks)
        return reject(400, "invalidRequestBody", "The body must be an array of task objects.");

    std::string apiKey = bearerKey(request);
    const Json &first = body->front();
    const bool inBand = textOf(first, "taskType") == "authentication";
    if (inBand && apiKey.empty())
        apiKey = textOf(first, "apiKey");
    const Key key = judgeKey(apiKey);
    if (key == Key::Missing || key == Key::Wrong)
        return reject(401, "invalidApiKey", "Invalid API key. Get one at https://my.runware.ai/.");

    Reply reply;
    for (const Json &task : *body)
        perform(task, key, reply);
    Json answer = Json::object();
    if (!reply.data.empty() || reply.errors.empty())
        answer["data"] = reply.data;
    if (reply.errors.empty())
        return jsonAnswer(answer);
    answer["errors"] = reply.errors;
    const bool unpaid = textOf(reply.errors.front(), "code") == "insufficientCredits";
    return refusal(answer, !reply.data.empty() ? 200 : (unpaid ? 402 : 400), textOf(reply.errors.front(), "message"));
}

void Runware::perform(const Json &task, Key key, Reply &reply)
{
    const std::string type = textOf(task, "taskType");
    if (type == "authentication") {
        reply.data.push_back({{"taskType", type}, {"connectionSessionUUID", newUuid()}});
        return;
    }
    if (type == "ping") {
        if (task.contains("ping") && task.at("ping") == true)
            reply.data.push_back({{"taskType", type}, {"pong", true}});
        else
            reply.refuse(task, "missingParameter", "ping must be true", "ping");
        return;
    }
    constexpr auto known = std::to_array<std::string_view>({"3dInference", "getResponse", "imageUpload", "mediaStorage",
                                                            "accountManagement", "getTaskDetails", "modelSearch"});
    if (std::find(known.begin(), known.end(), type) == known.end())
        return reply.refuse(task, type.empty() ? "missingTaskType" : "invalidTaskType",
                            "taskType is none that this service knows", "taskType");
    if (!isUuid4(textOf(task, "taskUUID")))
        return reply.refuse(task, "invalidTaskUUID", "taskUUID must be a UUID, version 4", "taskUUID");
    if (type == "3dInference")
        return infer(task, key, reply);
    if (type == "getResponse")
        return getResponse(task, reply);
    if (type == "imageUpload")
        return upload(task, reply);
    if (type == "mediaStorage")
        return storeMedia(task, reply);
    if (type == "accountManagement")
        return manageAccount(task, key, reply);
    if (type == "getTaskDetails")
        return getTaskDetails(task, reply);
    searchModels(task, reply);
}

Json Runware::item(const PracticeJob &job, int number) const
{
    Json item = {{"taskType", "3dInference"}, {"taskUUID", job.id}};
    const JobProgress progress = m_jobs.progress(job);
    const bool lastFails = job.struckBy("job-one-error") && number == job.results - 1;
    if (progress.phase == Phase::Failed || (progress.phase == Phase::Done && lastFails)) {
        item["status"] = "error";
        item["error"] = {{"code", "providerError"}, {"message", "The provider could not generate this model."}};
        return item;
    }
    if (progress.phase != Phase::Done) {
        item["status"] = "processing";
        item["progress"] = int(progress.share * 100);
        return item;
    }
    item["status"] = "success";
    if (job.request.value("includeCost", false))
        item["cost"] = job.price / job.results;
    item["seed"] = 7 + number;
    const std::string link = m_jobs.modelLink(job, "model" + std::to_string(number) + ".glb");
    item["outputs"] = {{"files", Json::array({{{"uuid", uuidOfLink(link)}, {"url", link}}})}};
    return item;
}

void Runware::getResponse(const Json &task, Reply &reply)
{
    Fields fields(task);
    fields.ignore("taskType");
    fields.ignore("taskUUID");
    fields.others();
    if (fields.problem())
        return reply.refuse(task, *fields.problem());
    const PracticeJob *job = m_jobs.find(textOf(task, "taskUUID"));
    if (!job)
        return reply.refuse(task, "taskFailedOrNotFound", "There is no task with this taskUUID.", "taskUUID");
    if (m_world.faults.take("runware", "poll-data-and-errors"))
        reply.refuse(task, "timeoutProvider", "A part of the answer came too late.");
    if (m_jobs.progress(*job).phase == Phase::Queued)
        return; // accepted, and nothing to tell yet
    for (int number = 0; number < job->results; ++number)
        reply.data.push_back(item(*job, number));
}

void Runware::manageAccount(const Json &task, Key key, Reply &reply)
{
    Fields fields(task);
    fields.ignore("taskType");
    fields.ignore("taskUUID");
    fields.need("operation");
    fields.word("operation", {"getDetails"});
    fields.others();
    if (fields.problem())
        return reply.refuse(task, *fields.problem());
    const double amount = key == Key::Poor ? 0 : kBalance - m_world.ledger.spent("runware");
    reply.data.push_back({{"taskType", "accountManagement"},
                          {"taskUUID", textOf(task, "taskUUID")},
                          {"operation", "getDetails"},
                          {"balance", {{"amount", amount}, {"freeBalance", 0}, {"currency", "USD"}}}});
}

void Runware::getTaskDetails(const Json &task, Reply &reply)
{
    const PracticeJob *job = m_jobs.find(textOf(task, "taskUUID"));
    if (!job)
        return reply.refuse(task, "taskFailedOrNotFound", "There is no task with this taskUUID.", "taskUUID");
    Json response = Json::object();
    response["data"] = Json::array();
    for (int number = 0; number < job->results; ++number)
        response["data"].push_back(item(*job, number));
    reply.data.push_back({{"taskType", "getTaskDetails"},
                          {"taskUUID", job->id},
                          {"request", Json::array({job->request})},
                          {"response", response}});
}

void Runware::searchModels(const Json &task, Reply &reply)
{
    reply.data.push_back({{"taskType", "modelSearch"},
                          {"taskUUID", textOf(task, "taskUUID")},
                          {"results", Json::array({{{"air", "tencent:hunyuan-3d@3.1-pro"}, {"category", "3d"}}})},
                          {"totalResults", 1}});
}

} // namespace turnaround::sandbox

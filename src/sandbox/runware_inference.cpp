// Runware's submit and what it takes: pictures, uploads, the settings' rules.
#include "sandbox/runware.h"

namespace turnaround::sandbox {

namespace {

constexpr double kPrice = 0.225; ///< USD for each result
constexpr std::int64_t kMostTtl = 31'536'000; ///< seconds
constexpr std::size_t kMostText = std::size_t(64) << 20;
const std::string kModel = "tencent:hunyuan-3d@3.1-pro";

/// The settings' object: its own rules.
std::optional<Problem> checkSettings(const Json &settings)
{
    Fields fields(settings, "settings");
    fields.whole("faceCount", 3'000, 1'500'000);
    const auto type = fields.word("generateType", {"Normal", "Geometry"});
    fields.flag("pbr");
    fields.others();
    if (type == "Geometry" && fields.has("pbr"))
        fields.blame(Problem::Conflict, "pbr", "must not be given with generateType Geometry");
    return fields.problem();
}

/// Everything but the pictures themselves.
std::optional<Problem> checkTask(const Json &task)
{
    Fields fields(task);
    for (const char *name : {"taskType", "taskUUID"})
        fields.ignore(name);
    fields.need("model");
    const auto model = fields.text("model", 1, 200);
    if (model && *model != kModel)
        fields.blame(Problem::Word, "model", "must be " + kModel);
    fields.text("positivePrompt", 2, 1024);
    if (const Json *inputs = fields.object("inputs")) {
        Fields inner(*inputs, "inputs");
        inner.need("images");
        const Json *images = inner.list("images", 1, 8);
        if (images && images->size() != 1 && images->size() != 8)
            inner.blame(Problem::Range, "images", "must be one picture, or all eight views");
        inner.others();
        fields.blame(inner.problem());
    }
    if (const Json *settings = fields.object("settings"))
        fields.blame(checkSettings(*settings));
    fields.word("outputType", {"URL"});
    fields.word("outputFormat", {"GLB"});
    if (fields.word("deliveryMethod", {"async", "sync"}) == "sync")
        fields.blame(Problem::Unknown, "deliveryMethod", "sync is not practised by this sandbox");
    fields.flag("includeCost");
    fields.whole("numberResults", 1, 4);
    fields.whole("ttl", 60, kMostTtl);
    fields.address("uploadEndpoint", 5'000);
    fields.address("webhookURL", 5'000);
    fields.others();
    if (fields.has("positivePrompt") && fields.has("inputs"))
        fields.blame(Problem::Conflict, "positivePrompt", "and inputs.images exclude each other");
    return fields.problem();
}

} // namespace

Result<std::string> Runware::picture(const std::string &given, bool main, std::size_t &inlineBytes) const
{
    Result<std::string> bytes = std::string();
    PictureRule rule = main ? kMainPicture : kViewPicture;
    if (const auto upload = m_uploads.find(given); upload != m_uploads.end()) {
        bytes = fromAddress(upload->second, m_world.files);
    } else if (isUuid4(given)) {
        return Error{ErrorKind::BadInput, "is a UUID of no picture that was uploaded"};
    } else if (given.starts_with("http://") || given.starts_with("https://")) {
        bytes = fromAddress(given, m_world.files);
    } else {
        rule = main ? kMainInline : kViewInline;
        inlineBytes += given.size();
        bytes = given.starts_with("data:") ? fromDataUri(given) : fromBase64(given);
    }
    if (!bytes || bytes->empty())
        return bytes;
    if (const Result<void> fit = checkPicture(*bytes, rule); !fit)
        return fit.error();
    return bytes;
}

void Runware::infer(const Json &task, Key key, Reply &reply)
{
    const auto uuid = task.at("taskUUID").get<std::string>();
    if (m_world.faults.take("runware", "submit-parameter-text"))
        return reply.refuse(task, "invalidParameter", "faceCount is not what this model takes.", "settings.faceCount");
    if (m_world.faults.take("runware", "submit-parameter-list"))
        return reply.refuse(task, "missingParameter", "One of these is required.",
                            Json::array({"positivePrompt", "inputs.images"}));
    if (const std::optional<Problem> problem = checkTask(task))
        return reply.refuse(task, *problem);
    if (!task.contains("positivePrompt") && !task.contains("inputs"))
        return reply.refuse(task, "missingParameter", "positivePrompt or inputs.images is required",
                            Json::array({"positivePrompt", "inputs.images"}));
    Pictures pictures;
    std::size_t inlineBytes = 0;
    const Json images = task.contains("inputs") ? task.at("inputs").at("images") : Json::array();
    for (std::size_t i = 0; i < images.size(); ++i) {
        const std::string field = "inputs.images[" + std::to_string(i) + ']';
        if (!images[i].is_string())
            return reply.refuse(task, Problem{Problem::Type, field, "must be a string"});
        const Result<std::string> bytes = picture(images[i].get<std::string>(), i == 0, inlineBytes);
        if (!bytes)
            return reply.refuse(task, Problem{Problem::Range, field, bytes.error().message});
        if (!bytes->empty())
            pictures[kAllViews.at(i)] = *bytes; // the array's order is that of kAllViews
    }
    if (inlineBytes > kMostInlineSum)
        return reply.refuse(task, Problem{Problem::Range, "inputs.images", "exceed 8 MB as base64 together"});
    if (m_jobs.find(uuid)) {
        reply.refuse(task, "conflictTaskUUID", "This taskUUID was used before.", "taskUUID");
        reply.errors.back()["context"] = {{"taskType", "3dInference"}, {"taskUUID", uuid}, {"deliveryMethod", "async"}};
        return;
    }
    if (key == Key::Poor)
        return reply.refuse(task, "insufficientCredits", "The balance does not suffice.");
    const int results = task.value("numberResults", 1);
    if (!m_jobs.accept(uuid, kModel, pictures, task, kPrice * results, "USD", results))
        return reply.refuse(task, "internalServerError", "The charge could not be noted.");
    reply.data.push_back({{"taskType", "3dInference"}, {"taskUUID", uuid}});
}

Result<std::string> Runware::keep(const std::string &given)
{
    std::size_t inlineBytes = 0;
    const Result<std::string> bytes = picture(given, true, inlineBytes);
    if (!bytes)
        return bytes.error();
    std::string uuid = newUuid();
    m_uploads[uuid] = bytes->empty() ? given : m_world.files.keep("runware", uuid + ".png", *bytes);
    return uuid;
}

void Runware::upload(const Json &task, Reply &reply)
{
    Fields fields(task);
    fields.ignore("taskType");
    fields.ignore("taskUUID");
    fields.need("image");
    const auto image = fields.text("image", 1, kMostText);
    fields.others();
    if (fields.problem())
        return reply.refuse(task, *fields.problem());
    const Result<std::string> uuid = keep(*image);
    if (!uuid)
        return reply.refuse(task, Problem{Problem::Range, "image", uuid.error().message});
    reply.data.push_back({{"taskType", "imageUpload"},
                          {"taskUUID", task.at("taskUUID")},
                          {"imageUUID", *uuid},
                          {"imageURL", m_uploads.at(*uuid)}});
}

void Runware::storeMedia(const Json &task, Reply &reply)
{
    Fields fields(task);
    fields.ignore("taskType");
    fields.ignore("taskUUID");
    fields.need("operation");
    fields.need("media");
    const auto operation = fields.word("operation", {"upload", "delete"});
    const auto media = fields.text("media", 1, kMostText);
    fields.others();
    if (fields.problem())
        return reply.refuse(task, *fields.problem());
    Json data = {{"taskType", "mediaStorage"}, {"taskUUID", task.at("taskUUID")}, {"operation", *operation}};
    if (operation == "delete") {
        if (m_uploads.erase(*media) == 0)
            return reply.refuse(task, "mediaNotFound", "There is no such medium.", "media");
        data["mediaUUID"] = *media;
        reply.data.push_back(std::move(data));
        return;
    }
    const Result<std::string> uuid = keep(*media);
    if (!uuid)
        return reply.refuse(task, Problem{Problem::Range, "media", uuid.error().message});
    data["mediaUUID"] = *uuid;
    data["mediaURL"] = m_uploads.at(*uuid);
    reply.data.push_back(std::move(data));
}

} // namespace turnaround::sandbox

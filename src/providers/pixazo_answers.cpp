// What Pixazo answers, for every model alike.
#include "providers/answer.h"
#include "providers/facts.h"
#include "providers/pixazo_calls.h"
#include "providers/result_files.h"
#include "providers/services.h"

#include <algorithm>

namespace turnaround::providers::pixazo_calls {

namespace {

constexpr std::size_t kMostFiles = 32;

/// Two shapes of output are documented, one model's samples show both, and their file types are wrong: so every
/// address counts, wherever it stands.
class Gathering
{
public:
    explicit Gathering(bool pictures)
        : m_pictures(pictures)
    {
    }

    void take(const ordered_json &value, bool preview)
    {
        if (value.is_string())
            add(value.get<std::string>(), preview, {});
        if (value.is_object())
            add(textField(value, "url"), preview, value);
        if (value.is_array()) {
            for (const ordered_json &each : value)
                take(each, preview);
        } else if (value.is_object()) {
            for (const auto &[key, each] : value.items()) {
                const bool small = key.find("thumb") != std::string::npos || key.find("preview") != std::string::npos;
                take(each, preview || small);
            }
        }
    }

    std::vector<ResultFile> files;

private:
    void add(const std::string &url, bool preview, const ordered_json &object)
    {
        const auto same = [&](const ResultFile &each) { return each.file.url == url; };
        if (!isFileAddress(url) || files.size() >= kMostFiles || std::ranges::any_of(files, same))
            return;
        ResultFile file{{.url = url}, {}};
        if (preview) {
            file.file.role = FileRole::Preview;
        } else if (m_pictures) {
            file.file.role = FileRole::Picture;
            file.file.result = m_made++;
        } else {
            const bool zip = wordField(object, "content_type").find("zip") != std::string::npos;
            file.file.role = zip ? FileRole::Archive : roleOfAddress(url);
        }
        files.push_back(std::move(file));
    }

    bool m_pictures = false;
    int m_made = 0;
};

bool isGlb(const ResultFile &each)
{
    return addressPath(each.file.url).ends_with(".glb");
}

ordered_json factsOf(const ordered_json &body)
{
    ordered_json facts = ordered_json::object();
    keepMoment(facts, "createdAt", field(body, "created_at"));
    keepMoment(facts, "updatedAt", field(body, "updated_at"));
    keepMoment(facts, "completedAt", field(body, "completed_at"));
    const ordered_json &output = field(body, "output");
    keepFact(facts, "seed", field(output, "seed"));
    keepFact(facts, "contentFlags", field(output, "has_nsfw_concepts"));
    return facts;
}

Finished finished(const GenerationRequest &request, const ordered_json &body)
{
    const ModelOffer *model = findModel(pixazo(), request.model);
    Gathering gathering(model && model->output == OutputKind::Picture);
    gathering.take(field(body, "output"), false);
    std::ranges::stable_partition(gathering.files, isGlb);
    Finished end;
    end.files = std::move(gathering.files);
    end.facts = factsOf(body);
    return end;
}

/// ERROR is the system's fault and not paid for. Of FAILED, the model's, the documentation does not say it.
Ended ended(const std::string &status, const ordered_json &body)
{
    const std::string said = firstText(body, {"error", "message"});
    Ended end;
    end.trouble.detail = serviceWords(said.empty() ? status : status + ": " + said);
    if (status == "error") {
        end.trouble.message = "Pixazo had a fault of its own." + itSays(said);
        end.trouble.charged = Charged::No;
    } else {
        end.trouble.message = "Pixazo could not make it." + itSays(said);
        end.trouble.advice = "Use other pictures or words.";
        end.trouble.charged = Charged::Unknown;
    }
    return end;
}

} // namespace

Trouble refusal(const HttpResponse &response)
{
    const ordered_json body = bodyJson(response);
    Trouble trouble = statusTrouble(kName, response, firstText(body, {"message", "error", "detail"}));
    const ordered_json &error = field(body, "error");
    if (const std::string code = textField(error.is_object() ? error : body, error.is_object() ? "code" : "error");
        !code.empty())
        trouble.detail += " (" + serviceWords(code) + ")";
    return trouble;
}

SubmitAnswer readSubmit(const GenerationRequest &, const HttpResponse &response, const CallContext &)
{
    if (!response.succeeded())
        return unacceptedAnswer(refusal(response), response);
    const ordered_json body = bodyJson(response);
    Accepted accepted;
    accepted.task.id = textField(body, "request_id");
    if (!isPlainTaskId(accepted.task.id))
        return unacceptedAnswer(unreadable(kName, response), response);
    if (const std::string url = textField(body, "polling_url"); isFileAddress(url))
        accepted.task.values["polling_url"] = url;
    accepted.facts = factsOf(body);
    return accepted;
}

PollAnswer readPoll(const GenerationRequest &request, const RemoteTask &task, const HttpResponse &response)
{
    if (response.status == 404)
        return NotKnown{refusal(response)};
    if (!response.succeeded())
        return refusal(response);
    const ordered_json body = bodyJson(response);
    const std::string status = wordField(body, "status");
    if (status.empty())
        return unreadable(kName, response);
    if (status == "completed")
        return finished(request, body);
    if (status == "failed" || status == "error")
        return ended(status, body);
    GoOn on{task};
    on.waiting = status == "queued";
    on.facts = factsOf(body);
    return on;
}

} // namespace turnaround::providers::pixazo_calls

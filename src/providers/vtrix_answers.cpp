#include "providers/vtrix_answers.h"

#include "providers/answer.h"
#include "providers/facts.h"
#include "providers/result_files.h"

#include <algorithm>

namespace turnaround::providers::vtrix_answers {

namespace {

constexpr const char *kService = "Vtrix";

/// The service's words wherever they may stand: {message}, {error: "text"}, {error: {code, message | error_message}}.
struct Said {
    std::string code, words;
    bool any() const { return !code.empty() || !words.empty(); }
    std::string text() const { return code + (code.empty() || words.empty() ? "" : ": ") + words; }
};

Said saidIn(const ordered_json &json)
{
    const ordered_json &error = field(json, "error");
    if (error.is_object()) {
        const std::string message = textField(error, "message");
        return {textField(error, "code"), message.empty() ? textField(error, "error_message") : message};
    }
    const std::string text = textField(json, "error");
    return {{}, text.empty() ? textField(json, "message") : text};
}

/// An error, and not merely a word along with the rest: {message} stands in good answers, too.
bool hasError(const ordered_json &json)
{
    const ordered_json &error = field(json, "error");
    return error.is_object() ? !error.empty() : !textField(json, "error").empty();
}

TroubleWords failureWords(const Said &said)
{
    if (said.code == "13001095")
        return {"The model behind Vtrix failed while it made this.", "Use other pictures or words."};
    if (said.code == "13001096")
        return {"Vtrix could not read the result of the model behind it.",
                "Look at the job in your account there before you try again."};
    if (said.code == "13001097")
        return {"Vtrix could not reach the model behind it.", {}};
    if (said.code == "13001098")
        return {"Vtrix lost sight of the job, and it may have been finished behind it.",
                "Look at the job in your account there before you try again."};
    if (said.code == "13001099")
        return {"Vtrix could not begin the job: the model behind it refused.",
                "Check the pictures and the prompt, or choose another mode."};
    return {"Vtrix could not make the model." + itSays(said.text()), "Use other pictures or words."};
}

/// What a low-poly or sketch job should know besides.
std::string modeHint(const GenerationRequest &request)
{
    const auto mode = request.options.find(option_keys::kMode);
    const std::string word = mode == request.options.end() ? std::string() : optionText(mode->second);
    if (word != "lowpoly" && word != "sketch")
        return {};
    return " Use the mode Normal: low-poly and Sketch may not be available for this model any more.";
}

std::optional<Money> costOf(const ordered_json &task)
{
    return moneyField(field(task, "usage"), "cost", "USD"); // may be an empty text
}

ordered_json factsOf(const ordered_json &task)
{
    ordered_json facts = ordered_json::object();
    keepAllBut(facts, task, {"status", "model", "progress", "error", "output", "usage", "metadata"});
    for (const char *part : {"usage", "metadata"}) {
        ordered_json inner = ordered_json::object();
        keepAllBut(inner, field(task, part), {"cost"});
        if (!inner.empty())
            facts[part] = std::move(inner);
    }
    return facts;
}

Trouble failure(const GenerationRequest &request, const ordered_json &task)
{
    const Said said = saidIn(task);
    Trouble trouble;
    TroubleWords words = failureWords(said);
    trouble.message = std::move(words.what);
    trouble.advice = words.advice + modeHint(request);
    trouble.detail = serviceWords(said.text());
    const std::optional<Money> cost = costOf(task);
    trouble.charged = !cost ? Charged::Unknown : cost->millionths > 0 ? Charged::Yes : Charged::No;
    return trouble;
}

Trouble callTrouble(const HttpResponse &response, const ordered_json &json)
{
    const Said said = saidIn(json);
    if (response.succeeded() && !said.any())
        return unreadable(kService, response);
    Trouble trouble = statusTrouble(kService, response, said.text());
    if (response.status == 403) {
        trouble.message =
            "Vtrix refuses: the balance is too low, or the key may not use this model." + itSays(said.text());
        trouble.advice = "Look into your account there.";
    }
    return trouble;
}

Finished finished(const ordered_json &task)
{
    Finished result;
    result.cost = costOf(task);
    result.facts = factsOf(task);
    for (const ordered_json &output : listField(task, "output")) {
        for (const ordered_json &content : listField(output, "content")) {
            const std::string format = textField(content, "format"); // "type" is not to be trusted
            addResultFile(result, textField(content, "url"),
                          fileRole(format.empty() ? textField(content, "type") : format));
            addResultFile(result, textField(content, "preview_url"), FileRole::Preview);
            if (const std::string job = textField(content, "jobId"); !job.empty())
                result.facts["jobId"] = serviceWords(job);
        }
    }
    return result;
}

} // namespace

SubmitAnswer readSubmit(const GenerationRequest &request, const HttpResponse &response, const CallContext &)
{
    const ordered_json task = bodyJson(response);
    if (!response.succeeded())
        return unacceptedAnswer(callTrouble(response, task), response);
    if (!task.is_object() || task.empty())
        return Unclear{unreadable(kService, response)};
    const std::string id = textField(task, "id");
    const std::string status = wordField(task, "status");
    const std::optional<Money> cost = costOf(task);
    if (id.empty() && (status == "failed" || hasError(task)))
        return NotAccepted{failure(request, task)};
    // Without an id the vendor's client takes the submit for failed (protocols.md 2), but nothing proves it: a paid job
    // may have begun, and an answer that can't be read counts as unclear (0.2).
    if (!isPlainTaskId(id))
        return Unclear{callTrouble(response, task)};
    if (status == "failed" && (!cost || cost->millionths == 0))
        return NotAccepted{failure(request, task)};
    if (status == "completed") {
        if (Finished result = finished(task); hasModel(result))
            return result;
    }
    return Accepted{RemoteTask{id, {}}, cost, factsOf(task)}; // what failed and has a price, the poll tells
}

PollAnswer readPoll(const GenerationRequest &request, const RemoteTask &task, const HttpResponse &response)
{
    const ordered_json json = bodyJson(response);
    if (response.status == 404) {
        Trouble trouble = callTrouble(response, json);
        trouble.message = "Vtrix does not know this job (any more).";
        trouble.advice = "Look for it in your account there.";
        trouble.charged = Charged::Unknown;
        return NotKnown{std::move(trouble)};
    }
    const std::string status = wordField(json, "status");
    if (!response.succeeded() || status.empty())
        return callTrouble(response, json);
    if (status == "failed") {
        Trouble trouble = failure(request, json);
        const bool paid = trouble.charged == Charged::Yes;
        return Ended{std::move(trouble), false, paid ? costOf(json) : std::nullopt};
    }
    if (status == "completed") {
        Finished result = finished(json);
        dropPreviewsAlone(result);
        return result;
    }
    GoOn goOn{task};
    if (const std::optional<double> progress = numberField(json, "progress"); progress && status == "in_progress")
        goOn.progress = std::clamp(*progress, 0.0, 1.0);
    goOn.cost = costOf(json);
    goOn.facts = factsOf(json);
    return goOn;
}

} // namespace turnaround::providers::vtrix_answers

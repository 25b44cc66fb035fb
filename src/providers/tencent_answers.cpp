#include "providers/tencent_answers.h"

#include "providers/answer.h"
#include "providers/facts.h"
#include "providers/result_files.h"

namespace turnaround::providers::tencent_answers {

namespace {

constexpr const char *kService = "Tencent Cloud";

enum class Fault {
    Clock, ///< the signature's time is off
    Key,
    Owing, ///< the account's bill
    NotOpened, ///< the service is not activated, or there are no credits
    Busy,
    TaskUnknown,
    Inside, ///< a fault of its own: nobody knows how far it came
    Content,
    Request,
    Other,
};

bool holds(const std::string &code, std::string_view part)
{
    return code.find(part) != std::string::npos;
}

Fault faultOf(const std::string &code)
{
    if (code.starts_with("AuthFailure.SignatureExpire"))
        return Fault::Clock;
    if (code.starts_with("AuthFailure") || code.starts_with("UnauthorizedOperation"))
        return Fault::Key;
    if (holds(code, "Arrears") || holds(code, "LowBalance"))
        return Fault::Owing;
    if (code.starts_with("RequestLimitExceeded"))
        return Fault::Busy;
    if (code.starts_with("ResourceUnavailable") || code.starts_with("ResourceInsufficient") ||
        code.starts_with("LimitExceeded"))
        return Fault::NotOpened;
    if (holds(code, "NotExist") || holds(code, "NotFound"))
        return Fault::TaskUnknown;
    if (code.starts_with("InternalError") || holds(code, "InnerError") || holds(code, "Timeout"))
        return Fault::Inside;
    if (holds(code, "IllegalDetected") || holds(code, "Moderation"))
        return Fault::Content;
    if (code.starts_with("InvalidParameter") || code.starts_with("MissingParameter") ||
        code.starts_with("UnknownParameter") || code.starts_with("Unsupported"))
        return Fault::Request;
    return Fault::Other;
}

TroubleWords faultWords(Fault fault)
{
    switch (fault) {
    case Fault::Clock:
        return {"Tencent Cloud refuses: this computer's clock is more than five minutes off.", "Set the clock."};
    case Fault::Key:
        return {"Tencent Cloud does not accept the key.",
                "Check the id, the secret and the region that are set for Tencent Cloud."};
    case Fault::Owing:
        return {"The account at Tencent Cloud has no money left.", "Top it up there."};
    case Fault::NotOpened:
        return {"Tencent Cloud has nothing to give to this account: Hunyuan 3D is not activated there, its credits are "
                "used up, or a limit is reached.",
                "Look into the console there."};
    case Fault::Busy:
        return {"Tencent Cloud has too many of your jobs or calls right now.", {}};
    case Fault::TaskUnknown:
        return {"Tencent Cloud does not know this job (any more): it forgets jobs after 24 hours.",
                "Look for it in your account there."};
    case Fault::Inside:
        return {"Tencent Cloud has a fault of its own.", {}};
    case Fault::Content:
        return {"Tencent Cloud refuses this subject: its content rules don't allow it.",
                "Change the prompt or the pictures."};
    case Fault::Request:
        return {"Tencent Cloud does not accept what was asked for.", "Change what it names."};
    case Fault::Other:
        return {"Tencent Cloud reports a fault.", {}};
    }
    return {};
}

Trouble codeTrouble(const std::string &code, const std::string &words)
{
    const Fault fault = faultOf(code);
    const bool telling =
        fault == Fault::Request || fault == Fault::Other || fault == Fault::Inside || fault == Fault::NotOpened;
    Trouble trouble;
    TroubleWords told = faultWords(fault);
    trouble.message = told.what + (telling ? itSays(words) : std::string());
    trouble.advice = std::move(told.advice);
    trouble.detail = serviceWords(code + (words.empty() ? "" : ": " + words));
    trouble.passing = fault == Fault::Busy || fault == Fault::Inside;
    return trouble;
}

/// The inner object, or a null.
ordered_json inner(const HttpResponse &response)
{
    const ordered_json json = bodyJson(response);
    const ordered_json &wrapped = field(json, "Response");
    return wrapped.is_object() ? wrapped : ordered_json();
}

const ordered_json &errorIn(const ordered_json &answer)
{
    return field(answer, "Error");
}

Trouble errorTrouble(const ordered_json &error, const HttpResponse &response)
{
    Trouble trouble = codeTrouble(textField(error, "Code"), textField(error, "Message"));
    trouble.wait = response.retryAfter();
    trouble.passing = trouble.passing || response.status == 429;
    return trouble;
}

std::optional<Money> costOf(const ordered_json &answer)
{
    return moneyField(answer, "ResultCreditConsumed", "credits");
}

ordered_json factsOf(const ordered_json &answer)
{
    ordered_json facts = ordered_json::object();
    keepAllBut(facts, answer,
               {"JobId", "Status", "ErrorCode", "ErrorMessage", "ResultFile3Ds", "ResultCreditConsumed", "Error"});
    return facts;
}

PollAnswer ended(const ordered_json &answer)
{
    const std::string code = textField(answer, "ErrorCode"), words = textField(answer, "ErrorMessage");
    Ended result{codeTrouble(code, words), false, costOf(answer)};
    const Fault fault = faultOf(code);
    if (fault != Fault::Content && fault != Fault::Owing) {
        result.trouble.message = "Tencent Cloud could not make the model." + itSays(words.empty() ? code : words);
        result.trouble.advice = "Use other pictures or words.";
    }
    result.trouble.passing = false;
    result.trouble.charged = result.cost && result.cost->millionths > 0 ? Charged::Yes : Charged::Unknown;
    return result;
}

PollAnswer done(const ordered_json &answer)
{
    Finished result;
    result.cost = costOf(answer);
    result.facts = factsOf(answer);
    for (const ordered_json &file : listField(answer, "ResultFile3Ds")) {
        addResultFile(result, textField(file, "Url"), fileRole(textField(file, "Type")));
        addResultFile(result, textField(file, "PreviewImageUrl"), FileRole::Preview);
    }
    dropPreviewsAlone(result);
    return result;
}

} // namespace

SubmitAnswer readSubmit(const GenerationRequest &, const HttpResponse &response, const CallContext &)
{
    const ordered_json answer = inner(response);
    if (const ordered_json &error = errorIn(answer); error.is_object()) {
        Trouble trouble = errorTrouble(error, response);
        const bool refused = response.succeeded() || provesRefusal(response.status);
        if (refused && faultOf(textField(error, "Code")) != Fault::Inside)
            return NotAccepted{std::move(trouble)};
        trouble.charged = Charged::Unknown;
        return Unclear{std::move(trouble)};
    }
    const std::string id = textField(answer, "JobId");
    if (!response.succeeded() || !isPlainTaskId(id))
        return unacceptedAnswer(unknownAnswer(kService, response), response);
    return Accepted{RemoteTask{id, {}}, {}, factsOf(answer)};
}

PollAnswer readPoll(const GenerationRequest &, const RemoteTask &task, const HttpResponse &response)
{
    const ordered_json answer = inner(response);
    if (const ordered_json &error = errorIn(answer); error.is_object()) {
        Trouble trouble = errorTrouble(error, response);
        const std::string code = textField(error, "Code");
        if (faultOf(code) != Fault::TaskUnknown && !code.starts_with("InvalidParameterValue"))
            return trouble;
        // A poll holds nothing but the job's id.
        trouble.message = faultWords(Fault::TaskUnknown).what;
        trouble.advice = faultWords(Fault::TaskUnknown).advice;
        trouble.charged = Charged::Unknown;
        return NotKnown{std::move(trouble)};
    }
    const std::string status = wordField(answer, "Status");
    if (!response.succeeded() || status.empty())
        return unknownAnswer(kService, response);
    if (status == "fail")
        return ended(answer);
    if (status == "done")
        return done(answer);
    GoOn goOn{task};
    goOn.waiting = status == "wait";
    goOn.facts = factsOf(answer);
    return goOn;
}

Result<void> readCheckKey(const HttpResponse &response)
{
    const ordered_json answer = inner(response);
    const ordered_json &error = errorIn(answer);
    if (!error.is_object()) {
        if (response.succeeded() && !answer.is_null())
            return {};
        return asError(unknownAnswer(kService, response));
    }
    switch (faultOf(textField(error, "Code"))) {
    case Fault::TaskUnknown:
    case Fault::Request:
        return {};
    default:
        break;
    }
    const Trouble trouble = errorTrouble(error, response);
    // Some refuse an unknown job with a code of their own; the key has been accepted by then.
    if (textField(error, "Code").starts_with("FailedOperation") && !trouble.passing)
        return {};
    return asError(trouble);
}

} // namespace turnaround::providers::tencent_answers

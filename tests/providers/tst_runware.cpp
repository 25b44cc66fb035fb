#include "recorded.h"
#include "spoiled.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::providers;
using namespace turnaround::testing;

namespace {

const Provider &service = *findProvider("runware");
const std::string kId = "2a53cbbe-71bf-4ef5-898c-712d6c920227";
const Account kAccount{"https://api.runware.ai/v1", "test-key"};
const CallContext kContext{UtcTime(std::chrono::milliseconds(1'795'196'830'000)), kId};

GenerationRequest request(std::int64_t results = 1)
{
    GenerationRequest made;
    made.provider = "runware";
    made.model = "tencent:hunyuan-3d@3.1-pro";
    if (results != 1)
        made.options[option_keys::kResults] = results;
    return made;
}

SubmitAnswer submitted(const HttpResponse &response, std::int64_t results = 1)
{
    return service.readSubmit(request(results), response, kContext);
}

PollAnswer polled(const HttpResponse &response, std::int64_t results = 1, bool accepted = true)
{
    RemoteTask task = service.taskOf(kContext);
    if (accepted)
        task = std::get<Accepted>(submitted(recorded("runware/accepted.json"))).task;
    return service.readPoll(request(results), task, response);
}

} // namespace

class TestRunware : public QObject
{
    Q_OBJECT
private slots:
    void wordsAreSentToTheLetter()
    {
        GenerationRequest made = request();
        made.prompt = "a toy robot";
        const Result<HttpRequest> call = service.submit(made, {}, kAccount, kContext);
        QVERIFY(call.ok());
        QCOMPARE(call->url, std::string("https://api.runware.ai/v1"));
        QVERIFY(call->method == HttpMethod::Post);
        QCOMPARE(header(*call, "Authorization"), std::string("Bearer test-key"));
        QCOMPARE(header(*call, "Content-Type"), std::string("application/json"));
        QCOMPARE(call->body, recordedJson("runware/submit_text.json").dump());
    }
    void allEightViewsAndEveryOptionAreSentToTheLetter()
    {
        GenerationRequest made = request(3);
        made.options["faces"] = std::int64_t(3000);
        made.options["mode"] = std::string("geometry");
        made.options["pbr"] = true; // does not count here
        made.options["deliveryMethod"] = std::string("sync");
        made.options["ttl"] = std::int64_t(3600);
        made.options["uploadEndpoint"] = std::string("https://files.example/up");
        made.options["webhookURL"] = std::string("https://hooks.example/done");
        std::vector<Picture> pictures;
        for (int i = 7; i >= 0; --i) // in any order
            pictures.push_back({kAllViews[std::size_t(i)], "image/png", std::to_string(i - 1), {}, {}});
        pictures.back().bytes = std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16);
        pictures[6].bytes.clear();
        pictures[6].reference = "https://pictures.example/left.png";
        const Result<HttpRequest> call = service.submit(made, pictures, kAccount, kContext);
        QVERIFY(call.ok());
        QCOMPARE(call->body, recordedJson("runware/submit_views.json").dump());
    }
    void anEmptyPictureIsNotSent()
    {
        const std::vector<Picture> pictures = {{View::Front, "image/png"}};
        QVERIFY(!service.submit(request(), pictures, kAccount, kContext));
        GenerationRequest other = request();
        other.model = "another";
        QVERIFY(service.submit(other, {}, kAccount, kContext).error().kind == ErrorKind::BadUsage);
    }
    void textThatIsNoUtf8DoesNotBreakTheRequest()
    {
        GenerationRequest made = request();
        made.prompt = "a\xFF";
        const Result<HttpRequest> call = service.submit(made, {}, kAccount, kContext);
        QVERIFY(call.ok() && nlohmann::json::accept(call->body));
    }
    void theTaskIsOurs()
    {
        const SubmitAnswer accepted = submitted(recorded("runware/accepted.json"));
        QVERIFY(std::holds_alternative<Accepted>(accepted));
        QCOMPARE(std::get<Accepted>(accepted).task.id, kId);
        const HttpRequest poll = service.poll({kId, {}}, kAccount, kContext);
        QCOMPARE(poll.body, quoted("[{'taskType':'getResponse','taskUUID':'" + kId + "'}]"));
        QVERIFY(service.info.recognisesTaskId);
        QCOMPARE(service.taskOf(kContext).id, kId);
        QVERIFY(!service.cancel && !service.info.cancelWords.empty());
    }
    void aTaskThatIsKnownAlreadyHasArrivedTheFirstTime()
    {
        for (const int status : {200, 400, 409})
            QVERIFY(std::holds_alternative<KnownAlready>(submitted(recorded("runware/conflict.json", status))));
    }
    void aRefusalIsCertainWhateverTheStatus()
    {
        for (const char *name : {"invalid_key", "no_credits", "invalid_fields"}) {
            for (const int status : {200, 400, 401}) {
                const SubmitAnswer refused = submitted(recorded("runware/" + std::string(name) + ".json", status));
                QVERIFY2(std::holds_alternative<NotAccepted>(refused), name);
                const Trouble trouble = std::get<NotAccepted>(refused).trouble;
                QVERIFY(trouble.charged == Charged::No && !trouble.passing);
            }
        }
        const SubmitAnswer wrong = submitted(recorded("runware/invalid_fields.json", 400));
        QCOMPARE(std::get<NotAccepted>(wrong).trouble.message,
                 std::string("Runware does not accept what was asked for. It says: “'faceCount' must be between 3000 "
                             "and 1500000.”"));
        QVERIFY(std::get<NotAccepted>(wrong).trouble.detail.find("(settings, faceCount)") != std::string::npos);
    }
    void whatIsUnclearStaysUnclear()
    {
        const std::string ours = "'taskUUID':'" + kId + "'";
        const std::vector<HttpResponse> answers = {
            answer(502, "<html>"),
            answer(200, "{\"data\":["),
            answer(200, "{\"data\":[]}"),
            said(200, "{'data':[{'taskUUID':'another'}]}"),
            said(500, "{'errors':[{'code':'internalServerError'," + ours + "}]}"),
            said(200, "{'errors':[{'code':'timeoutProvider'," + ours + "}]}"),
            said(500, "{'errors':[{'code':'somethingNew'}]}")};
        for (const HttpResponse &response : answers) {
            const SubmitAnswer read = submitted(response);
            QVERIFY2(std::holds_alternative<Unclear>(read), response.body.c_str());
            QVERIFY(std::get<Unclear>(read).trouble.charged == Charged::Unknown);
        }
    }
    void onlyWhatProvesARefusalIsOne()
    {
        // A gateway's or the service's own fault proves nothing, whatever its code says: the task is asked after.
        const std::vector<std::pair<int, const char *>> unclear = {
            {408, "requestAborted"},     {408, "somethingNew"}, {408, "invalidModel"},        {425, "somethingNew"},
            {499, "somethingNew"},       {409, "somethingNew"}, {500, "somethingNew"},        {502, "providerError"},
            {503, "noAvailableServer"},  {504, "taskTimeout"},  {500, "insufficientCredits"}, {502, "missingParameter"},
            {503, "invalidApiKey"},      {200, "somethingNew"}, {200, "providerError"},       {302, "invalidModel"},
            {400, "internalServerError"}};
        for (const auto &[status, code] : unclear) {
            const SubmitAnswer read = submitted(said(status, "{'errors':[{'code':'" + std::string(code) + "'}]}"));
            QVERIFY2(std::holds_alternative<Unclear>(read), (std::to_string(status) + code).c_str());
            QVERIFY(std::get<Unclear>(read).trouble.charged == Charged::Unknown);
        }
        for (const int status : {400, 401, 402, 403, 404, 405, 410, 413, 415, 422}) {
            for (const char *code : {"somethingNew", "contentPolicyViolation", "modelNotFound"}) {
                const SubmitAnswer read = submitted(said(status, "{'errors':[{'code':'" + std::string(code) + "'}]}"));
                QVERIFY2(std::holds_alternative<NotAccepted>(read), std::to_string(status).c_str());
                QVERIFY2(std::get<NotAccepted>(read).trouble.charged == Charged::No, code);
                QVERIFY2(!std::get<NotAccepted>(read).trouble.passing, code);
            }
        }
    }
    void tooManyCallsPassWhateverTheCode()
    {
        for (const char *code : {"rateLimitExceeded", "throttled", "tooManyRequests", "concurrencyLimit",
                                 "maxConcurrencyExceeded", "requestQuotaExceeded", "somethingNew"}) {
            HttpResponse busy = said(429, "{'errors':[{'code':'" + std::string(code) + "','taskUUID':'" + kId + "'}]}");
            busy.headers = {{"Retry-After", "9"}};
            const SubmitAnswer read = submitted(busy);
            QVERIFY2(std::holds_alternative<NotAccepted>(read), code);
            const Trouble &refused = std::get<NotAccepted>(read).trouble;
            QVERIFY2(refused.passing && refused.charged == Charged::No && refused.wait == std::chrono::seconds(9),
                     code);
            const PollAnswer poll = polled(busy);
            QVERIFY2(std::holds_alternative<Trouble>(poll), code);
            QVERIFY2(std::get<Trouble>(poll).passing && std::get<Trouble>(poll).wait == std::chrono::seconds(9), code);
        }
        QVERIFY(std::holds_alternative<KnownAlready>(submitted(recorded("runware/conflict.json", 429))));
        QVERIFY(service.readBalance(said(429, "{'errors':[{'code':'throttled'}]}")).error().kind == ErrorKind::Network);
    }
    void aTaskThatFailedInTheSubmitsAnswerIsAskedAfterWithItsCost()
    {
        const SubmitAnswer read = submitted(recorded("runware/failed_with_cost.json"));
        QCOMPARE(moneyText(*std::get<Accepted>(read).cost), std::string("$0.225"));
    }
    void aSynchronousAnswerIsFinishedAtOnce()
    {
        const SubmitAnswer read = submitted(recorded("runware/success.json"));
        QVERIFY(std::holds_alternative<Finished>(read));
        QCOMPARE(std::get<Finished>(read).cost->millionths, std::int64_t(225'000));
    }
    void progressIsToldWhileItRuns()
    {
        const PollAnswer running = polled(recorded("runware/processing.json"));
        QCOMPARE(*std::get<GoOn>(running).progress, 0.3);
        // A word that nobody knows means that it goes on; so does a mere echo of the task.
        const std::string ours = "{'data':[{'taskUUID':'" + kId + "'";
        QVERIFY(std::holds_alternative<GoOn>(polled(said(200, ours + ",'status':'polishing'}]}"))));
        QVERIFY(std::holds_alternative<GoOn>(polled(said(200, ours + "}]}"))));
    }
    void noItemYetMeansWaitingOnlyOnceItWasAccepted()
    {
        QVERIFY(std::get<GoOn>(polled(answer(200, "{\"data\":[]}"))).waiting);
        QVERIFY(std::get<Trouble>(polled(answer(200, "{\"data\":[]}"), 1, false)).passing);
    }
    void aResultHasItsFileCostAndSeed()
    {
        const PollAnswer read = polled(recorded("runware/success.json"));
        const auto &finished = std::get<Finished>(read);
        QCOMPARE(finished.files.size(), std::size_t(1));
        QCOMPARE(finished.files[0].file.url, std::string("https://files.example/m.glb?sig=a%2Fb"));
        QVERIFY(finished.files[0].file.role == FileRole::Model);
        QCOMPARE(moneyText(*finished.cost), std::string("$0.225"));
        QCOMPARE(finished.facts.dump(), quoted("{'seed':7}"));
        QVERIFY(finished.notes.empty());
    }
    void ofSeveralResultsTheGoodOnesAreKept()
    {
        const PollAnswer read = polled(recorded("runware/two_of_three.json"), 3);
        const auto &finished = std::get<Finished>(read);
        QCOMPARE(finished.files.size(), std::size_t(2));
        QCOMPARE(finished.files[0].file.result, 0);
        QCOMPARE(finished.files[1].file.result, 2);
        QCOMPARE(finished.cost->millionths, std::int64_t(450'000));
        QVERIFY((finished.notes == std::vector<std::string>{"1 of 3 results failed: The model ran out of memory."}));
        QCOMPARE(finished.facts.dump(), quoted("{'results':[{'seed':1},{},{'seed':3}]}"));
    }
    void errorsOfOthersDoNotCount()
    {
        const std::string ours = "{'data':[{'taskUUID':'" + kId +
            "','status':'success','outputs':{'files':[{'url':'https://a.example/a.glb'}]}}],'errors':[";
        for (const char *other : {"{'code':'providerError','taskUUID':'another'}", "{'code':'somethingNew'}", "7"}) {
            const PollAnswer read = polled(said(200, ours + other + "]}"));
            QVERIFY2(std::get<Finished>(read).notes.empty(), other);
        }
        // Nor does a fault of the question itself: the second result is still to come.
        const std::string late = "{'code':'timeoutProvider','taskType':'getResponse','taskUUID':'" + kId + "'}]}";
        QVERIFY(std::holds_alternative<GoOn>(polled(said(200, ours + late), 2)));
        // An error of the task tells more than one that names none.
        const PollAnswer both = polled(said(200,
                                            "{'errors':[{'code':'internalServerError'},{'code':"
                                            "'taskFailedOrNotFound','taskUUID':'" +
                                                kId + "'}]}"));
        QVERIFY(std::holds_alternative<NotKnown>(both));
    }
    void aModelThatIsNotThereIsARefusal()
    {
        const SubmitAnswer read = submitted(said(400, "{'errors':[{'code':'modelNotFound','message':'No model x'}]}"));
        QCOMPARE(std::get<NotAccepted>(read).trouble.message,
                 std::string("Runware does not know something that this job names. It says: “No model x.”"));
        QVERIFY(std::get<NotAccepted>(read).trouble.charged == Charged::No);
    }
    void itGoesOnUntilAllResultsAreThere()
    {
        const PollAnswer read = polled(recorded("runware/success.json"), 3);
        QCOMPARE(std::get<GoOn>(read).cost->millionths, std::int64_t(225'000));
        QVERIFY(std::abs(*std::get<GoOn>(read).progress - 1.0 / 3) < 1e-9);
    }
    void aFailedTaskEndsWithTheReason()
    {
        const std::string item = "{'data':[{'taskType':'3dInference','taskUUID':'" + kId +
            "','status':'error','error':{'code':'promptBlocked','message':'No.'}}]}";
        const PollAnswer read = polled(said(200, item));
        QVERIFY(std::get<Ended>(read).trouble.message.find("content rules") != std::string::npos);
        QVERIFY(std::get<Ended>(read).trouble.charged == Charged::Unknown);
        const PollAnswer error =
            polled(said(200,
                        "{'errors':[{'code':'providerError','message':'Broken.','taskType':'3dInference','taskUUID':'" +
                            kId + "'}]}"));
        QVERIFY(std::get<Ended>(error).trouble.message.find("model behind Runware failed") != std::string::npos);
        const PollAnswer cancelled =
            polled(said(200, "{'errors':[{'code':'taskCancelled','taskUUID':'" + kId + "'}]}"));
        QVERIFY(std::get<Ended>(cancelled).cancelled);
    }
    void aFailureWithACostSaysWhatItCost()
    {
        const std::string body = recordedText("runware/failed_with_cost.json");
        const auto ended = [&](const std::string &cost) {
            std::string with = body;
            return std::get<Ended>(polled(answer(200, with.replace(with.find("0.225"), 5, cost))));
        };
        QVERIFY(ended("0.225").trouble.charged == Charged::Yes);
        QCOMPARE(moneyText(*ended("0.225").cost), std::string("$0.225"));
        QVERIFY(ended("0").trouble.charged == Charged::No && !ended("0").cost);
        for (const char *odd : {"null", "-1", "\"free\""})
            QVERIFY2(ended(odd).trouble.charged == Charged::Unknown && !ended(odd).cost, odd);
        const PollAnswer error = polled(said(
            200,
            "{'errors':[{'code':'inferenceError','cost':0.1,'taskType':'3dInference','taskUUID':'" + kId + "'}]}"));
        QVERIFY(std::get<Ended>(error).trouble.charged == Charged::Yes && std::get<Ended>(error).cost);
    }
    void aGatewaysFaultSaysNothingAboutTheTask()
    {
        for (const auto &[status, code] : std::vector<std::pair<int, const char *>>{{502, "providerError"},
                                                                                    {503, "noAvailableServer"},
                                                                                    {408, "requestAborted"},
                                                                                    {500, "promptBlocked"},
                                                                                    {503, "somethingNew"}}) {
            const PollAnswer read = polled(said(status, "{'errors':[{'code':'" + std::string(code) + "'}]}"));
            QVERIFY2(std::holds_alternative<Trouble>(read), code);
            QVERIFY2(std::get<Trouble>(read).passing, code);
        }
    }
    void aTaskThatNobodyKnowsIsToldApart()
    {
        for (const int status : {200, 400, 404})
            QVERIFY(std::holds_alternative<NotKnown>(polled(recorded("runware/not_found.json", status))));
    }
    void faultsOfTheCallSayNothingAboutTheTask()
    {
        QVERIFY(std::get<Trouble>(polled(answer(503, "<html>"))).passing);
        QVERIFY(std::get<Trouble>(polled(answer(200, "{\"data\":"))).passing);
        QVERIFY(std::get<Trouble>(polled(said(429, "{'errors':[{'code':'rateLimitExceeded'}]}"))).passing);
        QVERIFY(!std::get<Trouble>(polled(recorded("runware/invalid_key.json", 401))).passing);
        QVERIFY(!std::get<Trouble>(polled(answer(404, "nothing here"))).passing);
    }
    void anAddressThatCannotBeFetchedIsTroubleAndNoCrash()
    {
        std::string body = recordedText("runware/success.json");
        body.replace(body.find("https://files"), 8, "file:///");
        const PollAnswer read = polled(answer(200, body));
        const auto &finished = std::get<Finished>(read);
        QVERIFY(finished.files.empty() && finished.notes.size() == 1);
        QCOMPARE(moneyText(*finished.cost), std::string("$0.225"));
        QCOMPARE(finished.facts.dump(), quoted("{'seed':7}"));
    }
    void aResultWithoutFilesIsFinishedAndKeepsItsCost()
    {
        const std::string ours = "{'data':[{'taskUUID':'" + kId + "','status':'success','cost':0.225";
        for (const char *files : {"", ",'outputs':null", ",'outputs':{'files':{}}", ",'outputs':{'files':[null,7]}"}) {
            const PollAnswer read = polled(said(200, ours + files + "}]}"));
            QVERIFY2(std::holds_alternative<Finished>(read), files);
            QVERIFY2(std::get<Finished>(read).files.empty(), files);
            QCOMPARE(moneyText(*std::get<Finished>(read).cost), std::string("$0.225"));
        }
    }
    void aResultThatIsToldTwiceCountsOnce()
    {
        const PollAnswer read = polled(recorded("runware/told_twice.json"), 3);
        const auto &finished = std::get<Finished>(read);
        QCOMPARE(finished.files.size(), std::size_t(2));
        QCOMPARE(finished.files[1].file.url, std::string("https://files.example/b.glb"));
        QCOMPARE(moneyText(*finished.cost), std::string("$0.45"));
        QCOMPARE(finished.facts.dump(), quoted("{'results':[{'seed':1},{'seed':2}]}"));
        QCOMPARE(finished.notes.size(), std::size_t(1));
        // One answer that repeats itself is no second result.
        QCOMPARE(std::get<Finished>(polled(recorded("runware/told_twice.json"))).files.size(), std::size_t(2));
    }
    void aCostThatCannotBeOneIsNotKnown()
    {
        for (const char *cost : {"-0.225", "'-5'", "'free'", "1e300", "'nan'", "null", "{}"}) {
            std::string body = recordedText("runware/success.json");
            body.replace(body.find("0.225"), 5, quoted(cost));
            const PollAnswer read = polled(answer(200, body));
            QVERIFY2(std::holds_alternative<Finished>(read), cost);
            QVERIFY2(!std::get<Finished>(read).cost, cost);
        }
    }
    void theBalanceIsReadInBothForms()
    {
        const HttpRequest call = service.balance(kAccount, kContext);
        QCOMPARE(call.body,
                 quoted("[{'taskType':'accountManagement','taskUUID':'" + kId + "','operation':'getDetails'}]"));
        QCOMPARE(moneyText(service.readBalance(recorded("runware/account.json"))->money), std::string("$12.50"));
        QCOMPARE(moneyText(service.readBalance(recorded("runware/account_plain.json"))->money), std::string("$3.07"));
        QVERIFY(!service.readBalance(recorded("runware/accepted.json")));
        QVERIFY(service.readCheckKey(recorded("runware/account.json")).ok());
        const Result<void> wrong = service.readCheckKey(recorded("runware/invalid_key.json", 401));
        QVERIFY(wrong.error().kind == ErrorKind::Refused);
        QVERIFY(wrong.error().message.find("does not accept the key") != std::string::npos);
    }
    void itHostsPicturesUnderIdsOfTheirOwn()
    {
        const auto hosted = [](View view) {
            return service.host.begin({view, "image/png", "abc", "a.png", {}}, kAccount, kContext);
        };
        const Result<UploadNext> front = hosted(View::Front), left = hosted(View::Left);
        QVERIFY(front.ok() && left.ok() && front->request.body != left->request.body);
        const auto task = nlohmann::json::parse(front->request.body).at(0);
        QCOMPARE(task.at("media").get<std::string>(), std::string("data:image/png;base64,YWJj"));
        QCOMPARE(task.at("operation").get<std::string>(), std::string("upload"));
        const std::string uuid = task.at("taskUUID").get<std::string>();
        QVERIFY(uuid.size() == 36 && uuid[14] == '4' && uuid != kId);
        const UploadAnswer read = service.host.read({}, {}, recorded("runware/stored.json"), kAccount, kContext);
        QCOMPARE(std::get<UploadDone>(read).reference, std::string("https://files.example/front.png"));
        QVERIFY(std::holds_alternative<Trouble>(
            service.host.read({}, {}, recorded("runware/no_credits.json"), kAccount, kContext)));
    }
    void nothingThatComesBackCanBreakIt() { checkWithSpoiledAnswers(service, request(3), {kId, {}}); }
};

QTEST_APPLESS_MAIN(TestRunware)
#include "tst_runware.moc"

#include "providers/fitting.h"
#include "providers/tc3_signature.h"
#include "recorded.h"
#include "spoiled.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::providers;
using namespace turnaround::testing;

namespace {

const Provider &service = *findProvider("tencent");
const CallContext kContext{UtcTime(std::chrono::seconds(1'795'196'830)), "2a53cbbe-71bf-4ef5-898c-712d6c920227"};
const RemoteTask kTask{"1357237233311637504", {}};

Account account(const char *region = nullptr, const std::string &address = {})
{
    Account made{address, "AKIDtest", "SKtest", {}};
    if (region)
        made.settings["region"] = region;
    return made;
}

GenerationRequest request(const char *model, const char *mode = nullptr, const std::string &prompt = {})
{
    GenerationRequest made;
    made.provider = "tencent";
    made.model = model;
    made.prompt = prompt;
    if (mode)
        made.options[option_keys::kMode] = std::string(mode);
    return made;
}

SubmitAnswer submitted(const HttpResponse &response)
{
    return service.readSubmit(request("3.1"), response, kContext);
}

PollAnswer polled(const HttpResponse &response)
{
    return service.readPoll(request("3.1"), kTask, response);
}

HttpResponse refusal(const std::string &code, int status = 200)
{
    return said(status, "{'Response':{'Error':{'Code':'" + code + "','Message':'m'},'RequestId':'r'}}");
}

std::string sent(const GenerationRequest &request, const std::vector<Picture> &pictures)
{
    const Result<HttpRequest> call = service.submit(request, pictures, account(), kContext);
    return call ? call->body : call.error().message;
}

} // namespace

class TestTencent : public QObject
{
    Q_OBJECT
private slots:
    void requestsAreSentToTheLetter()
    {
        GenerationRequest words = request("3.1", nullptr, "a cat");
        words.options[option_keys::kPbr] = true;
        QCOMPARE(sent(words, {}), recordedJson("tencent/submit_text.json").dump());

        GenerationRequest views = request("3.1", "geometry");
        views.options[option_keys::kFaces] = std::int64_t(3000);
        views.options["result_format"] = std::string("FBX");
        QCOMPARE(sent(views,
                      {{View::RightFront, "image/png", "def"},
                       {View::Left, "", "", "", "https://pictures.example/left.png"},
                       {View::Front, "image/png", "abc"}}),
                 recordedJson("tencent/submit_views.json").dump());
        QCOMPARE(
            sent(request("3.0", "sketch", "a cat"), {{View::Front, "", "", "", "https://pictures.example/front.webp"}}),
            recordedJson("tencent/submit_sketch.json").dump());
        GenerationRequest lowPoly = request("3.0", "lowpoly", "a cat");
        lowPoly.options["polygon_type"] = std::string("quadrilateral");
        QCOMPARE(sent(lowPoly, {}), recordedJson("tencent/submit_lowpoly.json").dump());
    }
    void everyCallIsSigned()
    {
        const HttpRequest call = service.poll(kTask, account(), kContext);
        QCOMPARE(call.url, std::string("https://ai3d.tencentcloudapi.com"));
        QCOMPARE(call.body, std::string("{\"JobId\":\"1357237233311637504\"}"));
        QCOMPARE(header(call, "X-TC-Action"), std::string("QueryHunyuanTo3DProJob"));
        QCOMPARE(header(call, "X-TC-Version"), std::string("2025-05-13"));
        QCOMPARE(header(call, "X-TC-Region"), std::string("ap-guangzhou"));
        QCOMPARE(header(call, "X-TC-Timestamp"), std::string("1795196830"));
        Tc3Call expected{"ai3d.tencentcloudapi.com", "ai3d"};
        expected.body = call.body;
        expected.now = kContext.now;
        QCOMPARE(header(call, "Authorization"), tc3Authorization(expected, "AKIDtest", "SKtest"));
        QVERIFY(header(call, "Authorization").find("SKtest") == std::string::npos);
        const Result<HttpRequest> submit = service.submit(request("3.1", nullptr, "x"), {}, account(), kContext);
        QCOMPARE(header(*submit, "X-TC-Action"), std::string("SubmitHunyuanTo3DProJob"));
    }
    void theRegionSaysWhereAndAsWhat()
    {
        const HttpRequest call = service.poll(kTask, account("international"), kContext);
        QCOMPARE(call.url, std::string("https://hunyuan.intl.tencentcloudapi.com"));
        QCOMPARE(header(call, "X-TC-Version"), std::string("2023-09-01"));
        QCOMPARE(header(call, "X-TC-Region"), std::string("ap-singapore"));
        QVERIFY(header(call, "Authorization").find("/2026-11-20/hunyuan/tc3_request") != std::string::npos);
        QCOMPARE(header(service.poll(kTask, account("international_us"), kContext), "X-TC-Region"),
                 std::string("na-siliconvalley"));
        QVERIFY(service.info.address.empty());
    }
    void anAddressOfOnesOwnChangesNothingButTheHost()
    {
        const HttpRequest call =
            service.poll(kTask, account("international", "http://127.0.0.1:18080/tencent"), kContext);
        QCOMPARE(call.url, std::string("http://127.0.0.1:18080/tencent"));
        QCOMPARE(header(call, "X-TC-Region"), std::string("ap-singapore"));
        Tc3Call expected{"127.0.0.1:18080", "hunyuan"};
        expected.body = call.body;
        expected.now = kContext.now;
        QCOMPARE(header(call, "Authorization"), tc3Authorization(expected, "AKIDtest", "SKtest"));
    }
    void whatANewerModelLostIsRefusedOrMadeByTheFormer()
    {
        for (const char *mode : {"lowpoly", "sketch"})
            QVERIFY2(fit(service, request("3.1", mode, "a cat")).refusal, mode);
        const Fitting any = fit(service, request("", "lowpoly", "a cat"));
        QVERIFY(!any.refusal);
        QCOMPARE(any.request.model, std::string("3.0"));
        QCOMPARE(fit(service, request("", nullptr, "a cat")).request.model, std::string("3.1"));
    }
    void aJobIsAcceptedUnderItsId()
    {
        const SubmitAnswer read = submitted(recorded("tencent/accepted.json"));
        QCOMPARE(std::get<Accepted>(read).task.id, kTask.id);
        QVERIFY(std::get<Accepted>(read).facts.contains("RequestId"));
    }
    void aRefusalInsideASuccessIsCertain()
    {
        for (const char *code :
             {"AuthFailure.SecretIdNotFound", "AuthFailure.SignatureExpire", "InvalidParameter", "ResourceInsufficient",
              "ResourceUnavailable.InArrears", "LimitExceeded", "FailedOperation.ModerationFailed", "SomethingNew"}) {
            const SubmitAnswer read = submitted(refusal(code));
            QVERIFY2(std::holds_alternative<NotAccepted>(read), code);
            QVERIFY2(!std::get<NotAccepted>(read).trouble.passing, code);
            QVERIFY2(std::get<NotAccepted>(read).trouble.charged == Charged::No, code);
        }
        QVERIFY(std::get<NotAccepted>(submitted(refusal("RequestLimitExceeded"))).trouble.passing);
        QVERIFY(std::get<NotAccepted>(submitted(refusal("RequestLimitExceeded.JobNumExceed"))).trouble.passing);
        QVERIFY(std::get<NotAccepted>(submitted(refusal("SomethingNew", 429))).trouble.passing);
        QVERIFY(
            std::get<NotAccepted>(submitted(refusal("AuthFailure.SignatureExpire"))).trouble.message.find("clock") !=
            std::string::npos);
    }
    void aFaultOfItsOwnIsUnclear()
    {
        for (const HttpResponse &response :
             {refusal("InternalError"), refusal("FailedOperation.InnerError"),
              refusal("FailedOperation.RequestTimeout"), refusal("InvalidParameter", 500), answer(200, "<html>"),
              refusal("InvalidParameter", 408), refusal("SomethingNew", 499), answer(425, ""),
              answer(200, "{\"Response\":{}}"), answer(200, "{\"Response\":{\"JobId\":\"a/b\"}}"), answer(502, "")}) {
            const SubmitAnswer read = submitted(response);
            QVERIFY2(std::holds_alternative<Unclear>(read), response.body.c_str());
            QVERIFY(std::get<Unclear>(read).trouble.charged == Charged::Unknown);
        }
        QVERIFY(std::holds_alternative<NotAccepted>(submitted(answer(403, ""))));
    }
    void waitingAndRunningAreToldApart()
    {
        QVERIFY(std::get<GoOn>(polled(recorded("tencent/waiting.json"))).waiting);
        QVERIFY(!std::get<GoOn>(polled(recorded("tencent/running.json"))).waiting);
        QVERIFY(std::holds_alternative<GoOn>(polled(said(200, "{'Response':{'Status':'POLISH'}}"))));
    }
    void aResultHasItsFilesAndCredits()
    {
        const PollAnswer read = polled(recorded("tencent/done.json"));
        const auto &finished = std::get<Finished>(read);
        std::vector<FileRole> roles;
        for (const ResultFile &file : finished.files)
            roles.push_back(file.file.role);
        QVERIFY((roles == std::vector{FileRole::Archive, FileRole::Preview, FileRole::Model, FileRole::Model}));
        QCOMPARE(moneyText(*finished.cost), std::string("20 credits"));
        QVERIFY(finished.facts.contains("ResultCreditDetails") && finished.facts.contains("RequestId"));
    }
    void aResultWithoutAModelIsFinishedAndKeepsItsCost()
    {
        for (const char *files : {"[]", "null", "7", "[null]", "[{'Type':'GLB','Url':'file:///etc/passwd'}]",
                                  "[{'Type':'GLB','Url':'','PreviewImageUrl':'https://files.example/p.png'}]"}) {
            const PollAnswer read =
                polled(said(200,
                            "{'Response':{'Status':'DONE','ResultCreditConsumed':20,'RequestId':'r','ResultFile3Ds':" +
                                std::string(files) + "}}"));
            QVERIFY2(std::holds_alternative<Finished>(read), files);
            const auto &finished = std::get<Finished>(read);
            QVERIFY2(finished.files.empty() && finished.facts.contains("RequestId"), files);
            QCOMPARE(moneyText(*finished.cost), std::string("20 credits"));
        }
        const PollAnswer odd = polled(said(200, "{'Response':{'Status':'DONE','ResultCreditConsumed':-20}}"));
        QVERIFY(!std::get<Finished>(odd).cost);
    }
    void everyViewGoesToEitherModel()
    {
        for (const char *model : {"3.1", "3.0"}) {
            const GenerationRequest all = request(model, "normal");
            std::vector<Picture> pictures;
            for (const View view : kAllViews)
                pictures.push_back({view, "image/png", "abc"});
            QVERIFY2(inputRule(*findModel(service, model), "normal")->views.size() == kAllViews.size(), model);
            const auto body = nlohmann::json::parse(sent(all, pictures));
            QCOMPARE(body.at("MultiViewImages").size(), kAllViews.size() - 1);
        }
    }
    void aFailureIsToldInItsWords()
    {
        const PollAnswer read = polled(recorded("tencent/failed.json"));
        QCOMPARE(std::get<Ended>(read).trouble.message,
                 std::string("Tencent Cloud could not make the model. It says: “The server is busy.”"));
        QVERIFY(std::get<Ended>(read).trouble.charged == Charged::Unknown && !std::get<Ended>(read).trouble.passing);
        const PollAnswer paid = polled(said(200,
                                            "{'Response':{'Status':'FAIL','ErrorCode':'E',"
                                            "'ResultCreditConsumed':20}}"));
        QVERIFY(std::get<Ended>(paid).trouble.charged == Charged::Yes);
    }
    void faultsOfTheCallSayNothingAboutTheJob()
    {
        QVERIFY(std::holds_alternative<NotKnown>(polled(recorded("tencent/unknown_job.json"))));
        QVERIFY(std::holds_alternative<NotKnown>(polled(refusal("FailedOperation.JobNotExist"))));
        for (const char *code : {"RequestLimitExceeded", "InternalError"})
            QVERIFY2(std::get<Trouble>(polled(refusal(code))).passing, code);
        QVERIFY(!std::get<Trouble>(polled(recorded("tencent/wrong_key.json"))).passing);
        QVERIFY(std::get<Trouble>(polled(answer(502, ""))).passing);
        QVERIFY(std::get<Trouble>(polled(answer(200, "<html>"))).passing);
    }
    void aGoodKeyIsToldThatTheJobDoesNotExist()
    {
        QVERIFY(service.readCheckKey(recorded("tencent/unknown_job.json")).ok());
        const Result<void> wrong = service.readCheckKey(recorded("tencent/wrong_key.json"));
        QVERIFY(wrong.error().kind == ErrorKind::Refused);
        QVERIFY(wrong.error().message.find("does not accept the key") != std::string::npos);
        QVERIFY(!service.readCheckKey(recorded("tencent/not_activated.json")));
        QVERIFY(service.readCheckKey(answer(503, "")).error().kind == ErrorKind::Network);
        QCOMPARE(header(service.checkKey(account(), kContext), "X-TC-Action"), std::string("QueryHunyuanTo3DProJob"));
    }
    void nothingThatComesBackCanBreakIt() { checkWithSpoiledAnswers(service, request("3.1"), kTask); }
};

QTEST_APPLESS_MAIN(TestTencent)
#include "tst_tencent.moc"

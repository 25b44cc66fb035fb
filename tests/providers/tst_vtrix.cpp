#include "recorded.h"
#include "spoiled.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::providers;
using namespace turnaround::testing;

namespace {

const Provider &service = *findProvider("vtrix");
const Account kAccount{"https://cloud.vtrix.ai/model/v1/generation", "test-key"};
const CallContext kContext{UtcTime(std::chrono::milliseconds(1)), "2a53cbbe-71bf-4ef5-898c-712d6c920227"};
const RemoteTask kTask{"d1v8q2te878c73a5m3b0", {}};

GenerationRequest request(const char *mode = nullptr, const std::string &prompt = {})
{
    GenerationRequest made;
    made.provider = "vtrix";
    made.model = "tencent_hunyuan_3d_pro";
    made.prompt = prompt;
    if (mode)
        made.options[option_keys::kMode] = std::string(mode);
    return made;
}

SubmitAnswer submitted(const HttpResponse &response, const char *mode = nullptr)
{
    return service.readSubmit(request(mode), response, kContext);
}

PollAnswer polled(const HttpResponse &response, const char *mode = nullptr)
{
    return service.readPoll(request(mode), kTask, response);
}

std::string sent(const GenerationRequest &request, const std::vector<Picture> &pictures)
{
    const Result<HttpRequest> call = service.submit(request, pictures, kAccount, kContext);
    return call ? call->body : call.error().message;
}

} // namespace

class TestVtrix : public QObject
{
    Q_OBJECT
private slots:
    void picturesAreSentToTheLetter()
    {
        GenerationRequest made = request("geometry");
        made.options[option_keys::kFaces] = std::int64_t(3000);
        made.options[option_keys::kPbr] = true; // does not count here
        const std::vector<Picture> pictures = {{View::LeftFront, "image/png", "def"},
                                               {View::Left, "", "", "", "https://pictures.example/left.png"},
                                               {View::Front, "image/png", "abc"}};
        QCOMPARE(sent(made, pictures), recordedJson("vtrix/submit_image.json").dump());
    }
    void everyModeSendsWhatCountsInIt()
    {
        QCOMPARE(sent(request("lowpoly", "a toy robot"), {}), recordedJson("vtrix/submit_lowpoly.json").dump());
        GenerationRequest sketch = request("sketch", "a toy robot");
        sketch.options[option_keys::kPbr] = true;
        QCOMPARE(sent(sketch, {{View::Front, "", "", "", "https://pictures.example/front.webp"}}),
                 recordedJson("vtrix/submit_sketch.json").dump());
    }
    void theSubmitAddressIsTheSetting()
    {
        const Result<HttpRequest> call = service.submit(request(nullptr, "x"), {}, kAccount, kContext);
        QVERIFY(call->method == HttpMethod::Post);
        QCOMPARE(call->url, kAccount.address);
        const HttpRequest poll = service.poll({"a:b", {}}, kAccount, kContext);
        QVERIFY(poll.method == HttpMethod::Get && poll.body.empty());
        QCOMPARE(poll.url, kAccount.address + "/task/a%3Ab");
        QCOMPARE(poll.headers[0].second, std::string("Bearer test-key"));
        QVERIFY(!service.info.recognisesTaskId && !service.cancel && !service.balance && !service.checkKey);
    }
    void aTaskIsAcceptedUnderItsId()
    {
        const SubmitAnswer read = submitted(recorded("vtrix/accepted.json"));
        QCOMPARE(std::get<Accepted>(read).task.id, kTask.id);
        QVERIFY(std::holds_alternative<Finished>(submitted(recorded("vtrix/completed.json"))));
    }
    void anAnswerWithoutAnIdIsARefusalOnlyWhereItSaysSo()
    {
        const SubmitAnswer refused = submitted(recorded("vtrix/refused_object.json"));
        QVERIFY(std::get<NotAccepted>(refused).trouble.message.find("face_count is out of range") != std::string::npos);
        QVERIFY(std::get<NotAccepted>(refused).trouble.charged == Charged::Unknown);
        for (const char *error : {"{'error':'no such model'}", "{'status':'failed'}", "{'error':{'code':13001099}}"})
            QVERIFY2(std::holds_alternative<NotAccepted>(submitted(said(200, error))), error);
        QVERIFY(std::holds_alternative<NotAccepted>(submitted(recorded("vtrix/failed.json"))));
        // Whatever else has no id may have begun a paid job.
        for (const char *nothing : {"{'status':'in_progress'}", "{'message':'success'}", "{'error':null,'status':'x'}",
                                    "{'error':{},'message':'ok'}", "{'error':'','id':''}"}) {
            const SubmitAnswer read = submitted(said(200, nothing));
            QVERIFY2(std::holds_alternative<Unclear>(read), nothing);
            QVERIFY(std::get<Unclear>(read).trouble.charged == Charged::Unknown);
        }
    }
    void aFailureInTheSubmitsAnswerThatHasAPriceIsAskedAfter()
    {
        QCOMPARE(moneyText(*std::get<Accepted>(submitted(recorded("vtrix/failed_text.json"))).cost),
                 std::string("$0.30"));
    }
    void whatCannotBeReadIsUnclear()
    {
        for (const HttpResponse &response :
             {answer(200, "<html>"), answer(200, ""), answer(200, "{}"), answer(500, "{\"message\":\"oops\"}"),
              answer(504, ""), answer(200, "{\"id\":\"../../x\"}"), answer(302, ""), answer(408, ""), answer(425, ""),
              answer(499, "")}) {
            const SubmitAnswer read = submitted(response);
            QVERIFY2(std::holds_alternative<Unclear>(read), response.body.c_str());
            QVERIFY(std::get<Unclear>(read).trouble.charged == Charged::Unknown);
        }
    }
    void aRefusalSaysWhatToDo()
    {
        const SubmitAnswer balance = submitted(recorded("vtrix/refused.json", 403));
        QCOMPARE(std::get<NotAccepted>(balance).trouble.message,
                 std::string("Vtrix refuses: the balance is too low, or the key may not use this model. It says: "
                             "“insufficient balance.”"));
        QCOMPARE(std::get<NotAccepted>(balance).trouble.advice, std::string("Look into your account there."));
        QVERIFY(std::get<NotAccepted>(submitted(answer(429, ""))).trouble.passing);
        QVERIFY(!std::get<NotAccepted>(submitted(recorded("vtrix/refused.json", 401))).trouble.passing);
    }
    void progressCountsOnlyWhileItRuns()
    {
        QCOMPARE(*std::get<GoOn>(polled(recorded("vtrix/in_progress.json"))).progress, 0.42);
        const PollAnswer other = polled(said(200, "{'id':'x','status':'Polishing','progress':7}"));
        QVERIFY(!std::get<GoOn>(other).progress);
        QCOMPARE(*std::get<GoOn>(polled(said(200, "{'status':'in_progress','progress':7}"))).progress, 1.0);
    }
    void aResultHasItsFilesCostAndFigures()
    {
        const PollAnswer read = polled(recorded("vtrix/completed.json"));
        const auto &finished = std::get<Finished>(read);
        QCOMPARE(finished.files.size(), std::size_t(3));
        QVERIFY(finished.files[0].file.role == FileRole::Model);
        QVERIFY(finished.files[1].file.role == FileRole::Preview);
        QVERIFY(finished.files[2].file.role == FileRole::Archive);
        QCOMPARE(finished.files[2].file.url, std::string("https://files.example/model.zip?sign=b"));
        QCOMPARE(moneyText(*finished.cost), std::string("$0.30"));
        QCOMPARE(finished.facts["usage"]["extra_info"]["ResultCreditConsumed"].dump(), std::string("15"));
        QVERIFY(!finished.facts["usage"].contains("input_tokens"));
        QCOMPARE(finished.facts["metadata"]["completed_at"].dump(), std::string("1795197000"));
        QCOMPARE(finished.facts["jobId"].get<std::string>(), std::string("1357237233311637504"));
    }
    void anEmptyCostIsNoCost()
    {
        std::string body = recordedText("vtrix/completed.json");
        body.replace(body.find("\"0.30\""), 6, "\"\"");
        QVERIFY(!std::get<Finished>(polled(answer(200, body))).cost);
    }
    void addressesThatCannotBeFetchedAreLeftOut()
    {
        std::string body = recordedText("vtrix/completed.json");
        body.replace(body.find("https://files.example/model.glb"), 8, "file:///");
        const PollAnswer some = polled(answer(200, body));
        QCOMPARE(std::get<Finished>(some).files.size(), std::size_t(2));
        QCOMPARE(std::get<Finished>(some).notes.size(), std::size_t(1));
        body.replace(body.find("https://files.example/model.zip"), 8, "file:///");
        const PollAnswer none = polled(answer(200, body)); // a preview alone is no result
        QVERIFY(std::get<Finished>(none).files.empty());
        QCOMPARE(moneyText(*std::get<Finished>(none).cost), std::string("$0.30"));
    }
    void aResultWithoutFilesIsFinishedAndKeepsItsCost()
    {
        for (const char *output : {"null", "[]", "7", "[{'content':null}]", "[{'content':[{'url':''}]}]"}) {
            const PollAnswer read =
                polled(said(200, "{'status':'completed','usage':{'cost':'0.3'},'output':" + std::string(output) + "}"));
            QVERIFY2(std::holds_alternative<Finished>(read), output);
            QVERIFY2(std::get<Finished>(read).files.empty(), output);
            QCOMPARE(moneyText(*std::get<Finished>(read).cost), std::string("$0.30"));
        }
    }
    void aCostThatCannotBeOneIsNotKnown()
    {
        for (const char *cost : {"-5", "1e308", "nan", "junk"}) {
            std::string body = recordedText("vtrix/completed.json");
            body.replace(body.find("\"0.30\"") + 1, 4, cost);
            QVERIFY2(!std::get<Finished>(polled(answer(200, body))).cost, cost);
        }
    }
    void itsCodesAreSaidInPlainWords()
    {
        std::vector<std::string> sentences;
        for (int code = 13001095; code <= 13001099; ++code) {
            const PollAnswer read =
                polled(said(200, "{'status':'failed','error':{'code':" + std::to_string(code) + ",'message':'m'}}"));
            const Trouble trouble = std::get<Ended>(read).trouble;
            QVERIFY(trouble.charged == Charged::Unknown);
            QVERIFY(trouble.message.find(std::to_string(code)) == std::string::npos);
            QVERIFY(trouble.detail.find(std::to_string(code)) != std::string::npos);
            QVERIFY(std::ranges::find(sentences, trouble.message) == sentences.end());
            sentences.push_back(trouble.message);
        }
        QVERIFY(sentences[3].find("may have been finished") != std::string::npos);
    }
    void aFailedSketchIsToldThatTheModeMayBeGone()
    {
        const PollAnswer sketch = polled(recorded("vtrix/failed.json"), "sketch");
        QVERIFY(std::get<Ended>(sketch).trouble.advice.find("Use the mode Normal") != std::string::npos);
        QVERIFY(std::get<Ended>(polled(recorded("vtrix/failed.json"))).trouble.advice.find("the mode Normal") ==
                std::string::npos);
    }
    void aFailureThatHasAPriceWasCharged()
    {
        const PollAnswer read = polled(recorded("vtrix/failed_text.json"));
        const auto &ended = std::get<Ended>(read);
        QVERIFY(ended.trouble.charged == Charged::Yes && ended.cost);
        QVERIFY(ended.trouble.message.find("something broke") != std::string::npos);
        const PollAnswer unread =
            polled(said(200, "{'status':'failed','error':{'code':13001096},'usage':{'cost':'0.30'}}"));
        QVERIFY(std::get<Ended>(unread).trouble.charged == Charged::Yes && std::get<Ended>(unread).cost);
        QVERIFY(std::get<Ended>(unread).trouble.message.find("charged") == std::string::npos); // that is said by it
        const PollAnswer free = polled(said(200, "{'status':'failed','error':'x','usage':{'cost':'0'}}"));
        QVERIFY(std::get<Ended>(free).trouble.charged == Charged::No && !std::get<Ended>(free).cost);
    }
    void faultsOfTheCallSayNothingAboutTheTask()
    {
        QVERIFY(std::holds_alternative<NotKnown>(polled(answer(404, ""))));
        QVERIFY(std::get<Trouble>(polled(answer(500, ""))).passing);
        QVERIFY(std::get<Trouble>(polled(answer(200, "<html>"))).passing);
        QVERIFY(std::get<Trouble>(polled(recorded("vtrix/refused.json"))).passing);
        QVERIFY(!std::get<Trouble>(polled(recorded("vtrix/refused.json", 401))).passing);
    }
    void nothingThatComesBackCanBreakIt() { checkWithSpoiledAnswers(service, request("lowpoly"), kTask); }
};

QTEST_APPLESS_MAIN(TestVtrix)
#include "tst_vtrix.moc"

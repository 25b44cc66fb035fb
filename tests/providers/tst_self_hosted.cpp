#include "recorded.h"
#include "spoiled.h"

using namespace turnaround;
using namespace turnaround::providers;
using namespace turnaround::testing;

namespace {

const Provider &service = *findProvider("selfhosted");

Account account()
{
    return {"http://127.0.0.1:8081", "", "", {}};
}

GenerationRequest request(const std::string &model = "2.1", OptionValues options = {})
{
    GenerationRequest wanted;
    wanted.provider = "selfhosted";
    wanted.model = model;
    wanted.options = std::move(options);
    return wanted;
}

Result<HttpRequest> submitted(const GenerationRequest &wanted)
{
    const std::vector pictures = {picture(View::Front, "", "pixels")};
    return service.submit(wanted, pictures, account(), context());
}

const OptionValues kTextured = {{"texture", true}};

} // namespace

class TestSelfHosted : public QObject
{
    Q_OBJECT
private slots:
    void anUntexturedJobWaitsForItsFile()
    {
        const Result<HttpRequest> call = submitted(request());
        COMPARE_REQUEST("selfhosted", "2.1 untextured", *call);
        QVERIFY(call->patience >= std::chrono::minutes(30));
        QVERIFY(call->mostAnswerBytes >= 100 << 20);
    }
    void aTexturedJobIsAskedAfter()
    {
        COMPARE_REQUEST("selfhosted", "2.1 textured", *submitted(request("2.1", kTextured)));
        COMPARE_REQUEST("selfhosted", "poll",
                        service.poll({"5c0e7a6e-9a0c-4d77-bd4b-0e6a1a1b2c3d", {}}, account(), context()));
    }
    void everyOptionIsSent()
    {
        const OptionValues all = {{"texture", true},
                                  {"faces", std::int64_t(1000)},
                                  {"remove_background", false},
                                  {"seed", std::int64_t(4'294'967'295)},
                                  {"octree_resolution", std::int64_t(512)},
                                  {"num_inference_steps", std::int64_t(20)},
                                  {"guidance_scale", 0.1},
                                  {"num_chunks", std::int64_t(20'000)}};
        COMPARE_REQUEST("selfhosted", "2.1 everything", *submitted(request("2.1", all)));
    }
    void theOlderModelCountsFacesOnlyWithATexture()
    {
        COMPARE_REQUEST("selfhosted", "2 untextured", *submitted(request("2")));
        COMPARE_REQUEST("selfhosted", "2 textured", *submitted(request("2", kTextured)));
    }
    void aPictureIsNeeded()
    {
        const std::vector pictures = {picture(View::Front, "https://example.org/a.png")};
        QVERIFY(!service.submit(request(), pictures, account(), context()).ok());
    }
    void submitsAreRead()
    {
        readAll("selfhosted", "submit", [](const ordered_json &one, const HttpResponse &response) {
            const OptionValues options = one.at("options").empty() ? OptionValues() : kTextured;
            return outcome(service.readSubmit(request("2.1", options), response, context()));
        });
    }
    void pollsAreRead()
    {
        readAll("selfhosted", "poll", [](const ordered_json &, const HttpResponse &response) {
            return outcome(service.readPoll(request(), {"5c0e7a6e", {}}, response));
        });
    }
    void endlessJobsHaveADeadline() { QVERIFY(service.info.pace.deadline == std::chrono::minutes(60)); }
    void whetherTheServerIsThereIsAsked()
    {
        COMPARE_REQUEST("selfhosted", "health", service.checkKey(account(), context()));
        readAll("selfhosted", "health", [](const ordered_json &, const HttpResponse &response) {
            return ordered_json{{"ok", service.readCheckKey(response).ok()}};
        });
    }
    void theHelpNamesTheLicencesLimits()
    {
        for (const char *place : {"European Union", "United Kingdom", "South Korea", "https", "SSH"})
            QVERIFY2(service.info.help.find(place) != std::string::npos, place);
        QVERIFY(service.info.credentials.empty());
    }
    void nothingThrowsWhateverTheAnswer()
    {
        feedSpoiled("selfhosted", [](const HttpResponse &bent) {
            for (const OptionValues &options : {OptionValues(), kTextured}) {
                const SubmitAnswer answer = service.readSubmit(request("2.1", options), bent, context());
                checkShown(outcome(answer));
                QVERIFY(outcome(answer).value("charged", "no") == "no");
            }
            const PollAnswer answer = service.readPoll(request(), {"5c0e7a6e", {}}, bent);
            checkShown(outcome(answer));
            QVERIFY(outcome(answer).value("charged", "no") == "no");
            (void)service.readCheckKey(bent);
        });
    }
    void textThatIsNotUtf8DoesNotThrow() { QVERIFY(submitted(request("2.1", {{"seed", std::string("\xFF")}})).ok()); }
};

QTEST_APPLESS_MAIN(TestSelfHosted)
#include "tst_self_hosted.moc"

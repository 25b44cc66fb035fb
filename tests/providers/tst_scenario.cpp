#include "recorded.h"
#include "spoiled.h"

using namespace turnaround;
using namespace turnaround::providers;
using namespace turnaround::testing;

namespace {

const Provider &service = *findProvider("scenario");

Account account()
{
    return {"https://api.example.org/v1", "key", "secret", {{"project", "proj 1"}}};
}

GenerationRequest request(OptionValues options = {})
{
    GenerationRequest wanted;
    wanted.provider = "scenario";
    wanted.model = "model_hunyuan-3d-pro-3-1-multiview";
    wanted.options = std::move(options);
    return wanted;
}

Picture front()
{
    return picture(View::Front, "asset_front");
}

RemoteTask task(const ordered_json &one)
{
    RemoteTask known{"job_1", {{"cost", "120.000000"}}};
    if (one.contains("values"))
        known.values = one["values"].get<std::map<std::string, std::string>>();
    return known;
}

} // namespace

class TestScenario : public QObject
{
    Q_OBJECT
private slots:
    void aSmallPictureGoesUpInOneCall()
    {
        const auto next = service.upload.begin(picture(View::Front, "", "pixels"), account(), context());
        QVERIFY(next.ok());
        COMPARE_REQUEST("scenario", "small picture", next->request);
        const Picture edge = picture(View::Front, "", std::string(3'500'000, 'x'));
        QVERIFY(service.upload.begin(edge, account(), context())->request.url.find("/assets") != std::string::npos);
    }
    void aLargePictureGoesUpInSteps()
    {
        const Picture large = picture(View::Back, "", std::string(3'500'001, 'x'));
        auto next = service.upload.begin(large, account(), context());
        QVERIFY(next.ok());
        COMPARE_REQUEST("scenario", "announce", next->request);
        const ordered_json answers = cases("scenario", "answers.json");
        const auto step = [&](const char *name) {
            return service.upload.read(next->state, large, answer(answers.at(name)), account(), context());
        };
        auto answered = step("upload announced");
        *next = std::get<UploadNext>(answered);
        QVERIFY(next->request.body == large.bytes);
        answered = step("upload put");
        *next = std::get<UploadNext>(answered);
        COMPARE_REQUEST("scenario", "complete", next->request);
        answered = step("upload completed");
        *next = std::get<UploadNext>(answered);
        COMPARE_REQUEST("scenario", "look", next->request);
        answered = step("upload imported");
        QCOMPARE(std::get<UploadDone>(answered).reference, std::string("asset_8"));
    }
    void uploadsAreRead()
    {
        readAll("scenario", "upload", [](const ordered_json &one, const HttpResponse &response) {
            const auto state = one.at("state").get<std::map<std::string, std::string>>();
            return outcome(
                service.upload.read(state, picture(View::Front, "", "pixels"), response, account(), context()));
        });
    }
    void anEmptyPictureIsRefused()
    {
        QVERIFY(!service.upload.begin(picture(View::Front, ""), account(), context()).ok());
    }
    void standardsAreSent()
    {
        const std::vector pictures = {front()};
        COMPARE_REQUEST("scenario", "front only", *service.submit(request(), pictures, account(), context()));
    }
    void thePriceIsAskedForInTheQuery()
    {
        const std::vector pictures = {front()};
        COMPARE_REQUEST("scenario", "price", *service.quote(request(), pictures, account(), context()));
        QVERIFY(service.quoteNeedsUploads);
        readAll("scenario", "price", [](const ordered_json &, const HttpResponse &response) {
            const Result<Quote> quote = service.readQuote(response);
            return quote ? ordered_json{{"money", moneyText(quote->money)}} : shown(quote.error());
        });
    }
    void allViewsAndOptionsAreSent()
    {
        std::vector<Picture> pictures;
        for (const View view : kAllViews)
            pictures.insert(pictures.begin(), picture(view, "asset_" + std::string(viewName(view))));
        const OptionValues options = {{"faces", std::int64_t(40'000)}, {"pbr", true}, {"mode", std::string("normal")}};
        COMPARE_REQUEST("scenario", "all eight", *service.submit(request(options), pictures, account(), context()));
    }
    void aShapeAloneHasNoMaterials()
    {
        const std::vector pictures = {front()};
        const OptionValues options = {{"pbr", true}, {"mode", std::string("geometry")}};
        COMPARE_REQUEST("scenario", "shape only", *service.submit(request(options), pictures, account(), context()));
    }
    void withoutAFrontNothingIsSent()
    {
        const std::vector pictures = {picture(View::Back, "asset_back"), picture(View::Front, "")};
        QVERIFY(!service.submit(request(), pictures, account(), context()).ok());
    }
    void submitsAreRead()
    {
        readAll("scenario", "submit", [](const ordered_json &, const HttpResponse &response) {
            return outcome(service.readSubmit(request(), response, context()));
        });
    }
    void pollsAreRead()
    {
        const auto read = [](const ordered_json &one, const HttpResponse &response) {
            return outcome(service.readPoll(request(), task(one), response));
        };
        readAll("scenario", "poll", read);
        readAll("scenario", "asset", read);
    }
    void theFilesAreAskedForOneAfterAnother()
    {
        COMPARE_REQUEST("scenario", "poll", service.poll({"job_1", {}}, account(), context()));
        COMPARE_REQUEST("scenario", "asset",
                        service.poll({"job_1", {{"assets", "asset_a asset_b"}}}, account(), context()));
    }
    void aJobIsCancelled()
    {
        COMPARE_REQUEST("scenario", "cancel", service.cancel({"job_1", {}}, account(), context()));
    }
    void aKeyIsCheckedForFree()
    {
        COMPARE_REQUEST("scenario", "check key", service.checkKey(account(), context()));
        readAll("scenario", "key", [](const ordered_json &, const HttpResponse &response) {
            const Result<void> read = service.readCheckKey(response);
            return read ? ordered_json{{"ok", true}} : shown(read.error());
        });
    }
    void withoutAProjectNoneIsNamed()
    {
        Account plain = account();
        plain.settings["project"] = "";
        QCOMPARE(service.poll({"job_1", {}}, plain, context()).url,
                 std::string("https://api.example.org/v1/jobs/job_1"));
    }
    void textThatIsNotUtf8DoesNotThrow()
    {
        Picture odd = picture(View::Front, "asset\xFF", "pixels");
        odd.name = "\xC3.png";
        QVERIFY(service.upload.begin(odd, account(), context()).ok());
        const std::vector pictures = {odd};
        QVERIFY(service.submit(request({{"mode", std::string("\xFF")}}), pictures, account(), context()).ok());
    }
    void nothingThrowsWhateverTheAnswer()
    {
        feedSpoiled("scenario", [](const HttpResponse &bent) {
            checkShown(outcome(service.readSubmit(request(), bent, context())));
            checkShown(outcome(service.readPoll(request(), {"job_1", {}}, bent)));
            checkShown(
                outcome(service.readPoll(request(), {"job_1", {{"assets", "a b"}, {"files", bent.body}}}, bent)));
            checkShown(outcome(service.readPoll(request(), {"job_1", {{"assets", "a"}, {"cost", bent.body}}}, bent)));
            for (const char *step : {"asset", "announce", "put", "complete", "import", ""})
                checkShown(
                    outcome(service.upload.read({{"step", step}, {"upload", "u"}, {"looks", bent.body}},
                                                picture(View::Front, "", "pixels"), bent, account(), context())));
            (void)service.readQuote(bent);
            (void)service.readCheckKey(bent);
        });
    }
};

QTEST_APPLESS_MAIN(TestScenario)
#include "tst_scenario.moc"

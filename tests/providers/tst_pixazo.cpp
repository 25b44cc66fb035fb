#include "recorded.h"
#include "spoiled.h"

using namespace turnaround;
using namespace turnaround::providers;
using namespace turnaround::testing;

namespace {

const Provider &service = *findProvider("pixazo");
constexpr const char *kViews = "hunyuan-3d-v3-1-pro-image-to-3d";

Account account()
{
    return {"https://api.example.org", "key", "", {}};
}

GenerationRequest request(const std::string &model, OptionValues options = {}, std::string prompt = "a toy robot")
{
    GenerationRequest wanted;
    wanted.provider = "pixazo";
    wanted.model = model;
    wanted.prompt = std::move(prompt);
    wanted.options = std::move(options);
    return wanted;
}

Picture at(View view)
{
    return picture(view, "https://pictures.example.org/" + std::string(viewName(view)) + ".png");
}

Result<HttpRequest> submitted(const GenerationRequest &wanted, std::vector<Picture> pictures = {})
{
    return service.submit(wanted, pictures, account(), context());
}

} // namespace

class TestPixazo : public QObject
{
    Q_OBJECT
private slots:
    void wordsAloneAreSent() { COMPARE_REQUEST("pixazo", "words", *submitted(request("hunyuan-3d"))); }
    void viewsAreSentByAddressWithTheStandards()
    {
        COMPARE_REQUEST("pixazo", "front", *submitted(request(kViews), {at(View::Front)}));
    }
    void allViewsAndOptionsAreSent()
    {
        std::vector<Picture> pictures;
        for (const View view : kAllViews)
            pictures.insert(pictures.begin(), at(view));
        const OptionValues options = {{"faces", std::int64_t(40'000)}, {"pbr", false}};
        COMPARE_REQUEST("pixazo", "all views", *submitted(request(kViews, options), pictures));
    }
    void aShapeAloneHasNoMaterials()
    {
        const OptionValues options = {{"mode", std::string("geometry")}};
        COMPARE_REQUEST("pixazo", "shape only", *submitted(request(kViews, options), {at(View::Front)}));
    }
    void theOlderModelTakesOnlyTheFront()
    {
        const GenerationRequest plain = request("hunyuan3d-3-0-api-294", {}, "");
        COMPARE_REQUEST("pixazo", "3.0", *submitted(plain, {at(View::Back), at(View::Front)}));
        const GenerationRequest words = request("hunyuan3d-3-0-api-294", {{"faces", std::int64_t(20'000)}});
        COMPARE_REQUEST("pixazo", "3.0 with words", *submitted(words, {at(View::Front)}));
    }
    void picturesAreAskedFor()
    {
        COMPARE_REQUEST("pixazo", "picture", *submitted(request("hunyuan-image")));
        COMPARE_REQUEST("pixazo", "instruct", *submitted(request("hunyuan-image-3-0-instruct")));
        const OptionValues all = {{"negative_prompt", std::string("blur")},
                                  {"image_size", std::string("portrait_16_9")},
                                  {"results", std::int64_t(4)},
                                  {"num_inference_steps", std::int64_t(40)},
                                  {"guidance_scale", 3.25},
                                  {"seed", std::int64_t(42)},
                                  {"enable_safety_checker", false},
                                  {"sync_mode", false},
                                  {"output_format", std::string("jpeg")},
                                  {"enable_prompt_expansion", true}};
        COMPARE_REQUEST("pixazo", "picture, everything", *submitted(request("hunyuan-image", all)));
    }
    void anotherAddressIsToldOnlyWhereOneIsGiven()
    {
        OptionValues options = {{"webhook_url", std::string("https://hooks.example.org/1?a=b")}};
        COMPARE_REQUEST("pixazo", "words, telling", *submitted(request("hunyuan-3d", options)));
        options["webhook_mode"] = std::string("sync");
        COMPARE_REQUEST("pixazo", "words, telling in sync", *submitted(request("hunyuan-3d", options)));
        options.erase("webhook_url");
        COMPARE_REQUEST("pixazo", "words", *submitted(request("hunyuan-3d", options)));
        for (const char *bad : {"http://hooks.example.org/", "https://", "https://x\r\nX-Evil: 1", "ftp://x"}) {
            const OptionValues other = {{"webhook_url", std::string(bad)}};
            QVERIFY2(!submitted(request("hunyuan-3d", other)).ok(), bad);
        }
    }
    void aPictureNeedsAnAddress()
    {
        QVERIFY(!submitted(request(kViews), {picture(View::Front, "", "pixels")}).ok());
        QVERIFY(!submitted(request(kViews), {at(View::Back)}).ok());
        const std::string longest = "https://x/" + std::string(4990, 'a');
        QVERIFY(submitted(request(kViews), {picture(View::Front, longest)}).ok());
        QVERIFY(!submitted(request(kViews), {picture(View::Front, longest + 'a')}).ok());
    }
    void anUnknownModelIsRefused() { QVERIFY(!submitted(request("hunyuan-9")).ok()); }
    void submitsAreRead()
    {
        readAll("pixazo", "submit", [](const ordered_json &, const HttpResponse &response) {
            return outcome(service.readSubmit(request("hunyuan-3d"), response, context()));
        });
    }
    void pollsAreRead()
    {
        readAll("pixazo", "poll", [](const ordered_json &one, const HttpResponse &response) {
            const std::string model = one.value("model", "hunyuan-3d");
            return outcome(service.readPoll(request(model), {"req-1", {}}, response));
        });
    }
    void theKeyGoesOnlyToItsOwnHost()
    {
        COMPARE_REQUEST("pixazo", "poll", service.poll({"req-1", {}}, account(), context()));
        const auto asked = [](const char *url) {
            return service.poll({"req-1", {{"polling_url", url}}}, account(), context());
        };
        COMPARE_REQUEST("pixazo", "poll as named", asked("https://api.example.org/v2/requests/status/req-1?region=eu"));
        for (const char *elsewhere :
             {"https://evil.example.org/v2/requests/status/req-1", "http://api.example.org/v2/requests/status/req-1",
              "https://api.example.org.evil.org/x", "https://api.example.org@evil.org/x",
              "https://api.example.org:444/x", "https://evil.org/#https://api.example.org", "api.example.org",
              "https://user:x@api.example.org/x", ""})
            COMPARE_REQUEST("pixazo", "poll", asked(elsewhere));
    }
    void theKeyIsCheckedWithAJobThatDoesNotExist()
    {
        COMPARE_REQUEST("pixazo", "check key", service.checkKey(account(), context()));
        readAll("pixazo", "key", [](const ordered_json &, const HttpResponse &response) {
            const Result<void> read = service.readCheckKey(response);
            return read ? ordered_json{{"ok", true}} : ordered_json{{"ok", false}, {"message", read.error().message}};
        });
    }
    void publishedPricesAreData()
    {
        const auto price = [](const char *model) { return findModel(service, model)->prices; };
        QCOMPARE(moneyText(price("hunyuan-3d").at(0).money), std::string("$0.225"));
        QCOMPARE(moneyText(price(kViews).at(0).money), std::string("$0.225"));
        QCOMPARE(moneyText(price("hunyuan3d-3-0-api-294").at(0).money), std::string("$0.375"));
        QVERIFY(price("hunyuan-image-3-0-instruct").empty());
        // Every size of the picture model has exactly one price.
        const ModelOffer *model = findModel(service, "hunyuan-image");
        for (const OptionChoice &size : findOption(*model, "image_size")->choices) {
            int found = 0;
            for (const ListedPrice &each : model->prices)
                found += int(std::ranges::count(each.onlyWhere.at(0).words, size.word));
            QVERIFY2(found == 1, size.word.c_str());
        }
    }
    void nothingThrowsWhateverTheAnswer()
    {
        feedSpoiled("pixazo", [](const HttpResponse &bent) {
            checkShown(outcome(service.readSubmit(request("hunyuan-3d"), bent, context())));
            checkShown(outcome(service.readPoll(request(kViews), {"req-1", {}}, bent)));
            checkShown(outcome(service.readPoll(request("hunyuan-image"), {"req-1", {}}, bent)));
            (void)service.readCheckKey(bent);
        });
    }
    void textThatIsNotUtf8DoesNotThrow()
    {
        QVERIFY(submitted(request("hunyuan-3d", {}, "robot \xFF")).ok());
        QVERIFY(submitted(request("hunyuan-image", {{"negative_prompt", std::string("\xC3(")}})).ok());
    }
};

QTEST_APPLESS_MAIN(TestPixazo)
#include "tst_pixazo.moc"

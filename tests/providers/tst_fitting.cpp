#include "providers/fitting.h"

#include "providers/hunyuan_options.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::providers;

namespace {

constexpr const char *kPicture = "front.png";

/// A service with models of all kinds.
Provider madeUp()
{
    OptionOffer polygons = polygonsOption();
    OptionOffer webhook{"webhook", "Webhook", OptionKind::Address};
    OptionOffer scale{"scale", "Scale", OptionKind::Number, {}, 0.5, 2};
    OptionOffer label{"label", "Label", OptionKind::Text, {}, 1, 4};
    OptionOffer results{option_keys::kResults, "Results", OptionKind::Whole, OptionValue(std::int64_t(1)), 1, 4};

    ModelOffer full;
    full.id = "full";
    full.name = "Full";
    full.inputs = {{{"sketch"}, Inputs::PromptAndFront, {View::Front}},
                   {{"normal", "lowpoly", "geometry"}, Inputs::PromptOrViews, allViews()}};
    full.leastPromptCharacters = 2;
    full.mostPromptCharacters = 5;
    full.takesAddresses = true;
    full.options = {facesOption(3000, {"normal", "geometry", "sketch"}),
                    modeOption({"normal", "lowpoly", "geometry", "sketch"}),
                    polygons,
                    webhook,
                    scale,
                    label,
                    results};
    ListedPrice usual;
    usual.money = Money{225'000, "USD"};
    usual.date = "2026-10";
    ListedPrice lowPoly = usual;
    lowPoly.money.millionths = 500'000;
    lowPoly.from = true;
    lowPoly.onlyWhere = {{option_keys::kMode, {"lowpoly"}}};
    full.prices = {lowPoly, usual};

    ModelOffer words{"words", "Words"};
    words.inputs = {{{}, Inputs::PromptOnly, {}}};
    words.pictureWay = PictureWay::AddressOnly;

    ModelOffer sides{"sides", "Sides"};
    sides.inputs = {{{}, Inputs::ViewsOnly, {View::Front, View::Left, View::Right, View::Back}}};

    ModelOffer far{"far", "Far"};
    far.inputs = {{{}, Inputs::ViewsAndMaybePrompt, {View::Front}}};
    far.pictureWay = PictureWay::AddressOnly;

    ModelOffer allOrOne{"all", "All"};
    allOrOne.inputs = {{{}, Inputs::ViewsOnly, allViews(), true}};

    Provider made;
    made.info.id = "made-up";
    made.info.name = "Acme";
    made.info.models = {full, words, sides, far, allOrOne};
    return made;
}

GenerationRequest requestFor(const std::string &model, std::vector<View> views = {}, const std::string &prompt = {})
{
    GenerationRequest request;
    request.provider = "made-up";
    request.model = model;
    request.prompt = prompt;
    for (const View view : views)
        request.views.push_back({view, kPicture});
    return request;
}

std::string refusal(const GenerationRequest &request)
{
    const Fitting fitting = fit(madeUp(), request);
    return fitting.refusal ? fitting.refusal->message : std::string();
}

std::vector<View> viewsOf(const Fitting &fitting)
{
    std::vector<View> views;
    for (const ViewPicture &picture : fitting.request.views)
        views.push_back(picture.view);
    return views;
}

} // namespace

class TestFitting : public QObject
{
    Q_OBJECT
private slots:
    void whatTheModelTakesIsKeptWhole()
    {
        GenerationRequest request = requestFor("full", {View::Back, View::Front});
        request.options = {{"faces", std::int64_t(3000)}, {"label", std::string("äöüß")}};
        const Fitting fitting = fit(madeUp(), request);
        QVERIFY(!fitting.refusal);
        QVERIFY(fitting.unused.empty());
        QVERIFY((viewsOf(fitting) == std::vector{View::Front, View::Back}));
        QVERIFY(fitting.request.options == request.options);
    }
    void whatTheModelIgnoresIsNamed()
    {
        GenerationRequest request =
            requestFor("sides", {View::Front, View::Left, View::Top, View::Bottom}, "a red car");
        request.options = {{"faces", std::int64_t(5000)}};
        const Fitting fitting = fit(madeUp(), request);
        QVERIFY(!fitting.refusal);
        QVERIFY((viewsOf(fitting) == std::vector{View::Front, View::Left}));
        QVERIFY(fitting.request.prompt.empty());
        QVERIFY(fitting.request.options.empty());
        const std::vector<std::string> expected = {
            "Acme has no option 'faces' for Sides: it is not sent.", "Top and bottom are not used by Acme.",
            "Acme makes this model from pictures alone: the prompt is not sent."};
        QVERIFY(fitting.unused == expected);
    }
    void optionsThatDoNotCountAreNamedAndLeftOut()
    {
        GenerationRequest request = requestFor("full", {View::Front});
        request.options = {{"polygon_type", std::string("quadrilateral")}};
        const Fitting normal = fit(madeUp(), request);
        QVERIFY((normal.unused == std::vector<std::string>{"Polygons: used only in low-poly mode."}));
        QVERIFY(normal.request.options.empty());

        request.options["mode"] = std::string("lowpoly");
        request.options["faces"] = std::int64_t(9000);
        const Fitting lowPoly = fit(madeUp(), request);
        QVERIFY((lowPoly.unused == std::vector<std::string>{"Faces: used only in normal, geometry or sketch mode."}));
        QVERIFY(lowPoly.request.options.contains("polygon_type"));
    }
    void oneViewOrAllEight()
    {
        const Fitting three = fit(madeUp(), requestFor("all", {View::Front, View::Left, View::Back}));
        QVERIFY((viewsOf(three) == std::vector{View::Front}));
        QVERIFY((three.unused ==
                 std::vector<std::string>{"Acme takes one view or all eight: only the front will be sent."}));
        const Fitting eight = fit(madeUp(), requestFor("all", allViews()));
        QCOMPARE(viewsOf(eight).size(), std::size_t(8));
        QVERIFY(eight.unused.empty());
    }
    void wordsOrPicturesMeansOneOfThem()
    {
        const Fitting both = fit(madeUp(), requestFor("full", {View::Front}, "a car"));
        QVERIFY(both.request.prompt.empty());
        QVERIFY((both.unused ==
                 std::vector<std::string>{"Acme takes pictures or words, not both: the prompt is not sent."}));
        QCOMPARE(fit(madeUp(), requestFor("full", {}, "a car")).request.prompt, std::string("a car"));
        QCOMPARE(refusal(requestFor("full")), std::string("Acme needs a front picture or a prompt. Add one of them."));
        QCOMPARE(refusal(requestFor("full", {View::Left}, "a car")),
                 std::string("Acme needs the front view. Add a picture of the front."));
    }
    void aSketchNeedsWordsAndTheFront()
    {
        GenerationRequest request = requestFor("full", {View::Front, View::Left}, "a car");
        request.options["mode"] = std::string("sketch");
        const Fitting fitting = fit(madeUp(), request);
        QVERIFY(!fitting.refusal);
        QVERIFY((viewsOf(fitting) == std::vector{View::Front}));
        QCOMPARE(fitting.request.prompt, std::string("a car"));
        QCOMPARE(fitting.unused.size(), std::size_t(1));
        request.prompt = "  ";
        QCOMPARE(refusal(request), std::string("Acme needs a prompt beside the picture here. Add a few words."));
        request.views.clear();
        QCOMPARE(refusal(request), std::string("Acme needs the front view. Add a picture of the front."));
    }
    void aPromptIsCountedInCharacters()
    {
        QVERIFY(refusal(requestFor("full", {}, "فارس!")).empty());
        QCOMPARE(refusal(requestFor("full", {}, "knight")),
                 std::string("The prompt has 6 characters; Acme takes at most 5. Shorten it."));
        QCOMPARE(refusal(requestFor("full", {}, "é")),
                 std::string("The prompt is too short for Acme: it needs at least 2 characters."));
        QVERIFY(refusal(requestFor("full", {}, "a\xFF")).find("not text") != std::string::npos);
        QCOMPARE(refusal(requestFor("words", {View::Front})),
                 std::string("Acme needs a prompt. Describe the subject in a few words."));
    }
    void wrongOptionsAreRefusedWithWhatTheyMayBe()
    {
        const std::vector<std::tuple<const char *, OptionValue, const char *>> cases = {
            {"faces", std::int64_t(2999), "Faces (faces) must be a whole number from 3,000 to 1,500,000."},
            {"faces", 5000.0, "Faces (faces) must be a whole number from 3,000 to 1,500,000."},
            {"faces", true, "Faces (faces) must be a whole number from 3,000 to 1,500,000."},
            {"mode", std::string("smooth"), "Mode (mode) must be normal, lowpoly, geometry or sketch."},
            {"webhook", std::string("http://a.example"),
             "Webhook (webhook) must be an address that starts with https://."},
            {"webhook", std::string("https://a b"), "Webhook (webhook) must be an address that starts with https://."},
            {"scale", std::nan(""), "Scale (scale) must be a number from 0.5 to 2."},
            {"label", std::string("12345"), "Label (label) must be a text from 1 to 4 characters."},
            {"label", std::string("\xFF"), "Label (label) must be a text from 1 to 4 characters."}};
        for (const auto &[key, value, sentence] : cases) {
            GenerationRequest request = requestFor("full", {View::Front});
            request.options[key] = value;
            QCOMPARE(refusal(request), "Acme, Full: " + std::string(sentence));
        }
    }
    void picturesMustHaveAWayToTheService()
    {
        GenerationRequest request = requestFor("full");
        request.views = {{View::Front, {}, "https://pictures.example/front.png"}};
        QVERIFY(refusal(request).empty());
        request.views[0].url = "http://pictures.example/front.png";
        QVERIFY(refusal(request).find("https://") != std::string::npos);
        request.views[0].url.clear();
        QVERIFY(refusal(request).find("no picture") != std::string::npos);

        request.model = "sides";
        request.views[0].url = "https://pictures.example/front.png";
        QVERIFY(refusal(request).find("takes no addresses") != std::string::npos);
        request.model = "far";
        QVERIFY(refusal(request).empty());
    }
    void aFileForAnAddressOnlyModelNeedsAHost()
    {
        GenerationRequest request = requestFor("far", {View::Front}, "a car");
        QVERIFY(refusal(request).find("public addresses") != std::string::npos);
        request.hostWith = "nobody";
        QVERIFY(refusal(request).find("can't host") != std::string::npos);
        request.hostWith = "runware";
        const Fitting hosted = fit(madeUp(), request);
        QVERIFY(!hosted.refusal);
        QCOMPARE(hosted.request.hostWith, std::string("runware"));
        QCOMPARE(hosted.request.prompt, std::string("a car"));
        // Where it is not needed, nobody hosts.
        request.model = "full";
        QVERIFY(fit(madeUp(), request).request.hostWith.empty());
    }
    void withoutAModelTheFirstThatTakesWhatIsGivenIsNamed()
    {
        QCOMPARE(fit(madeUp(), requestFor("", {View::Front})).request.model, std::string("full"));
        QCOMPARE(fit(madeUp(), requestFor("", {}, "much too long for the first")).request.model, std::string("words"));
        const Fitting nothing = fit(madeUp(), requestFor(""));
        QVERIFY(nothing.refusal);
        QCOMPARE(nothing.request.model, std::string("full"));
        QCOMPARE(refusal(requestFor("third", {View::Front})),
                 std::string("Acme has no model 'third'. It has full, words, sides, far and all."));
    }
    void thePublishedPriceIsThatOfAllResults()
    {
        const ModelOffer offer = madeUp().info.models[0];
        GenerationRequest request = requestFor("full", {View::Front});
        QCOMPARE(listedPrice(offer, request)->money.millionths, std::int64_t(225'000));
        QCOMPARE(listedPrice(offer, request)->date, std::string("2026-10"));
        request.options = {{"results", std::int64_t(3)}, {"mode", std::string("lowpoly")}};
        QCOMPARE(listedPrice(offer, request)->money.millionths, std::int64_t(1'500'000));
        QVERIFY(listedPrice(offer, request)->from);
        QVERIFY(!listedPrice(findProvider("runware")->info.models[0], request));
    }
    void optionsAreReadFromText()
    {
        const ModelOffer offer = madeUp().info.models[0];
        const auto read = [&](const char *key, const char *text) {
            const Result<OptionValue> value = parseOption(*findOption(offer, key), text);
            return value ? optionText(*value) : "refused: " + value.error().message;
        };
        QCOMPARE(read("faces", "3000"), std::string("3000"));
        QVERIFY(read("faces", "3e4").starts_with("refused"));
        QVERIFY(read("faces", "").starts_with("refused"));
        QVERIFY(read("faces", "99999999999999999999999").starts_with("refused"));
        QCOMPARE(read("mode", "LowPoly"), std::string("lowpoly"));
        QCOMPARE(read("mode", "flat"),
                 std::string("refused: Mode (mode) must be normal, lowpoly, geometry or sketch."));
        QCOMPARE(read("scale", "1"), std::string("1"));
        QCOMPARE(read("scale", "1.25"), std::string("1.25"));
        QVERIFY(read("scale", "inf").starts_with("refused"));
        QCOMPARE(read("webhook", "https://a.example/x"), std::string("https://a.example/x"));
        const OptionOffer pbr = pbrOption(false, {"normal"});
        QVERIFY(*parseOption(pbr, "On") == OptionValue(true));
        QVERIFY(*parseOption(pbr, "false") == OptionValue(false));
        QCOMPARE(parseOption(pbr, "maybe").error().message, std::string("PBR materials (pbr) must be on or off."));
    }
};

QTEST_APPLESS_MAIN(TestFitting)
#include "tst_fitting.moc"

// What the services refuse, and that a refusal costs nothing.
#include "sandbox/practice.h"

#include <QFile>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace turnaround;
using namespace turnaround::sandbox;

namespace {

Json runwareTask()
{
    return {{"taskType", "3dInference"},
            {"taskUUID", newTaskUuid()},
            {"model", "tencent:hunyuan-3d@3.1-pro"},
            {"positivePrompt", "a cat"}};
}

Json vtrixBody(const Json &params)
{
    return {{"model", "tencent_hunyuan_3d_pro"}, {"input", Json::array({{{"params", params}}})}};
}

const std::string kPixazoViews = "/hunyuan-3d-v3-1-pro-image-to-3d/v1/hunyuan-3d-v3-1-pro-image-to-3d-request";
const std::string kGenerate = "/generate/custom/model_hunyuan-3d-pro-3-1-multiview";
const std::string kWaveSpeed = "/api/v3/wavespeed-ai/hunyuan3d/v2.1";

} // namespace

class TestRefusals : public QObject
{
    Q_OBJECT
private slots:
    void aTaskUuidIsChargedOnceAndThenAConflict()
    {
        Practice practice;
        const Json task = runwareTask();
        QCOMPARE(practice.runware(task).status, 200);
        const Reply again = practice.runware(task);
        QCOMPARE(again.status, 400);
        COMPARE_JSON(again.json().at("errors")[0].at("code"), Json("conflictTaskUUID"));
        QCOMPARE(practice.charges().size(), 1U);
        QFile log(QString::fromStdString(practice.chargeLog()));
        QVERIFY(log.open(QFile::ReadOnly));
        QCOMPARE(QByteArray::fromStdString(chargeLine(practice.charges()[0]) + '\n'), log.readAll());
    }
    void ofManyAtOnceOneIsCharged()
    {
        Practice practice;
        const Json task = runwareTask();
        std::atomic<int> accepted = 0;
        std::atomic<int> conflicts = 0;
        std::vector<std::thread> clients;
        for (int i = 0; i < 16; ++i) {
            clients.emplace_back([&] {
                int status = 0; // httplib's line of callers is short: who is turned away calls again
                for (int call = 0; call < 50 && status == 0; ++call)
                    status = practice.runware(task).status;
                accepted += status == 200 ? 1 : 0;
                conflicts += status == 400 ? 1 : 0;
            });
        }
        for (std::thread &client : clients)
            client.join();
        QCOMPARE(accepted + conflicts, 16);
        QVERIFY(accepted <= 1); // none, where its answer was what got lost
        QCOMPARE(practice.charges().size(), 1U);
    }
    void dryRunInScenariosBodyIsPaidFor()
    {
        Practice practice;
        const Json asset =
            practice
                .post(practice.at("scenario", "/assets"), {{"image", base64(picture())}, {"name", "front"}}, basic())
                .json()
                .at("asset")
                .at("id");
        const Json body = {{"frontImage", asset}, {"dryRun", true}};
        QCOMPARE(practice.post(practice.at("scenario", kGenerate), body, basic()).status, 200);
        QCOMPARE(practice.charges().size(), 1U);
    }
    void wrongAndPoorKeysAreRefusedInEachServicesShape()
    {
        Practice practice;
        const auto runware = [&](const std::string &key) {
            const Reply reply = practice.post(practice.at("runware"), Json::array({runwareTask()}), bearer(key));
            return reply.json().at("errors")[0].at("code").get<std::string>();
        };
        QCOMPARE(runware("wrong"), std::string("invalidApiKey"));
        QCOMPARE(runware("poor"), std::string("insufficientCredits"));
        const Json vtrix = vtrixBody({{"prompt", "a cat"}});
        QCOMPARE(practice.post(practice.at("vtrix"), vtrix, bearer("wrong")).status, 401);
        QCOMPARE(practice.post(practice.at("vtrix"), vtrix, bearer("poor")).status, 403);
        QCOMPARE(practice.get(practice.at("scenario", "/jobs"), basic(":")).status, 401);
        QCOMPARE(practice.get(practice.at("scenario", "/jobs"), basic("wrong:secret")).status, 401);
        const Json image = {{"image", "https://example.org/a.png"}};
        QCOMPARE(practice.post(practice.at("wavespeed", kWaveSpeed), image, bearer("wrong")).status, 401);
        QCOMPARE(practice.post(practice.at("wavespeed", kWaveSpeed), image, bearer("poor")).status, 402);
        const Json view = {{"input_image_url", "https://example.org/a.png"}};
        QCOMPARE(practice.post(practice.at("pixazo", kPixazoViews), view, subscription("wrong")).status, 401);
        QCOMPARE(practice.post(practice.at("pixazo", kPixazoViews), view, subscription("poor")).status, 402);
        COMPARE_JSON(practice.tencent("SubmitHunyuanTo3DProJob", {{"Prompt", "a cat"}}, "practice", "AKIDpoor")
                         .json()
                         .at("Response")
                         .at("Error")
                         .at("Code"),
                     Json("ResourceInsufficient"));
        QVERIFY(practice.charges().empty());
    }
    void runwareRefuses_data()
    {
        QTest::addColumn<QString>("changes");
        QTest::addColumn<QString>("parameter");
        const auto row = [](const char *name, const char *changes, const char *parameter) {
            QTest::newRow(name) << changes << parameter;
        };
        row("a number that is text", R"({"settings":{"faceCount":"3000"}})", "settings.faceCount");
        row("too few faces", R"({"settings":{"faceCount":2999}})", "settings.faceCount");
        row("an unknown mode", R"({"settings":{"generateType":"LowPoly"}})", "settings.generateType");
        row("PBR with Geometry", R"({"settings":{"generateType":"Geometry","pbr":false}})", "settings.pbr");
        row("an unknown field", R"({"prompt":"a cat"})", "prompt");
        row("another format", R"({"outputFormat":"OBJ"})", "outputFormat");
        row("five results", R"({"numberResults":5})", "numberResults");
        row("a prompt of one letter", R"({"positivePrompt":"a"})", "positivePrompt");
        row("no picture", R"({"positivePrompt":null,"inputs":{"images":["AAAA"]}})", "inputs.images[0]");
        row("two views", R"({"positivePrompt":null,"inputs":{"images":["AAAA","AAAA"]}})", "inputs.images");
        row("a UUID of an older version", R"({"taskUUID":"2a53cbbe-71bf-1ef5-898c-712d6c920227"})", "taskUUID");
    }
    void runwareRefuses()
    {
        QFETCH(const QString, changes);
        QFETCH(const QString, parameter);
        Practice practice;
        Json task = runwareTask();
        task.merge_patch(Json::parse(changes.toStdString())); // null takes a field away
        const Reply reply = practice.runware(task);
        QCOMPARE(reply.status, 400);
        COMPARE_JSON(reply.json().at("errors")[0].at("parameter"), Json(parameter.toStdString()));
        QVERIFY(!practice.lastRefusal().empty());
        QVERIFY(practice.charges().empty());
    }
    void runwareWantsAnArrayAndKnowsNoOtherTasks()
    {
        Practice practice;
        QCOMPARE(practice.post(practice.at("runware"), runwareTask(), bearer()).status, 400);
        const Reply reply = practice.runware({{"taskType", "getResponse"}, {"taskUUID", newTaskUuid()}});
        COMPARE_JSON(reply.json().at("errors")[0].at("code"), Json("taskFailedOrNotFound"));
    }
    void goodAndBadTasksOfOneRequestAreAnsweredTogether()
    {
        Practice practice;
        Json bad = runwareTask();
        bad["numberResults"] = 9;
        const Reply reply = practice.post(practice.at("runware"), Json::array({runwareTask(), bad}), bearer());
        QCOMPARE(reply.json().at("data").size(), 1U);
        QCOMPARE(reply.json().at("errors").size(), 1U);
    }
    void vtrixRefuses_data()
    {
        QTest::addColumn<QString>("params");
        QTest::newRow("nothing") << "{}";
        QTest::newRow("text and picture") << R"({"prompt":"a cat","image_url":"https://example.org/a.png"})";
        QTest::newRow("Sketch without text") << R"({"generate_type":"Sketch","image_url":"https://example.org/a.png"})";
        QTest::newRow("the model inside") << R"({"prompt":"a cat","model":"tencent_hunyuan_3d_pro"})";
        QTest::newRow("a polygon type that is not for Normal") << R"({"prompt":"a cat","polygon_type":"triangle"})";
        QTest::newRow("a view without its type")
            << R"({"image_url":"https://example.org/a.png","multi_view_images":[{"ViewImageUrl":"https://x.org/b.png"}]})";
        QTest::newRow("views without a main picture")
            << R"({"prompt":"a cat","multi_view_images":[{"ViewType":"left","ViewImageUrl":"https://x.org/b.png"}]})";
        QTest::newRow("a front among the views")
            << R"({"image_url":"https://x.org/a.png","multi_view_images":[{"ViewType":"front","ViewImageUrl":"https://x.org/b.png"}]})";
        QTest::newRow("base64 that is a data address") << R"({"image_base64":"data:image/png;base64,AAAA"})";
    }
    void vtrixRefuses()
    {
        QFETCH(const QString, params);
        Practice practice;
        const Reply reply = practice.post(practice.at("vtrix"), vtrixBody(Json::parse(params.toStdString())), bearer());
        QCOMPARE(reply.status, 400);
        QVERIFY(practice.charges().empty());
    }
    void aWebpViewIsRefusedAndAWebpMainPictureIsNot()
    {
        Practice practice;
        const std::string webp = base64(picture(256, 256, "webp"));
        QVERIFY(!webp.empty());
        const Json view = {{"ViewType", "left"}, {"ViewImageBase64", webp}};
        const Json params = {{"image_base64", webp}, {"multi_view_images", Json::array({view})}};
        QCOMPARE(practice.post(practice.at("vtrix"), vtrixBody(params), bearer()).status, 400);
        QCOMPARE(practice.post(practice.at("vtrix"), vtrixBody({{"image_base64", webp}}), bearer()).status, 200);
    }
    void aPictureThatIsTooSmallIsRefused()
    {
        Practice practice;
        const Json params = {{"image_base64", base64(picture(127, 256))}};
        QCOMPARE(practice.post(practice.at("vtrix"), vtrixBody(params), bearer()).status, 400);
        QVERIFY(practice.lastRefusal().find("127 x 256") != std::string::npos);
    }
    void aPictureOfMoreThanSixMegabytesIsRefusedInline()
    {
        Practice practice;
        const Json params = {{"image_base64", base64(std::string(6'000'001, '\0'))}};
        QCOMPARE(practice.post(practice.at("vtrix"), vtrixBody(params), bearer()).status, 400);
        QVERIFY(practice.lastRefusal().find("at most 6000000") != std::string::npos);
    }
    void aBodyMustSayThatItIsJson()
    {
        Practice practice;
        const std::string body = vtrixBody({{"prompt", "a cat"}}).dump();
        QCOMPARE(practice.call("POST", practice.at("vtrix"), bearer(), body, "text/plain").status, 415);
        QVERIFY(practice.charges().empty());
    }
    void aPortThatIsTakenIsNamed()
    {
        Practice practice;
        SandboxSetup setup;
        setup.port = std::stoi(practice.origin().substr(practice.origin().rfind(':') + 1));
        Sandbox second(setup);
        const Result<int> port = second.start();
        QVERIFY(!port.ok());
        QVERIFY(port.error().message.find(std::to_string(setup.port)) != std::string::npos);
    }
    void scenarioRefusesWhatItDoesNotKnow()
    {
        Practice practice;
        const auto status = [&](const Json &body) {
            return practice.post(practice.at("scenario", kGenerate), body, basic()).status;
        };
        QCOMPARE(status(Json::object()), 400);
        QCOMPARE(status({{"frontImage", "asset_none"}}), 400);
        QCOMPARE(practice.get(practice.at("scenario", "/jobs/job_none"), basic()).status, 404);
        const Json noPicture = {{"image", base64("no picture")}, {"name", "front"}};
        QCOMPARE(practice.post(practice.at("scenario", "/assets"), noPicture, basic()).status, 400);
    }
    void pixazoTakesAddressesOnly()
    {
        Practice practice;
        const auto status = [&](const std::string &address) {
            return practice.post(practice.at("pixazo", kPixazoViews), {{"input_image_url", address}}, subscription())
                .status;
        };
        QCOMPARE(status("data:image/png;base64," + base64(picture())), 400);
        QCOMPARE(status("https://example.org/" + std::string(5'000, 'a')), 400);
        QCOMPARE(status("https://example.org/a.png"), 202);
    }
    void tencentSaysNoWithHttp200()
    {
        Practice practice;
        const auto code = [&](const Json &body) {
            const Reply reply = practice.tencent("SubmitHunyuanTo3DProJob", body);
            return std::to_string(reply.status) + ' ' +
                reply.json().at("Response").at("Error").at("Code").get<std::string>();
        };
        QCOMPARE(code({{"Prompt", "a cat"}, {"Model", "3.1"}, {"GenerateType", "LowPoly"}}),
                 std::string("200 InvalidParameterValue"));
        QCOMPARE(code({{"Prompt", "a cat"}, {"prompt", "a cat"}}), std::string("200 UnknownParameter"));
        QVERIFY(practice.charges().empty());
    }
    void theNewerServerNamesTheFieldAndTheOlderOnlyFails()
    {
        const Json body = {{"image", base64(picture())}, {"octree_resolution", 32}};
        Practice newer;
        const Reply reply = newer.post(newer.at("selfhosted", "/send"), body, {});
        QCOMPARE(reply.status, 422);
        COMPARE_JSON(reply.json().at("detail")[0].at("loc")[1], Json("octree_resolution"));
        Practice older({}, 2);
        const Reply failed = older.post(older.at("selfhosted", "/generate"), {{"text", "a cat"}}, {});
        QCOMPARE(failed.status, 404);
        COMPARE_JSON(failed.json().at("error_code"), Json(1));
        QCOMPARE(older.get(older.at("selfhosted", "/health")).status, 404);
    }
    void theLogTellsNoKey()
    {
        Practice practice;
        practice.post(practice.at("vtrix"), vtrixBody({{"prompt", "a cat"}}), bearer("very-secret"));
        const std::string log = practice.get(practice.origin() + "/sandbox/log").body;
        QVERIFY(log.find("Authorization") != std::string::npos);
        QVERIFY(log.find("very-secret") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_sandbox_refusals.moc"

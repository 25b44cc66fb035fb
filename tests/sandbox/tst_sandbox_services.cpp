// Each service from the order to the model, through a plain HTTP client; and what it charges.
#include "gltf/read.h"
#include "sandbox/practice.h"

#include <QImage>
#include <QTest>

using namespace turnaround;
using namespace turnaround::sandbox;

namespace {

bool isModel(const std::string &bytes)
{
    return gltf::read(std::as_bytes(std::span(bytes.data(), bytes.size()))).ok();
}

#define MODEL_IS_THERE(practice, link) QVERIFY(isModel((practice).get(link).body))

} // namespace

class TestServices : public QObject
{
    Q_OBJECT
private:
    Practice m_practice; // one for all, so that a model is made once
    std::size_t m_chargedBefore = 0;

    std::size_t charged() const { return m_practice.charges().size() - m_chargedBefore; }

private slots:
    void init() { m_chargedBefore = m_practice.charges().size(); }
    void runwareMakesAModel()
    {
        const std::string uuid = newTaskUuid();
        const Json task = {{"taskType", "3dInference"},
                           {"taskUUID", uuid},
                           {"model", "tencent:hunyuan-3d@3.1-pro"},
                           {"inputs", {{"images", Json::array({base64(picture())})}}},
                           {"settings", {{"faceCount", 50000}, {"generateType", "Normal"}, {"pbr", false}}},
                           {"includeCost", true}};
        const Json ack = {{"data", Json::array({{{"taskType", "3dInference"}, {"taskUUID", uuid}}})}};
        COMPARE_JSON(m_practice.runware(task).json(), ack);
        const Json question = {{"taskType", "getResponse"}, {"taskUUID", uuid}};
        QVERIFY(m_practice.runware(question).json().at("data").empty()); // accepted, no item yet
        m_practice.passTime(std::chrono::milliseconds(750));
        COMPARE_JSON(m_practice.runware(question).json().at("data")[0].at("progress"), Json(50));
        Json item;
        QVERIFY(m_practice.finish([&] {
            item = m_practice.runware(question).json().at("data")[0];
            return item.at("status") == "success";
        }));
        COMPARE_JSON(item.at("cost"), Json(0.225));
        MODEL_IS_THERE(m_practice, item.at("outputs").at("files")[0].at("url").get<std::string>());
        QCOMPARE(charged(), 1U);
    }
    void runwareKeepsPicturesAndTellsTheBalance()
    {
        Practice practice;
        const std::string uuid = newTaskUuid();
        const Json kept = practice
                              .runware({{"taskType", "imageUpload"},
                                        {"taskUUID", uuid},
                                        {"image", "data:image/png;base64," + base64(picture())}})
                              .json()
                              .at("data")[0];
        QCOMPARE(practice.get(kept.at("imageURL").get<std::string>()).body, picture());
        const Json task = {{"taskType", "3dInference"},
                           {"taskUUID", uuid},
                           {"model", "tencent:hunyuan-3d@3.1-pro"},
                           {"inputs", {{"images", Json::array({kept.at("imageUUID")})}}}};
        QCOMPARE(practice.runware(task).status, 200);
        const Json account = {
            {"taskType", "accountManagement"}, {"taskUUID", newTaskUuid()}, {"operation", "getDetails"}};
        COMPARE_JSON(practice.runware(account).json().at("data")[0].at("balance").at("amount"), Json(99.775));
        const Json details = practice.runware({{"taskType", "getTaskDetails"}, {"taskUUID", uuid}}).json();
        COMPARE_JSON(details.at("data")[0].at("request")[0], task);
    }
    void vtrixMakesAModelAndItsObj()
    {
        const Json params = {{"image_base64", base64(picture())},
                             {"multi_view_images",
                              Json::array({{{"ViewType", "left"}, {"ViewImageBase64", base64(picture(200, 256))}}})}};
        const Json body = {{"model", "tencent_hunyuan_3d_pro"}, {"input", Json::array({{{"params", params}}})}};
        Json task = m_practice.post(m_practice.at("vtrix"), body, bearer()).json();
        COMPARE_JSON(task.at("status"), Json("in_progress"));
        const std::string poll = m_practice.at("vtrix", "/task/" + task.at("id").get<std::string>());
        QVERIFY(m_practice.finish([&] {
            task = m_practice.get(poll, bearer()).json();
            return task.at("status") == "completed";
        }));
        const Json content = task.at("output")[0].at("content");
        MODEL_IS_THERE(m_practice, content[0].at("url").get<std::string>());
        COMPARE_JSON(content[1].at("format"), Json("obj"));
        QVERIFY(m_practice.get(content[1].at("url").get<std::string>()).body.starts_with("PK\x03\x04"));
        QVERIFY(m_practice.get(content[0].at("preview_url").get<std::string>()).body.starts_with("\x89PNG"));
        COMPARE_JSON(task.at("usage").at("cost"), Json("0.225"));
        QCOMPARE(charged(), 1U);
    }
    void scenarioMakesAModelOfAssets()
    {
        const auto addAsset = [&](const std::string &image) {
            return m_practice.post(m_practice.at("scenario", "/assets"), {{"image", image}, {"name", "front"}}, basic())
                .json()
                .at("asset")
                .at("id");
        };
        const Json body = {{"frontImage", addAsset("data:image/png;base64," + base64(picture()))},
                           {"leftImage", addAsset(base64(picture(200, 256)))},
                           {"faceCount", 50000}};
        const std::string generate = m_practice.at("scenario", "/generate/custom/model_hunyuan-3d-pro-3-1-multiview");
        const Reply price = m_practice.post(generate + "?dryRun=true", body, basic());
        QCOMPARE(price.status, 269);
        QCOMPARE(charged(), 0U);
        Json job = m_practice.post(generate, body, basic()).json().at("job");
        const std::string poll = m_practice.at("scenario", "/jobs/" + job.at("jobId").get<std::string>());
        QVERIFY(m_practice.finish([&] {
            job = m_practice.get(poll, basic()).json().at("job");
            return job.at("status") == "success";
        }));
        const std::string asset = job.at("metadata").at("assetIds")[0];
        const Json result = m_practice.get(m_practice.at("scenario", "/assets/" + asset), basic()).json().at("asset");
        MODEL_IS_THERE(m_practice, result.at("url").get<std::string>());
        QCOMPARE(charged(), 1U);
        QCOMPARE(m_practice.charges().back().amount, price.json().at("creativeUnitsCost").get<double>());
    }
    void scenarioTakesAnUploadInThreeStepsAndCancels()
    {
        const std::string bytes = picture();
        Json upload = m_practice
                          .post(m_practice.at("scenario", "/uploads"),
                                {{"fileName", "front.png"},
                                 {"fileSize", bytes.size()},
                                 {"contentType", "image/png"},
                                 {"kind", "image"},
                                 {"parts", 1}},
                                basic())
                          .json()
                          .at("upload");
        const std::string part = upload.at("parts")[0].at("url");
        QCOMPARE(m_practice.call("PUT", part, basic(), bytes, "image/png").status, 400); // a key to the file host
        QCOMPARE(m_practice.call("PUT", part, {}, bytes, "image/png").status, 200);
        const std::string there = m_practice.at("scenario", "/uploads/" + upload.at("id").get<std::string>());
        m_practice.post(there + "/action", {{"action", "complete"}}, basic());
        m_practice.passTime(std::chrono::milliseconds(1'500));
        upload = m_practice.get(there, basic()).json().at("upload");
        COMPARE_JSON(upload.at("status"), Json("imported"));
        const Json job = m_practice
                             .post(m_practice.at("scenario", "/generate/custom/model_hunyuan-3d-pro-3-1-multiview"),
                                   {{"frontImage", upload.at("entityId")}}, basic())
                             .json()
                             .at("job");
        const std::string action = m_practice.at("scenario", "/jobs/" + job.at("jobId").get<std::string>() + "/action");
        const Json cancelled = m_practice.post(action, {{"action", "cancel"}}, basic()).json();
        COMPARE_JSON(cancelled.at("job").at("status"), Json("canceled"));
    }
    void waveSpeedMakesAModelOfAnUpload()
    {
        const std::string bytes = picture();
        const std::string form = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"front.png\"\r\n"
                                 "Content-Type: image/png\r\n\r\n" +
            bytes + "\r\n--edge--\r\n";
        const Json upload = m_practice
                                .call("POST", m_practice.at("wavespeed", "/api/v3/media/upload/binary"), bearer(), form,
                                      "multipart/form-data; boundary=edge")
                                .json()
                                .at("data");
        Json data = m_practice
                        .post(m_practice.at("wavespeed", "/api/v3/wavespeed-ai/hunyuan3d/v2.1"),
                              {{"image", upload.at("download_url")}}, bearer())
                        .json()
                        .at("data");
        const std::string poll = data.at("urls").at("get");
        QVERIFY(m_practice.finish([&] {
            data = m_practice.get(poll, bearer()).json().at("data");
            return data.at("status") == "completed";
        }));
        MODEL_IS_THERE(m_practice, data.at("outputs")[0].get<std::string>());
        const Json history =
            m_practice
                .post(m_practice.at("wavespeed", "/api/v3/predictions"), {{"page", 1}, {"page_size", 10}}, bearer())
                .json();
        COMPARE_JSON(history.at("data").at("items")[0].at("id"), data.at("id"));
        QCOMPARE(charged(), 1U);
    }
    void pixazoMakesAModelAndPictures()
    {
        const auto order = [&](const std::string &path, const Json &body) {
            const Reply reply = m_practice.post(m_practice.at("pixazo", path), body, subscription());
            return reply.status == 202 ? reply.json().at("polling_url").get<std::string>() : std::string();
        };
        const std::string model = order(
            "/hunyuan-3d-v3-1-pro-image-to-3d/v1/hunyuan-3d-v3-1-pro-image-to-3d-request",
            {{"input_image_url",
              m_practice
                  .runware({{"taskType", "imageUpload"}, {"taskUUID", newTaskUuid()}, {"image", base64(picture())}})
                  .json()
                  .at("data")[0]
                  .at("imageURL")}});
        Json status;
        QVERIFY(m_practice.finish([&] {
            status = m_practice.get(model, subscription()).json();
            return status.at("status") == "COMPLETED";
        }));
        MODEL_IS_THERE(m_practice, status.at("output").at("model_glb").at("url").get<std::string>());
        QVERIFY(status.at("output").at("model_urls").contains("obj"));

        const std::string pictures = order("/hunyuan-image/v1/hunyuan-image/generateRequest",
                                           {{"prompt", "a cat"}, {"image_size", "portrait_16_9"}, {"num_images", 2}});
        QVERIFY(m_practice.finish([&] {
            status = m_practice.get(pictures, subscription()).json();
            return status.at("status") == "COMPLETED";
        }));
        const Json links = status.at("output").at("media_url");
        QCOMPARE(links.size(), 2U);
        const std::string png = m_practice.get(links[1].get<std::string>()).body;
        const QImage image = QImage::fromData(QByteArray::fromStdString(png), "PNG");
        QCOMPARE(image.size(), QSize(1080, 1920));
        QCOMPARE(charged(), 2U);
    }
    void tencentMakesAModel()
    {
        const Json submitted =
            m_practice.tencent("SubmitHunyuanTo3DProJob", {{"ImageBase64", base64(picture())}, {"Model", "3.1"}})
                .json();
        const Json question = {{"JobId", submitted.at("Response").at("JobId")}};
        Json response;
        QVERIFY(m_practice.finish([&] {
            response = m_practice.tencent("QueryHunyuanTo3DProJob", question).json().at("Response");
            return response.at("Status") == "DONE";
        }));
        MODEL_IS_THERE(m_practice, response.at("ResultFile3Ds")[0].at("Url").get<std::string>());
        QCOMPARE(charged(), 1U);
    }
    void theSelfHostedServerMakesAModelWithoutCharge()
    {
        COMPARE_JSON(m_practice.get(m_practice.at("selfhosted", "/health")).json().at("status"), Json("healthy"));
        const Json body = {{"image", base64(picture())}, {"texture", true}};
        QVERIFY(isModel(m_practice.post(m_practice.at("selfhosted", "/generate"), body, {}).body));
        const std::string uid = m_practice.post(m_practice.at("selfhosted", "/send"), body, {}).json().at("uid");
        QVERIFY(m_practice.finish([&] {
            return m_practice.get(m_practice.at("selfhosted", "/status/" + uid)).json().at("status") == "completed";
        }));
        QCOMPARE(charged(), 0U);
    }
    void anUntexturedJobOfTheNewerServerStaysTexturing()
    {
        const Json body = {{"image", base64(picture())}};
        const std::string uid = m_practice.post(m_practice.at("selfhosted", "/send"), body, {}).json().at("uid");
        m_practice.post(m_practice.at("selfhosted", "/generate"), body, {}); // the model is made now
        m_practice.passTime(std::chrono::hours(1));
        const Reply status = m_practice.get(m_practice.at("selfhosted", "/status/" + uid));
        COMPARE_JSON(status.json().at("status"), Json("texturing"));
    }
};

QTEST_GUILESS_MAIN(TestServices)
#include "tst_sandbox_services.moc"

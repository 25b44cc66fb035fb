// The faults that can be ordered, as a client meets them; and what they cost.
#include "sandbox/practice.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::sandbox;

namespace {

const Json kVtrixOrder = {{"model", "tencent_hunyuan_3d_pro"},
                          {"input", Json::array({{{"params", {{"prompt", "a cat"}}}}})}};
const std::string kWaveSpeed = "/api/v3/wavespeed-ai/hunyuan3d/v2.1";
const Json kImage = {{"image", "https://example.org/a.png"}};

Json runwareTask()
{
    return {{"taskType", "3dInference"},
            {"taskUUID", newTaskUuid()},
            {"model", "tencent:hunyuan-3d@3.1-pro"},
            {"inputs", {{"images", Json::array({base64(picture())})}}}};
}

Reply submitVtrix(Practice &practice)
{
    return practice.post(practice.at("vtrix"), kVtrixOrder, bearer());
}

/// The state of a job of Vtrix after its time.
Json ended(Practice &practice, const Json &submitted)
{
    practice.passTime(std::chrono::seconds(2));
    return practice.get(practice.at("vtrix", "/task/" + submitted.at("id").get<std::string>()), bearer()).json();
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT
private slots:
    void anAnswerThatIsLostIsRepairedUnderTheSameUuid()
    {
        Practice practice({"runware:submit-reset-after"});
        const Json task = runwareTask();
        QCOMPARE(practice.runware(task).status, 0);
        QCOMPARE(practice.charges().size(), 1U);
        COMPARE_JSON(practice.runware(task).json().at("errors")[0].at("code"), Json("conflictTaskUUID"));
        const Json question = {{"taskType", "getResponse"}, {"taskUUID", task.at("taskUUID")}};
        QCOMPARE(practice.runware(question).status, 200);
        QCOMPARE(practice.charges().size(), 1U);
    }
    void aConnectionThatIsResetBeforeCostsNothing()
    {
        Practice practice({"*:submit-reset-before"});
        QCOMPARE(submitVtrix(practice).status, 0);
        QVERIFY(practice.charges().empty());
        QCOMPARE(submitVtrix(practice).status, 200);
    }
    void thePagesOfHtmlDifferInWhatTheyCost()
    {
        Practice practice({"vtrix:submit-html-502", "vtrix:submit-html-502-after"});
        const Reply before = submitVtrix(practice);
        QCOMPARE(before.status, 502);
        QVERIFY(before.body.starts_with("<html>"));
        QVERIFY(practice.charges().empty());
        QCOMPARE(submitVtrix(practice).status, 502);
        QCOMPARE(practice.charges().size(), 1U);
    }
    void truncatedJsonCannotBeRead()
    {
        Practice practice({"vtrix:submit-truncated-json"});
        const Reply reply = submitVtrix(practice);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.json().is_discarded());
        QCOMPARE(practice.charges().size(), 1U);
    }
    void aSlowAnswerDoesNotEnd()
    {
        Practice practice({"vtrix:submit-slow"});
        QCOMPARE(submitVtrix(practice).status, 0);
        QCOMPARE(practice.charges().size(), 1U);
    }
    void aGzipCodedAnswerSaysSo()
    {
        Practice practice({"vtrix:submit-gzip"});
        const Reply reply = submitVtrix(practice);
        QCOMPARE(reply.headers.at("Content-Encoding"), std::string("gzip"));
        QVERIFY(reply.json().contains("id")); // the client unpacks it
    }
    void aRateLimitSaysWhenToComeBack()
    {
        Practice practice({"scenario:poll-rate-limit:2"});
        const std::string poll = practice.at("scenario", "/jobs/job_none");
        const Reply limited = practice.get(poll, basic());
        QCOMPARE(limited.status, 429);
        QCOMPARE(limited.headers.at("Retry-After"), std::string("1"));
        QVERIFY(limited.json().contains("reason"));
        QCOMPARE(practice.get(poll, basic()).status, 429);
        QCOMPARE(practice.get(poll, basic()).status, 404);
    }
    void whoFollowsARedirectWithItsKeyIsRecorded()
    {
        Practice practice({"vtrix:submit-redirect"});
        const Reply moved = submitVtrix(practice);
        QCOMPARE(moved.status, 307);
        QCOMPARE(practice.post(moved.headers.at("Location"), kVtrixOrder, bearer()).status, 400);
        QVERIFY(practice.lastRefusal().find("another host") != std::string::npos);
        QVERIFY(practice.charges().empty());
    }
    void aServersErrorComesInTheServicesShape()
    {
        Practice practice({"pixazo:poll-server-500", "tencent:submit-server-500", "wavespeed:submit-code"});
        const Reply pixazo = practice.get(practice.at("pixazo", "/v2/requests/status/none"), subscription());
        QCOMPARE(pixazo.status, 500);
        QVERIFY(pixazo.json().contains("message"));
        QCOMPARE(practice.tencent("SubmitHunyuanTo3DProJob", {{"Prompt", "a cat"}}).status, 500);
        const Reply waveSpeed = practice.post(practice.at("wavespeed", kWaveSpeed), kImage, bearer());
        QCOMPARE(waveSpeed.status, 200);
        COMPARE_JSON(waveSpeed.json().at("code"), Json(500));
        QVERIFY(practice.charges().empty());
    }
    void aFailedJobSaysSoInTheServicesShape()
    {
        Practice practice(
            {"vtrix:job-13001098", "vtrix:job-error-text", "runware:job-failed", "wavespeed:job-timeout"});
        // two faults of one kind are due: both strike the first job, the text wins
        COMPARE_JSON(ended(practice, submitVtrix(practice).json()).at("error"), Json("Upstream generation error"));
        const Json task = runwareTask();
        practice.runware(task);
        const Json prediction = practice.post(practice.at("wavespeed", kWaveSpeed), kImage, bearer()).json().at("data");
        practice.passTime(std::chrono::seconds(2));
        const Json item =
            practice.runware({{"taskType", "getResponse"}, {"taskUUID", task.at("taskUUID")}}).json().at("data")[0];
        COMPARE_JSON(item.at("status"), Json("error"));
        QVERIFY(item.at("error").contains("code"));
        const std::string poll = prediction.at("urls").at("get");
        COMPARE_JSON(practice.get(poll, bearer()).json().at("data").at("status"), Json("timeout"));
    }
    void pixazosSystemErrorIsNotCharged()
    {
        Practice practice({"pixazo:job-error"});
        const std::string path = practice.at("pixazo", "/hunyuan-3d/v1/hunyuan-3d-request");
        const std::string poll = practice.post(path, {{"prompt", "a cat"}}, subscription()).json().at("polling_url");
        practice.passTime(std::chrono::seconds(2));
        COMPARE_JSON(practice.get(poll, subscription()).json().at("status"), Json("ERROR"));
        QVERIFY(practice.charges().empty());
    }
    void anEndlessJobIsStillAtWorkAYearLater()
    {
        Practice practice({"vtrix:job-endless"});
        const Json submitted = submitVtrix(practice).json();
        practice.passTime(std::chrono::hours(24 * 365));
        COMPARE_JSON(ended(practice, submitted).at("status"), Json("in_progress"));
    }
    void ofSeveralResultsOneIsAnError()
    {
        Practice practice({"runware:job-one-error"});
        Json task = runwareTask();
        task["numberResults"] = 3;
        practice.runware(task);
        const Json question = {{"taskType", "getResponse"}, {"taskUUID", task.at("taskUUID")}};
        Json items;
        QVERIFY(practice.finish([&] {
            items = practice.runware(question).json().at("data");
            return items[0].at("status") == "success";
        }));
        COMPARE_JSON(items[1].at("status"), Json("success"));
        COMPARE_JSON(items[2].at("status"), Json("error"));
    }
    void aModelMayComeAsAFilm()
    {
        Practice practice({"runware:job-wrong-type"});
        const Json task = runwareTask();
        practice.runware(task);
        const Json question = {{"taskType", "getResponse"}, {"taskUUID", task.at("taskUUID")}};
        Json item;
        QVERIFY(practice.finish([&] {
            item = practice.runware(question).json().at("data")[0];
            return item.at("status") == "success";
        }));
        const std::string link = item.at("outputs").at("files")[0].at("url");
        QVERIFY(link.ends_with("/output.mp4"));
        const Reply film = practice.get(link);
        QCOMPARE(film.headers.at("Content-Type"), std::string("video/mp4"));
        QVERIFY(film.body.starts_with("glTF"));
    }
    void aFaultCanBeOrderedWhileItRuns()
    {
        Practice practice;
        QCOMPARE(practice.call("POST", practice.origin() + "/sandbox/faults", {}, "vtrix:submit-html-502").status, 200);
        QCOMPARE(submitVtrix(practice).status, 502);
        QCOMPARE(submitVtrix(practice).status, 200);
    }
    void aFaultThatIsNotKnownIsNamed_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"vtrix", "nobody:submit-slow", "vtrix:slow", "vtrix:submit-402", "vtrix:submit-slow:0",
                                 "vtrix:submit-slow:x", ""})
            QTest::newRow(text[0] == '\0' ? "empty" : text) << text;
    }
    void aFaultThatIsNotKnownIsNamed()
    {
        QFETCH(const QString, text);
        const Result<Fault> fault = parseFault(text.toStdString());
        QVERIFY(!fault.ok());
        QCOMPARE(fault.error().kind, ErrorKind::BadUsage);
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_sandbox_faults.moc"

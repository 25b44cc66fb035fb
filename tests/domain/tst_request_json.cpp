#include "domain/job.h"
#include "domain/request_json.h"
#include "domain/utc_time.h"

#include <QTest>

using namespace turnaround;
using nlohmann::ordered_json;

namespace {

GenerationRequest fullRequest()
{
    GenerationRequest request;
    request.name = "فارس";
    request.prompt = "Spiked shield";
    request.views = {{View::Front, "views/front.png"}, {View::LeftFront, "views/left_front.jpg"}};
    request.settings.faces = 50'000;
    request.settings.textureSize = 4096;
    request.settings.detail = 256;
    request.settings.shape = ShapePrior::Boxy;
    request.settings.background = {BackgroundKind::Colour, {1, 2, 255}};
    return request;
}

} // namespace

class TestRequestJson : public QObject
{
    Q_OBJECT
private slots:
    void aRequestComesBackAsItWas()
    {
        const ordered_json json = ordered_json::parse(requestJson(fullRequest()).dump());
        const Result<GenerationRequest> back = requestFromJson(json);
        QVERIFY(back.ok());
        QCOMPARE(back->name, fullRequest().name);
        QVERIFY(back->views == fullRequest().views);
        QCOMPARE(back->settings.detail.value_or(0), 256);
        QVERIFY(back->settings.background.colour == fullRequest().settings.background.colour);
        QCOMPARE(requestJson(*back).dump(), json.dump());
    }
    void whatIsMissingOrWrongIsRefused()
    {
        const ordered_json good = requestJson(fullRequest());
        for (const auto &[key, value] : good.items()) {
            ordered_json without = good;
            without.erase(key);
            QVERIFY2(!requestFromJson(without), key.c_str());
            ordered_json other = good;
            other[key] = 7;
            QVERIFY2(!requestFromJson(other), key.c_str());
        }
        for (const auto &[setting, value] : {std::pair<const char *, ordered_json>{"faces", 2},
                                             {"texture", 1000},
                                             {"detail", 64},
                                             {"shape", "flat"}}) {
            ordered_json other = good;
            other["settings"][setting] = value;
            QVERIFY2(!requestFromJson(other), setting);
        }
    }
    void aViewsFileCannotLeadOutOfItsFolder()
    {
        for (const char *file : {"../front.png", "/etc/passwd", "views/../../front.png", ""}) {
            ordered_json json = requestJson(fullRequest());
            json["views"]["front"] = file;
            QVERIFY2(!requestFromJson(json), file);
        }
    }
    void aMomentComesBackToTheMillisecond()
    {
        const UtcTime time{std::chrono::milliseconds(1'795'269'731'042)};
        QCOMPARE(utcText(time), std::string("2026-11-21T14:02:11.042Z"));
        QVERIFY(utcFromText(utcText(time)) == time);
        for (const char *text : {"", "2026-11-21", "2026-13-21T14:02:11.042Z", "2026-02-30T14:02:11.042Z",
                                 "2026-11-21T24:02:11.042Z", "2026-11-21 14:02:11.042Z"})
            QVERIFY2(!utcFromText(text), text);
    }
    void everyStateHasItsWord()
    {
        for (int i = 0; i <= int(JobState::Unconfirmed); ++i)
            QVERIFY(jobStateFromName(jobStateName(JobState(i))) == JobState(i));
        QVERIFY(!jobStateFromName("Ready"));
    }
    void anIdCannotBeAPath()
    {
        QVERIFY(isIdText("0f3a-22"));
        for (const char *text : {"", "..", "a/b", "A", "0123456789012345678901234567890123456789a"})
            QVERIFY2(!isIdText(text), text);
    }
};

QTEST_APPLESS_MAIN(TestRequestJson)
#include "tst_request_json.moc"

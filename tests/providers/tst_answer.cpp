#include "providers/answer.h"
#include "providers/facts.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::providers;

namespace {

HttpResponse answer(int status, std::string body = {})
{
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

} // namespace

class TestAnswer : public QObject
{
    Q_OBJECT
private slots:
    void onlyJsonOfASaneDepthIsRead()
    {
        QCOMPARE(bodyJson(answer(200, "{\"a\":[1]}")).dump(), std::string("{\"a\":[1]}"));
        QVERIFY(bodyJson(answer(200, "<html>")).is_null());
        QVERIFY(bodyJson(answer(200, "{\"a\":\"\xFF\"}")).is_null());
        QVERIFY(bodyJson(answer(200, "{\"a\":1e999}")).is_null());
        QVERIFY(!bodyJson(answer(200, std::string(60, '[') + std::string(60, ']'))).is_null());
        QVERIFY(bodyJson(answer(200, std::string(70, '[') + std::string(70, ']'))).is_null());
        QVERIFY(bodyJson(answer(200, std::string(1'000'000, '['))).is_null());
    }
    void fieldsOfAnotherKindReadAsMissing()
    {
        const ordered_json json = ordered_json::parse(R"({"text":"x","number":7.5,"digits":"0.30","list":[]})");
        QCOMPARE(textField(json, "text"), std::string("x"));
        QCOMPARE(textField(json, "number"), std::string("7.5"));
        QVERIFY(textField(json, "list").empty() && textField(json["list"], "text").empty());
        QCOMPARE(*numberField(json, "digits"), 0.3);
        QVERIFY(!numberField(json, "text") && !numberField(json, "list") && !numberField({}, "digits"));
        for (const char *endless : {"nan", "inf", "-inf", "infinity", "1e999"})
            QVERIFY2(!numberField({{"a", endless}}, "a"), endless);
        QVERIFY(field(ordered_json(3), "a").is_null());
    }
    void onlyAListIsReadAsAList()
    {
        const ordered_json json = ordered_json::parse(R"({"list":[1,2,3],"object":{"a":1},"text":"x","none":null})");
        QCOMPARE(listField(json, "list").size(), std::size_t(3));
        QCOMPARE(listField(json, "list", 2).back().get<int>(), 2);
        for (const char *other : {"object", "text", "none", "missing"})
            QVERIFY2(listField(json, other).empty(), other);
    }
    void aPriceIsAnAmountInItsUnit()
    {
        const ordered_json json = ordered_json::parse(
            R"({"cost":"0.30","none":"","huge":1e300,"units":120,"nothing":0,"words":"free","list":[1]})");
        QCOMPARE(moneyText(*moneyField(json, "cost", "USD")), std::string("$0.30"));
        QCOMPARE(moneyText(*moneyField(json, "units", "CU")), std::string("120 CU"));
        QCOMPARE(moneyField(json, "nothing", "CU")->millionths, std::int64_t(0));
        for (const char *other : {"none", "huge", "missing", "words", "list"})
            QVERIFY2(!moneyField(json, other, "USD"), other);
    }
    void aPriceThatCannotBeOneIsNotKnown()
    {
        for (const ordered_json &odd :
             {ordered_json(-5), ordered_json("-5"), ordered_json(-0.000001), ordered_json("nan"), ordered_json("-inf"),
              ordered_json(1e7), ordered_json("1e308"), ordered_json(true), ordered_json(nullptr)}) {
            QVERIFY2(!moneyField({{"cost", odd}}, "cost", "USD"), odd.dump().c_str());
        }
        // What is left on an account may be a debt.
        QCOMPARE(balanceField({{"left", -0.5}}, "left", "USD")->millionths, std::int64_t(-500'000));
        QVERIFY(!balanceField({{"left", 1e300}}, "left", "USD"));
    }
    void theFirstTextThatSaysSomethingCounts()
    {
        const ordered_json json = ordered_json::parse(R"({"empty":"","error":{"message":"inside"},"detail":"last"})");
        QCOMPARE(firstText(json, {"empty", "error", "detail"}), std::string("inside"));
        QVERIFY(firstText(json, {"empty", "missing"}).empty());
        const ordered_json codes =
            ordered_json::parse(R"({"error":{"message":"","code":17},"list":["x"],"off":false})");
        QCOMPARE(firstText(codes, {"list", "off", "error"}), std::string("17"));
    }
    void whatAServiceSaysIsQuotedInOneLineAndCutBetweenCharacters()
    {
        QCOMPARE(itSays("no"), std::string(" It says: “no.”"));
        QCOMPARE(itSays(" two\n\tlines!  "), std::string(" It says: “two lines!”"));
        QCOMPARE(itSays("bell\a"), std::string(" It says: “bell?”"));
        QVERIFY(itSays("").empty() && itSays(" \n").empty());
        QVERIFY(itSays("<!DOCTYPE html><p>502</p>").empty() && itSays("x <HTML>").empty());
        std::string umlauts;
        for (int i = 0; i < 4000; ++i)
            umlauts += "ü";
        for (const std::string &words : {umlauts, 'x' + umlauts}) {
            const std::string said = itSays(words);
            QVERIFY(said.size() < 240 && said.ends_with("ü …”") && said.find('?') == std::string::npos);
        }
    }
    void anAnswerThatHoldsNothingKnownIsToldByItsStatus()
    {
        QVERIFY(unknownAnswer("Acme", answer(200, "<html>")).detail.find("6 bytes") != std::string::npos);
        QVERIFY(unknownAnswer("Acme", answer(401)).message.find("key") != std::string::npos);
    }
    void aStatusTellsWhatToDoNext()
    {
        const auto message = [](int status) { return statusTrouble("Acme", answer(status), "E1").message; };
        QCOMPARE(message(401), std::string("Acme does not accept the key. It says: “E1.”"));
        for (const int status : {302, 400, 401, 402, 403, 404, 418})
            QVERIFY2(!statusTrouble("Acme", answer(status), {}).advice.empty(), std::to_string(status).c_str());
        QVERIFY(message(402).find("balance") != std::string::npos);
        QVERIFY(message(404).find("does not know") != std::string::npos);
        QVERIFY(statusTrouble("Acme", answer(429), {}).passing);
        QVERIFY(statusTrouble("Acme", answer(503), {}).passing);
        QVERIFY(statusTrouble("Acme", answer(302), {}).passing); // a network's sign-in page, most likely
        for (const int status : {408, 425, 499})
            QVERIFY2(statusTrouble("Acme", answer(status), {}).passing, std::to_string(status).c_str());
        QVERIFY(statusTrouble("Acme", answer(500), {}).charged == Charged::Unknown);
        HttpResponse busy = answer(429);
        busy.headers = {{"retry-after", "7"}};
        QVERIFY(statusTrouble("Acme", busy, {}).wait == std::chrono::seconds(7));
    }
    void theServicesOwnWordsAreCutAndMadeFitToShow()
    {
        QCOMPARE(serviceWords("a\nb\x1B[31m\xFF"), std::string("a b?[31m?"));
        QVERIFY(serviceWords(std::string(5000, 'x')).size() < 320);
    }
    void onlyARefusalProvesThatNothingWasAccepted()
    {
        const auto accepted = [](int status) {
            const HttpResponse response = answer(status);
            return unacceptedAnswer(statusTrouble("Acme", response, {}), response);
        };
        for (const int status : {400, 401, 402, 403, 404, 405, 409, 410, 413, 415, 422, 429})
            QVERIFY2(std::holds_alternative<NotAccepted>(accepted(status)), std::to_string(status).c_str());
        for (const int status : {200, 204, 302, 408, 425, 499, 500, 502, 503, 504})
            QVERIFY2(std::holds_alternative<Unclear>(accepted(status)), std::to_string(status).c_str());
        QVERIFY(std::get<NotAccepted>(accepted(429)).trouble.passing);
        QVERIFY(std::get<Unclear>(accepted(502)).trouble.charged == Charged::Unknown);
    }
    void taskIdsAndAddressesAreCheckedBeforeTheyAreUsed()
    {
        QVERIFY(isPlainTaskId("p14f07db7") && isPlainTaskId("a:b_c.d-1"));
        for (const char *wrong : {"", "a/b", "a?b", "..", "a b", "a\n", "\xC3\xA9"})
            QVERIFY2(!isPlainTaskId(wrong), wrong);
        QVERIFY(!isPlainTaskId(std::string(201, 'a')));
        QVERIFY(isFileAddress("https://files.example/m.glb?sig=a%2Fb") && isFileAddress("http://127.0.0.1:1/m"));
        for (const char *wrong : {"", "ftp://a", "file:///etc/passwd", "https://a b", "https://a\r\nX: 1"})
            QVERIFY2(!isFileAddress(wrong), wrong);
        QVERIFY(!isFileAddress("https://" + std::string(9000, 'a')));
        QCOMPARE(percentEncoded("a b/ü~"), std::string("a%20b%2F%C3%BC~"));
    }
    void factsKeepWhatSaysSomething()
    {
        ordered_json facts = ordered_json::object();
        ordered_json from =
            ordered_json::parse(R"({"seed":7,"none":null,"empty":"","status":"x","list":[1],"hollow":{},"off":false})");
        from["long"] = std::string(9000, 'x');
        keepAllBut(facts, from, {"status"});
        QCOMPARE(facts.dump(), std::string(R"({"seed":7,"list":[1],"off":false})"));
        keepAllBut(facts, ordered_json("text"), {});
        QCOMPARE(facts.size(), std::size_t(3));
    }
};

QTEST_APPLESS_MAIN(TestAnswer)
#include "tst_answer.moc"

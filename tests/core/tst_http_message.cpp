#include "core/http_message.h"

#include <QTest>

using namespace turnaround;

namespace {

std::optional<std::chrono::seconds> waitFor(const std::string &value)
{
    HttpResponse response;
    response.headers = {{"Content-Type", "text/plain"}, {"retry-AFTER", value}};
    return response.retryAfter();
}

} // namespace

class TestHttpMessage : public QObject
{
    Q_OBJECT
private slots:
    void aHeaderIsFoundWhateverItsCase()
    {
        HttpResponse response;
        response.headers = {{"X-One", "1"}, {"x-one", "2"}};
        QCOMPARE(response.header("x-ONE").value_or("missing"), std::string("1"));
        QVERIFY(!response.header("X-On"));
    }
    void aWaitIsReadOnlyInSecondsAndAtMostAnHour()
    {
        QVERIFY(waitFor("7") == std::chrono::seconds(7));
        QVERIFY(waitFor("86400") == std::chrono::seconds(3600));
        QVERIFY(waitFor("99999999999999999999") == std::chrono::seconds(3600));
        QVERIFY(waitFor(std::string(5000, '9')) == std::chrono::seconds(3600));
        QVERIFY(waitFor("00000000000000000000007") == std::chrono::seconds(7));
        for (const char *wrong : {"", "-1", "1.5", "+5", "soon", "Fri, 31 Dec 1999 23:59:59 GMT",
                                  "-99999999999999999999", "99999999999999999999x"})
            QVERIFY2(!waitFor(wrong), wrong);
        QVERIFY(!HttpResponse().retryAfter());
    }
    void onlyTwoHundredsAreASuccess()
    {
        HttpResponse response;
        for (const auto &[status, good] : {std::pair(199, false), {200, true}, {269, true}, {300, false}, {0, false}}) {
            response.status = status;
            QCOMPARE(response.succeeded(), good);
        }
    }
};

QTEST_APPLESS_MAIN(TestHttpMessage)
#include "tst_http_message.moc"

// Which addresses may be talked to, and what is read out of response heads.
#include "net/address.h"
#include "net/response_head.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::net;

class TestAddress : public QObject
{
    Q_OBJECT
private slots:
    void onlyHttpsMayLeaveThisMachine_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<bool>("allowedWithLoopback");
        const auto row = [](const char *url, bool allowed, bool withLoopback) {
            QTest::newRow(url) << url << allowed << withLoopback;
        };
        row("https://files.example.com/a?b=c", true, true);
        row("HTTPS://FILES.EXAMPLE.COM/", true, true);
        row("https://93.184.216.34:8443/a", true, true);
        row("http://files.example.com/a", false, false);
        row("http://localhost:8080/a", false, true);
        row("http://LocalHost/a", false, true);
        row("https://localhost/a", false, true);
        row("http://127.0.0.1/", false, true);
        row("http://127.8.9.10/", false, true);
        row("http://0x7f.1/", false, true);
        row("http://2130706433/", false, true);
        row("http://[::1]:9/", false, true);
        row("http://[::ffff:127.0.0.1]/", false, true);
        row("http://localhost.example.com/", false, false);
        row("http://127.0.0.1.example.com/", false, false);
        row("http://localhost@example.com/", false, false);
        row("https://a:b@localhost/", false, false);
        row("ws://localhost/", false, false);
        row("https:/\\example.com/", false, false);
        row("https://exa\tmple.com/", false, false);
        row("example.com", false, false);
        row("", false, false);
    }
    void onlyHttpsMayLeaveThisMachine()
    {
        QFETCH(QString, url);
        QFETCH(bool, allowed);
        QFETCH(bool, allowedWithLoopback);
        QCOMPARE(isAllowedAddress(url.toStdString(), false), allowed);
        QCOMPARE(isAllowedAddress(url.toStdString(), true), allowedWithLoopback);
    }
    void innerAddressesAreKnown_data()
    {
        QTest::addColumn<bool>("inner");
        for (const char *text : {"127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1",
                                 "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1",
                                 "::", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "ff02::1"})
            QTest::newRow(text) << true;
        for (const char *text :
             {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "example.com", ""})
            QTest::newRow(text) << false;
    }
    void innerAddressesAreKnown()
    {
        QFETCH(bool, inner);
        QCOMPARE(isInnerAddress(std::string(QTest::currentDataTag())), inner);
    }
    void aRedirectKeepsItsQuery()
    {
        const std::string from = "https://a.example/x/y?z";
        QCOMPARE(redirectTarget(from, "https://b.example/p/../q?sig=a%2Bb+c%20&d"),
                 std::optional<std::string>("https://b.example/p/../q?sig=a%2Bb+c%20&d"));
        QCOMPARE(redirectTarget(from, "/w?v"), std::optional<std::string>("https://a.example/w?v"));
        QCOMPARE(redirectTarget(from, "w"), std::optional<std::string>("https://a.example/x/w"));
        QVERIFY(!redirectTarget(from, ""));
        QVERIFY(!redirectTarget(from, "https://b.example/a b"));
    }
    void aRangeIsRead()
    {
        QCOMPARE(parseContentRange("bytes 100-199/200")->first, 100);
        QCOMPARE(parseContentRange("bytes 100-199/200")->whole, 200);
        QCOMPARE(parseContentRange("bytes 0-1/*")->whole, 0);
        for (const char *text : {"", "bytes", "bytes */200", "bytes 5-1/9", "lines 1-2/3", "bytes -1-2/3", "bytes 1-2"})
            QVERIFY2(!parseContentRange(text), text);
    }
};

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"

// Requests that get no answer: what the failure says, above all whether the request may have arrived.
#include "net/asking.h"
#include "net/curl_transport.h"
#include "net/scripted_server.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::net;
using namespace turnaround::tests;
using namespace std::chrono_literals;
using Kind = HttpFailure::Kind;

class TestSendFailures : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { forgetProxies(); }

    void nobodyThereIsOfflineAndNotSent()
    {
        CurlTransport transport;
        QVERIFY(fails(ask(transport, post(deadUrl())), Kind::Offline, false));
    }
    void anUnknownNameIsOfflineAndNotSent()
    {
        CurlTransport transport;
        QVERIFY(fails(ask(transport, post("https://no-such-host.invalid/")), Kind::Offline, false));
    }
    void noTlsIsInsecureAndNotSent()
    {
        ScriptedServer server([](Peer &peer) {
            peer.write("HTTP/1.1 400 Bad Request\r\n\r\n");
            peer.hang();
        });
        CurlTransport transport;
        QVERIFY(fails(ask(transport, post(server.url("/", "127.0.0.1", "https"))), Kind::Insecure, false));
        QVERIFY(server.requests().empty());
    }
    void aResetInTheMiddleOfTlsIsInsecureAndNotSent()
    {
        ScriptedServer server([](Peer &peer) {
            peer.readSome();
            peer.reset();
        });
        CurlTransport transport;
        QVERIFY(fails(ask(transport, post(server.url("/", "127.0.0.1", "https"))), Kind::Insecure, false));
    }
    void aSilentTlsHandshakeEndsAndIsNotSent()
    {
        ScriptedServer server([](Peer &peer) { peer.hang(); });
        CurlTransport transport(100ms);
        QVERIFY(fails(ask(transport, post(server.url("/", "127.0.0.1", "https"))), Kind::Offline, false));
    }
    void anotherAddressIsRefusedAndNotSent_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url :
             {"http://example.com/", "ftp://localhost/", "file:///etc/passwd", "", "localhost", "https://",
              "https://user:word@example.com/", "https://user@example.com/", "https://example.com/a b",
              "https://example.com/\r\nX: y", "gopher://127.0.0.1/", "http://0.0.0.0/", "http://192.168.1.1/"})
            QTest::newRow(url) << url;
    }
    void anotherAddressIsRefusedAndNotSent()
    {
        QFETCH(QString, url);
        CurlTransport transport;
        QVERIFY(fails(ask(transport, post(url.toStdString())), Kind::Refused, false));
    }
    void aHeaderWithALineBreakIsRefused()
    {
        ScriptedServer server([](Peer &peer) { peer.hang(); });
        CurlTransport transport;
        HttpRequest request = post(server.url());
        request.headers.emplace_back("X-Name", "a\r\nX-Other: b");
        QVERIFY(fails(ask(transport, request), Kind::Refused, false));
        QCOMPARE(server.connections(), 0);
    }

    void aConnectionThatEndsAfterTheRequestMayHaveSentIt_data()
    {
        QTest::addColumn<bool>("reset");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("closed before the answer") << false << QByteArray();
        QTest::newRow("reset before the answer") << true << QByteArray();
        QTest::newRow("closed in the head") << false << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
        QTest::newRow("closed in the body") << false << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf");
        QTest::newRow("closed in a piece")
            << false << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nha");
        QTest::newRow("no HTTP") << false << QByteArray("220 mail.example.com ESMTP\r\n");
    }
    void aConnectionThatEndsAfterTheRequestMayHaveSentIt()
    {
        QFETCH(bool, reset);
        QFETCH(QByteArray, written);
        ScriptedServer server([=](Peer &peer) {
            peer.read();
            if (reset)
                peer.reset();
            peer.write(written.toStdString());
        });
        CurlTransport transport;
        QVERIFY(fails(ask(transport, post(server.url())), Kind::Broken, true));
        QCOMPARE(server.requests().size(), std::size_t(1));
    }
    void aResetBeforeTheBodyIsReadMayHaveSentIt()
    {
        ScriptedServer server([](Peer &peer) {
            peer.readSome();
            peer.reset();
        });
        CurlTransport transport;
        const HttpFailure failure = failureIn(ask(transport, post(server.url(), std::string(8 << 20, 'x'))));
        QCOMPARE(failure.kind, Kind::Broken);
        QVERIFY(failure.maybeSent);
    }
    void patienceEnds()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nslow");
            peer.hang();
        });
        CurlTransport transport;
        HttpRequest request = post(server.url());
        request.patience = 100ms;
        QVERIFY(fails(ask(transport, request), Kind::TooSlow, true));
    }
    void aTrickleDoesNotOutlastPatience()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            while (peer.write("H"))
                std::this_thread::sleep_for(5ms);
        });
        CurlTransport transport;
        HttpRequest request = get(server.url());
        request.patience = 200ms;
        QVERIFY(!failureIn(ask(transport, request)).detail.empty());
    }

    void aFailureTellsNoAddress()
    {
        CurlTransport transport;
        const HttpFailure failure = failureIn(ask(transport, post("https://no-such-host.invalid/p?key=sesame")));
        QVERIFY(failure.detail.find("sesame") == std::string::npos);
        QVERIFY(failure.detail.find("invalid/") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSendFailures)
#include "tst_send_failures.moc"

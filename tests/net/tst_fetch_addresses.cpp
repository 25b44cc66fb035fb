// Where downloads may be led, and where not.
#include "net/curl_transport.h"
#include "net/downloads.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::net;
using namespace turnaround::tests;
using Kind = HttpFailure::Kind;

class TestFetchAddresses : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { forgetProxies(); }
    void init() { m_folder = std::make_unique<DownloadFolder>(); }

    void redirectsAreFollowed()
    {
        ScriptedServer server([](Peer &peer) {
            while (const auto request = peer.read()) {
                const int at = request->at(5) - '0';
                if (at < 5)
                    peer.answer("302 Found", "moved", "Location: /" + std::to_string(at + 1) + "?s=%2B+\r\n");
                else
                    serve(peer, *request, "the file");
            }
        });
        CurlTransport transport;
        QCOMPARE(std::get<Fetched>(fetchNow(transport, wanted(server.url("/0")))).bytes, std::int64_t(8));
        QVERIFY(server.requests().back().starts_with("GET /5?s=%2B+ HTTP/1.1"));
    }
    void aRoundOfRedirectsEnds()
    {
        ScriptedServer server([](Peer &peer) {
            while (peer.read())
                peer.answer("302 Found", "", "Location: /\r\n");
        });
        CurlTransport transport;
        QCOMPARE(kindOf(fetchNow(transport, wanted(server.url()))), Kind::Refused);
        QCOMPARE(server.requests().size(), std::size_t(6));
    }
    void aRedirectToWhereNoneMayLeadIsRefused_data()
    {
        QTest::addColumn<QByteArray>("location");
        for (const char *location : {"http://example.com/f", "file:///etc/passwd", "ftp://127.0.0.1/f",
                                     "https://user:word@127.0.0.1/f", "https://127.0.0.1 /f", ""})
            QTest::newRow(location) << QByteArray(location);
    }
    void aRedirectToWhereNoneMayLeadIsRefused()
    {
        QFETCH(QByteArray, location);
        ScriptedServer server([=](Peer &peer) {
            while (peer.read())
                peer.answer("302 Found", "", "Location: " + location.toStdString() + "\r\n");
        });
        CurlTransport transport;
        QCOMPARE(kindOf(fetchNow(transport, wanted(server.url()))), Kind::Refused);
        QCOMPARE(server.requests().size(), std::size_t(1));
        QVERIFY(names().isEmpty());
    }
    void loopbackAndInnerAddressesAreRefused_data()
    {
        QTest::addColumn<QString>("host");
        for (const char *host : {"127.0.0.1", "localhost", "files.localhost", "10.0.0.1", "192.168.0.1",
                                 "169.254.169.254", "0.0.0.0", "[::1]", "[fe80::1]", "0x7f000001"})
            QTest::newRow(host) << host;
    }
    void loopbackAndInnerAddressesAreRefused()
    {
        QFETCH(QString, host);
        ScriptedServer server([](Peer &peer) { peer.hang(); });
        CurlTransport transport;
        Download download = wanted(server.url("/f", host.toStdString(), "https"));
        download.allowLoopback = false;
        QCOMPARE(kindOf(fetchNow(transport, download)), Kind::Refused);
        QCOMPARE(server.connections(), 0);
    }

private:
    Download wanted(const std::string &url) const { return m_folder->wanted(url); }
    QStringList names() const { return m_folder->names(); }

    std::unique_ptr<DownloadFolder> m_folder;
};

QTEST_GUILESS_MAIN(TestFetchAddresses)
#include "tst_fetch_addresses.moc"
